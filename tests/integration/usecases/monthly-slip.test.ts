import { monthlySlip } from '../../../functions/usecases/monthly-slip';
import { passbook } from '../../../functions/usecases/passbook';
import { yearLines } from '../../../functions/usecases/year-lines';
import { monthlySlipContract } from '../../../shared/contracts/monthly-slip';
import { yearLinesContract } from '../../../shared/contracts/year-lines';
import type { Actor } from '../../../shared/domain/authority/actor';
import type { PersonId } from '../../../shared/domain/ids';
import { DAY_MS, HOUR_MS } from '../../../shared/domain/units';
import { actor, type CityForTests, NOW_MS, startCityForTests } from '../city-for-tests';
import { type EngineForTests, startEngineForTests } from '../engine-for-tests';
import { playIn } from '../play-for-tests';
import { projectAll } from '../stream-for-tests';

const NOON_MS = NOW_MS + 3 * HOUR_MS;

let engine: EngineForTests;
let city: CityForTests;
let play: ReturnType<typeof playIn>;
let elderId: PersonId;
let station: Actor;
let lead: Actor;

/** 韦奶奶 opened in March with 600 minutes: one visit settled in March, one asked for in April and held. */
beforeAll(async () => {
  engine = await startEngineForTests();
  city = await startCityForTests(engine);
  play = playIn(city);
  elderId = await city.addPerson('韦奶奶');
  const helperId = await city.helper();
  const staffId = await city.addPerson('覃干事', { facets: ['staff'], minutes: 0 });
  station = actor(staffId, ['station'], city.stationId);
  lead = actor(staffId, ['stationLead'], city.stationId);
  const id = await play.served({ elderId, startMs: NOON_MS }, helperId);
  await play.confirm(id, NOON_MS + 2 * HOUR_MS);
  await play.settle(id, staffId, NOON_MS + 3 * HOUR_MS);
  await play.request({ elderId, startMs: NOON_MS + 40 * DAY_MS, atMs: NOON_MS + 30 * DAY_MS });
  await projectAll(engine, city);
});
afterAll(async () => {
  await city.stop();
  await engine.stop();
});

const MAY_MS = NOON_MS + 60 * DAY_MS;
type Asked = Parameters<ReturnType<typeof monthlySlip>>[0];
const slip = async (who: Actor, asked: Asked, audience: 'person' | 'desk' = 'desk', atMs = MAY_MS) => {
  const seen = await monthlySlip(city.ports, audience)(asked, who, atMs);
  return seen.ok ? monthlySlipContract.response.parse(seen.value) : seen.refusal.code;
};

test('the station prints a month → what was there, each line, what is left, set aside and given; nobody else is named', async () => {
  const march = await slip(station, { personId: elderId, month: '202603' });
  const april = await slip(station, { personId: elderId, month: '202604' });
  if (typeof march === 'string' || typeof april === 'string') throw new Error('refused');
  expect(march).toMatchObject({
    owner: { calledZh: '韦奶奶' },
    station: { zh: '虚构街道社工站', phone: '0772-0000001' },
    month: 202603,
    isOver: true,
    opening: { availableMinutes: 0, heldMinutes: 0 },
    closing: { availableMinutes: 540, heldMinutes: 0 },
    inMinutes: 600,
    outMinutes: 60,
    recordMinutes: 0,
  });
  expect(march.lines.map(({ command, serviceZh }) => [command, serviceZh])).toEqual([
    ['openAccounts', undefined],
    ['request', '陪同散步'],
    ['settle', '陪同散步'],
  ]);
  expect(JSON.stringify(march)).not.toContain('李师傅');
  expect(april).toMatchObject({
    opening: march.closing,
    closing: { availableMinutes: 480, heldMinutes: 60 },
  });
});

