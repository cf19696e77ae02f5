import { passbook as passbookQuery } from '../../../functions/usecases/passbook';
import { passbookContract } from '../../../shared/contracts/passbook';
import type { Actor } from '../../../shared/domain/authority/actor';
import type { OrderId, PersonId } from '../../../shared/domain/ids';
import type { Binding } from '../../../shared/domain/person/person';
import { DAY_MS, HOUR_MS } from '../../../shared/domain/units';
import { actor, type CityForTests, fresh, NOW_MS, startCityForTests } from '../city-for-tests';
import { type EngineForTests, startEngineForTests } from '../engine-for-tests';
import { playIn } from '../play-for-tests';
import { projectAll } from '../stream-for-tests';

const NOON_MS = NOW_MS + 3 * HOUR_MS;

let engine: EngineForTests;
let city: CityForTests;
let play: ReturnType<typeof playIn>;
let elderId: PersonId;
let relativeId: PersonId;
let helperId: PersonId;
let settledId: OrderId;

/** One settled visit and one that is only asked for; opened with 600 each. */
beforeAll(async () => {
  engine = await startEngineForTests();
  city = await startCityForTests(engine);
  play = playIn(city);
  ({ elderId, relativeId } = await city.addFamily());
  helperId = await city.helper();
  const clerkId = await city.addPerson('覃干事', { facets: ['staff'], minutes: 0 });
  settledId = await play.served({ elderId, startMs: NOON_MS, plannedMinutes: 90 }, helperId);
  await play.confirm(settledId, NOON_MS + 2 * HOUR_MS);
  await play.settle(settledId, clerkId, NOON_MS + 3 * HOUR_MS);
  await play.request({ elderId, startMs: NOON_MS + DAY_MS, atMs: NOON_MS + 4 * HOUR_MS });
  await projectAll(engine, city);
});
afterAll(async () => {
  await city.stop();
  await engine.stop();
});

type Asked = Parameters<ReturnType<typeof passbookQuery>>[0];
const look = async (who: Actor, asked: Asked = {}, atMs = NOON_MS + 5 * HOUR_MS) => {
  const seen = await passbookQuery(city.ports)(asked, who, atMs);
  return seen.ok ? passbookContract.response.parse(seen.value) : seen.refusal.code;
};
const bookOf = async (who: Actor, asked?: Asked, atMs?: number) => {
  const seen = await look(who, asked, atMs);
  if (typeof seen === 'string') throw new Error(seen);
  return seen;
};
const elder = () => actor(elderId, ['elder']);
const helper = () => actor(helperId, ['volunteer']);

test('an elder who asked twice, once settled → every line with the balance after it, the newest first', async () => {
  const { lines, balance, upToDate, next } = await bookOf(elder());
  expect(
    lines.map((line) => [
      line.seq,
      line.command,
      line.availableDeltaMinutes,
      line.heldDeltaMinutes,
      line.availableAfterMinutes,
      line.heldAfterMinutes,
    ]),
  ).toEqual([
    [4, 'request', -60, 60, 450, 60],
    [3, 'settle', 0, -90, 510, 0],
    [2, 'request', -90, 90, 510, 90],
    [1, 'openAccounts', 600, 0, 600, 0],
  ]);
  expect([balance, upToDate, next]).toEqual([{ availableMinutes: 450, heldMinutes: 60 }, true, undefined]);
});

test('a settled line → its order, service and the other side; hashes as the holder can check them', async () => {
  const [, settled] = (await bookOf(elder())).lines;
  expect(settled).toMatchObject({ orderId: settledId, serviceZh: '陪同散步', withZh: '李师傅' });
  expect(settled?.hash).toMatch(/^[0-9a-f]{64}$/);
});

test('months → what came and went; what is only set aside is neither', async () => {
  expect((await bookOf(elder())).months).toEqual([
    { month: 202603, inMinutes: 600, outMinutes: 90 },
    ...[202602, 202601, 202512, 202511, 202510].map((month) => ({ month, inMinutes: 0, outMinutes: 0 })),
  ]);
});

test('sifted → the lines that came, went, or were only set aside; by month, too; the sums stay those of the whole book', async () => {
  const seqs = async (asked: Asked) => (await bookOf(elder(), asked)).lines.map(({ seq }) => seq);
  expect(await seqs({ show: 'in' })).toEqual([1]);
  expect(await seqs({ show: 'out' })).toEqual([3]);
  expect(await seqs({ show: 'held' })).toEqual([4, 2]);
  expect(await seqs({ show: 'held', month: '202603' })).toEqual([4, 2]);
  expect(await seqs({ month: '202602' })).toEqual([]);
  expect((await bookOf(elder(), { month: '202602' })).months).toEqual((await bookOf(elder())).months);
});