test('the check code → that of the last line on the phone; before anything happened there is none', async () => {
  const seen = await passbook(city.ports)({}, actor(elderId, ['elder']), MAY_MS);
  const april = await slip(station, { personId: elderId, month: '202604' });
  if (!seen.ok || typeof april === 'string') throw new Error('refused');
  expect(april.checkCode).toBe(seen.value.lines[0]?.hash.slice(0, 8));
  const before = await slip(station, { personId: elderId, month: '202602' });
  expect(before).toMatchObject({ lines: [], closing: { availableMinutes: 0, heldMinutes: 0 } });
  expect(before).not.toHaveProperty('checkCode');
});

test('a month that still runs says so; one to come → refused', async () => {
  const april = NOON_MS + 35 * DAY_MS;
  expect(await slip(station, { personId: elderId, month: '202604' }, 'desk', april)).toMatchObject({
    isOver: false,
  });
  expect(await slip(station, { personId: elderId, month: '202605' }, 'desk', april)).toBe('invalid_request');
});

test('who prints is journalled, with why', async () => {
  const before = city.notes.length;
  await slip(station, { personId: elderId, month: '202603' });
  await yearLines(city.ports, 'desk')({ personId: elderId, year: '2026' }, lead, MAY_MS);
  expect(
    city.notes.slice(before).map(({ purpose, subjectIds }) => [purpose, subjectIds.includes(elderId)]),
  ).toEqual([
    ['slip', true],
    ['export', true],
  ]);
});

test('a desk that names nobody, another station, another elder → refused; oneself is let in', async () => {
  const other = { ...station, orgId: city.otherStationId };
  const stranger = actor(await city.addPerson('莫阿公'), ['elder']);
  const asked = { personId: elderId, month: '202603' };
  expect(await slip(station, { month: '202603' })).toBe('invalid_request');
  expect(await slip(other, asked)).toBe('not_allowed');
  expect(await slip(stranger, asked, 'person')).toBe('not_allowed');
  expect(await slip(actor(elderId, ['elder']), { month: '202603' }, 'person')).toMatchObject({
    month: 202603,
  });
});

test('a year → all its lines page by page, the newest first, and who takes them; the years beside it are empty', async () => {
  const year = async (
    who: Actor,
    asked: { year: string; cursor?: string },
    audience: 'person' | 'desk' = 'desk',
  ) => {
    const seen = await yearLines(city.ports, audience)({ personId: elderId, ...asked }, who, MAY_MS);
    return seen.ok ? yearLinesContract.response.parse(seen.value) : seen.refusal.code;
  };
  expect(await year(lead, { year: '2026' })).toMatchObject({
    owner: { calledZh: '韦奶奶' },
    takenBy: { calledZh: '覃干事' },
    lines: [{ seq: 4 }, { seq: 3 }, { seq: 2 }, { seq: 1 }],
  });
  expect(await year(lead, { year: '2025' })).toMatchObject({ lines: [] });
  expect(await year(station, { year: '2026' })).toBe('not_allowed');
  expect(await year(lead, { year: '2026', cursor: 'x' })).toBe('invalid_request');
  expect(await year(actor(elderId, ['elder']), { year: '2026' }, 'person')).toMatchObject({ year: 2026 });
});

test('a busy year → a hundred a page, none twice, none lost', async () => {
  const manyId = await city.addPerson('覃婆婆', { minutes: 12_000 });
  for (let index = 0; index < 120; index += 1)
    await play.request({ elderId: manyId, startMs: NOON_MS + (index % 20) * DAY_MS });
  await projectAll(engine, city);
  const seqs: number[] = [];
  let cursor: string | undefined;
  let pages = 0;
  do {
    const asked = { personId: manyId, year: '2026', ...(cursor !== undefined && { cursor }) };
    const seen = await yearLines(city.ports, 'desk')(asked, lead, MAY_MS);
    if (!seen.ok) throw new Error(seen.refusal.code);
    seqs.push(...seen.value.lines.map(({ seq }) => seq));
    cursor = seen.value.next;
    pages += 1;
  } while (cursor !== undefined && pages < 9);
  expect(seqs).toEqual(Array.from({ length: 121 }, (_, index) => 121 - index));
  expect(pages).toBe(2);
});