test('a helper → hours earned, the record apart; whom it was with for a day after the visit', async () => {
  const book = await bookOf(helper());
  expect(
    book.lines.map(({ availableDeltaMinutes, availableAfterMinutes }) => [
      availableDeltaMinutes,
      availableAfterMinutes,
    ]),
  ).toEqual([
    [90, 690],
    [600, 600],
  ]);
  expect([book.recordMinutes, (await bookOf(elder())).recordMinutes]).toEqual([90, 0]);
  expect(book.lines[0]?.withZh).toBe('王阿姨');
  const later = await bookOf(helper(), {}, NOON_MS + 90 * 60_000 + DAY_MS);
  expect(later.lines[0]).toMatchObject({ orderId: settledId, serviceZh: '陪同散步' });
  expect(later.lines[0]?.withZh).toBeUndefined();
});

test('a line that the stream has yet to bring → the balance is the account’s, and the book says that it lags', async () => {
  const lateId = await city.addPerson('韦奶奶');
  await projectAll(engine, city);
  await play.request({ elderId: lateId, startMs: NOON_MS });
  const before = await bookOf(actor(lateId, ['elder']));
  expect([before.balance.heldMinutes, before.lines.length, before.upToDate]).toEqual([60, 1, false]);
  await projectAll(engine, city);
  const after = await bookOf(actor(lateId, ['elder']));
  expect([after.lines.length, after.upToDate]).toEqual([2, true]);
});

test('somebody without an account → an empty book that is up to date', async () => {
  const newId = await city.addPerson('小新', { minutes: 0 });
  const book = await bookOf(actor(newId, ['volunteer']));
  expect([book.lines, book.balance, book.upToDate, book.recordMinutes]).toEqual([
    [],
    { availableMinutes: 0, heldMinutes: 0 },
    true,
    0,
  ]);
});

test('50 lines → pages of 20 that follow one another without a gap', async () => {
  const manyId = await city.addPerson('覃婆婆', { minutes: 6_000 });
  for (let index = 0; index < 49; index += 1)
    await play.request({ elderId: manyId, startMs: NOON_MS + (index % 20) * DAY_MS });
  await projectAll(engine, city);
  const seqs: number[] = [];
  const sizes: number[] = [];
  let cursor: string | undefined;
  do {
    const book = await bookOf(actor(manyId, ['elder']), cursor === undefined ? {} : { cursor });
    seqs.push(...book.lines.map(({ seq }) => seq));
    sizes.push(book.lines.length);
    cursor = book.next;
  } while (cursor !== undefined && sizes.length < 9);
  expect(seqs).toEqual(Array.from({ length: 50 }, (_, index) => 50 - index));
  expect(sizes).toEqual([20, 20, 10]);
});

const relativeWith = async (scopes: Binding['scopes']): Promise<Actor> => {
  const id = fresh('person');
  const untilMs = NOW_MS + 100 * DAY_MS;
  const tie = { id: fresh('binding'), elderId, relativeId: id, tie: 'other', guardian: false } as const;
  await city.addPerson('侄子', { id, birthMonth: 199001, bindings: [{ ...tie, scopes, untilMs }] });
  return actor(id, ['family']);
};

test.each<[who: string, asking: () => Promise<Actor>, sees: boolean]>([
  ['the daughter', async () => actor(relativeId, ['family']), true],
  ['a relative who pays', () => relativeWith(['pay']), true],
  ['a relative who orders and looks at visits', () => relativeWith(['order', 'viewVisits']), false],
  [
    'a relative who pays, as an elder',
    async () => ({ ...(await relativeWith(['pay'])), roles: ['elder'] }),
    false,
  ],
  ['another family', async () => actor((await city.addFamily()).relativeId, ['family']), false],
  ['the helper', async () => helper(), false],
  ['another elder', async () => actor(await city.addPerson('莫阿公'), ['elder']), false],
])('%s asks for the elder’s book → %s', async (_who, asking, sees) => {
  const seen = await look(await asking(), { personId: elderId });
  expect(typeof seen === 'string' ? seen : seen.owner.calledZh).toBe(sees ? '王阿姨' : 'not_allowed');
});

test('50 lines, one of them a credit → found from the first page on, and from a later one', async () => {
  const rareId = await city.addPerson('韦阿公', { minutes: 6_000 });
  for (let index = 0; index < 49; index += 1)
    await play.request({ elderId: rareId, startMs: NOON_MS + (index % 20) * DAY_MS });
  await projectAll(engine, city);
  const { lines, next } = await bookOf(actor(rareId, ['elder']), { show: 'in' });
  expect([lines.map(({ seq }) => seq), next]).toEqual([[1], undefined]);
  const held = await bookOf(actor(rareId, ['elder']), { show: 'held' });
  const rest = await bookOf(actor(rareId, ['elder']), { show: 'held', cursor: held.next });
  expect([held.lines.at(-1)?.seq, rest.lines[0]?.seq]).toEqual([31, 30]);
});

test('a made-up cursor → refused', async () => {
  expect(await look(elder(), { cursor: '4; drop' })).toBe('invalid_request');
});
