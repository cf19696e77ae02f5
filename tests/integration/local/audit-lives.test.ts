import type { Item } from '../../../functions/store/item';
import { orderKey } from '../../../functions/store/keys';
import { tryStore } from '../../../functions/store/try-store';
import { audit } from '../../../local/audit/audit';
import { type Journal, readJournal } from '../../../local/audit/journal';
import type { OrderId, PersonId } from '../../../shared/domain/ids';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/domain/units';
import { type CityForTests, fresh, NOW_MS, startCityForTests } from '../city-for-tests';
import { type EngineForTests, startEngineForTests } from '../engine-for-tests';
import { playIn } from '../play-for-tests';

let engine: EngineForTests;
let city: CityForTests;
let play: ReturnType<typeof playIn>;
let helperId: PersonId;
let clerkId: PersonId;
let items: readonly Item[];
const ids: Record<string, OrderId> = {};
const TODAY_MS = NOW_MS + 3 * HOUR_MS;

beforeAll(async () => {
  engine = await startEngineForTests();
  city = await startCityForTests(engine);
  play = playIn(city);
  helperId = await city.helper({ minutes: 0 });
  clerkId = await city.addPerson('张社工', { minutes: 0, facets: [] });
  const elderId = await city.addPerson('王阿姨', { addressHmac: new Uint8Array(32).fill(5) });
  const { request, grab, check, confirm, deny } = play;
  const visit = async (
    name: string,
    startMs: number,
    servedMinutes?: number,
    plannedMinutes = 60,
  ): Promise<OrderId> => {
    const id = await request({ elderId, startMs, plannedMinutes });
    ids[name] = id;
    await grab(id, helperId);
    if (servedMinutes === undefined) return id;
    await check('in', id, startMs);
    await check('out', id, startMs + servedMinutes * MINUTE_MS);
    return id;
  };
  await confirm(await visit('confirmed', TODAY_MS, 20), TODAY_MS + HOUR_MS);
  await deny(await visit('disputed', TODAY_MS + 90 * MINUTE_MS, 45), TODAY_MS + 3 * HOUR_MS);
  await check('in', await visit('serving', TODAY_MS + 4 * HOUR_MS, undefined, 180), TODAY_MS + 4 * HOUR_MS);
  await visit('accepted', TODAY_MS + DAY_MS);
  ids.open = await request({ elderId, startMs: TODAY_MS + 2 * DAY_MS });
  items = (await city.table.scan()).items;
});
afterAll(async () => {
  await city.stop();
  await engine.stop();
});

const idOf = (name: string): OrderId => {
  const id = ids[name];
  if (id === undefined) throw new Error(`no order ${name}`);
  return id;
};
const isOrder = (name: string) => (item: Item) => item.pk === orderKey(idOf(name)).pk && item.sk === 'ORDER';
const journalOf = (copy: readonly Item[]): Promise<Journal> =>
  readJournal({ ...city.table, scan: async () => ({ items: copy }) });
/** What the audit says of each life; passbooks are not projected here, and nobody sweeps. */
const auditOf = async (copy: readonly Item[], nowMs = NOW_MS): Promise<readonly string[]> =>
  audit(await journalOf(copy), nowMs)
    .filter(({ invariant, what }) => invariant !== 13 && what !== 'was not projected')
    .map(({ invariant, place, what }) => `${invariant} ${place}: ${what}`);
const tampered = (name: string, into: (item: Item) => Item): readonly Item[] => {
  if (!items.some(isOrder(name))) throw new Error('nothing to tamper with');
  return items.map((item) => (isOrder(name)(item) ? into(item) : item));
};
const listOf = (item: Item, name: string): readonly unknown[] => {
  const value = item[name];
  if (!Array.isArray(value)) throw new Error(`${name} is no list`);
  return value;
};

test('every order is what its entries made of it', async () => {
  expect(await auditOf(items)).toEqual([]);
});

const LATE_MS = TODAY_MS + 1;
test.each<[field: string, order: string, into: (item: Item) => Item]>([
  ['elderId', 'open', (item) => ({ ...item, elderId: helperId })],
  ['stationId', 'open', (item) => ({ ...item, stationId: fresh('org') })],
  ['communityId', 'open', (item) => ({ ...item, communityId: fresh('org') })],
  ['cell', 'open', (item) => ({ ...item, hallCell: '86411c2dfffffff' })],
  ['addressHmac', 'open', (item) => ({ ...item, addressHmac: new Uint8Array(32) })],
  ['addressHmac', 'accepted', ({ addressHmac: _gone, ...item }) => item],
  ['serviceCode', 'open', (item) => ({ ...item, serviceCode: 'urgent.chat' })],
  ['catalogueVersion', 'open', (item) => ({ ...item, catalogueVersion: 2 })],
  ['rulebookVersion', 'open', (item) => ({ ...item, rulebookVersion: 2 })],
  ['startMs', 'open', (item) => ({ ...item, startKey: `${TODAY_MS}#${idOf('open')}` })],
  ['plannedMinutes', 'open', (item) => ({ ...item, plannedMinutes: 90 })],
  ['funding', 'open', (item) => ({ ...item, funding: ['person:elder=45', `person:${helperId}=15`] })],
  ['assignmentNo', 'accepted', (item) => ({ ...item, assignmentNo: 2 })],
  ['sinceMs', 'accepted', (item) => ({ ...item, sinceMs: NOW_MS + 1 })],
  ['version', 'accepted', (item) => ({ ...item, version: 3 })],
  ['state', 'confirmed', (item) => ({ ...item, state: 'voided' })],
  ['helperId', 'accepted', (item) => ({ ...item, helperId: clerkId })],
  ['checkInMs', 'serving', (item) => ({ ...item, checkInMs: TODAY_MS })],
  ['proofs', 'serving', (item) => ({ ...item, proofs: ['in bareTap'] })],
  ['checkOutMs', 'confirmed', (item) => ({ ...item, checkOutMs: TODAY_MS + HOUR_MS })],
  ['recordMinutes', 'confirmed', (item) => ({ ...item, recordMinutes: 60 })],
  ['creditMinutes', 'confirmed', (item) => ({ ...item, creditMinutes: 60 })],
  [
    'proofs',
    'confirmed',
    (item) => ({ ...item, proofs: [...listOf(item, 'proofs'), `confirm callBack ${clerkId}`] }),
  ],
  ['checkedOutByClock', 'confirmed', (item) => ({ ...item, checkedOutByClock: true })],
  ['deniedById', 'disputed', (item) => ({ ...item, deniedById: helperId })],
  ['deniedById', 'disputed', ({ deniedById: _gone, ...item }) => item],
  ['deniedById', 'confirmed', (item) => ({ ...item, deniedById: helperId })],
  ['endsAtMs', 'open', (item) => ({ ...item, endsAtMs: LATE_MS })],
  ['dueAtMs', 'open', (item) => ({ ...item, dueKey: `${LATE_MS}#${idOf('open')}` })],
  ['rung', 'accepted', (item) => ({ ...item, rung: 9 })],
])('the field %s of an order that is %s is changed → the audit names it', async (field, order, into) => {
  const found = await auditOf(tampered(order, into));
  expect(found).toEqual(
    expect.arrayContaining([
      expect.stringMatching(new RegExp(`^(4|6|9) order:${idOf(order)} version \\d+: ${field} is `)),
    ]),
  );
});

test('a rung that the clock could not yet climb is no rung, however well its instant fits', async () => {
  const { order } = await city.ports.load({ orderId: idOf('open') });
  if (order === undefined) throw new Error('no open order');
  // Two hours after it was asked for the area is widened, six hours after it the station is alarmed.
  const [widened, alarmed] = [order.sinceMs + 2 * HOUR_MS, order.sinceMs + 6 * HOUR_MS];
  const copy = tampered('open', (item) => ({ ...item, rung: 1, dueKey: `${alarmed}#${order.id}` }));
  expect(await auditOf(copy, widened)).toEqual([]);
  expect(await auditOf(copy, widened - 1)).toEqual([expect.stringContaining('rung is 1')]);
});

test('a rung beyond the last one is no rung, even after the end of the state', async () => {
  const { order } = await city.ports.load({ orderId: idOf('accepted') });
  if (order === undefined) throw new Error('no accepted order');
  const endMs = order.startMs + 3 * HOUR_MS;
  // A day before, three hours before, and when the helper is late; then the clock gives the visit up.
  const climbed = (rung: number) =>
    tampered('accepted', (item) => ({ ...item, rung, dueKey: `${endMs}#${order.id}` }));
  expect(await auditOf(climbed(3), endMs)).toEqual([]);
  expect(await auditOf(climbed(4), endMs)).toEqual([expect.stringContaining('rung is 4')]);
});

test('an order whose rulebook or catalogue is not there is named', async () => {
  for (const sort of ['RULEBOOK', 'CATALOGUE'])
    expect(await auditOf(items.filter(({ sk }) => sk !== sort))).toContainEqual(
      expect.stringContaining(`order:${idOf('open')} version 1: names a rulebook, a catalogue or a service`),
    );
});

describe('wrong codes beside an order', () => {
  const isAlarm = async (name: string, codeTries: unknown): Promise<boolean> => {
    const found = await auditOf(tampered(name, (item) => ({ ...item, codeTries })));
    expect(found).toEqual(found.filter((each) => each.includes('codeTries') && each.startsWith('10 ')));
    return found.length > 0;
  };
  test('of its helper, while the visit may begin or end: no alarm', async () => {
    expect(await isAlarm('accepted', [helperId])).toBe(false);
    expect(await isAlarm('serving', [helperId, helperId])).toBe(false);
  });
  test.each<[what: string, order: string, tries: () => unknown]>([
    ['none', 'accepted', () => []],
    ['a number', 'accepted', () => 1],
    ['of somebody who never helped', 'accepted', () => [helperId, clerkId]],
    ['of an order that nobody has taken', 'open', () => [helperId]],
    ['after the visit', 'confirmed', () => [helperId]],
  ])('%s: an alarm', async (_what, order, tries) => {
    expect(await isAlarm(order, tries())).toBe(true);
  });
  test('as the store notes them: no alarm', async () => {
    const { order } = await city.ports.load({ orderId: idOf('accepted') });
    if (order === undefined) throw new Error('no accepted order');
    await tryStore(city.table).countWrongTry(order, helperId);
    const now = (await city.table.scan()).items;
    expect(now.find(isOrder('accepted'))?.codeTries).toEqual([helperId]);
    expect(await auditOf(now)).toEqual([]);
  });
});

test('a day is judged by the rulebook that its orders name', async () => {
  const rules = (creditedPerDayMaxMinutes: number) =>
    items.map((item) => (item.sk === 'RULEBOOK' ? { ...item, creditedPerDayMaxMinutes } : item));
  expect(await auditOf(rules(300))).toEqual([]);
  expect(await auditOf(rules(285))).toEqual([
    expect.stringContaining(`300 minutes with ${idOf('serving')}, whose rulebook allows 285`),
  ]);
});

test('credit written into an order is paid by a settlement, and the audit says so before and after', async () => {
  const forged = tampered('confirmed', (item) => ({
    ...item,
    creditMinutes: 60,
    proofs: [...listOf(item, 'proofs'), `confirm callBack ${clerkId}`],
  })).find(isOrder('confirmed'));
  if (forged === undefined) throw new Error('no forged order');
  await city.table.putAll([{ ...forged, ...orderKey(idOf('confirmed')) }]);
  const before = await auditOf((await city.table.scan()).items);
  expect(before).toEqual([
    expect.stringMatching(/^9 .* proofs is /),
    expect.stringMatching(/^4 .* creditMinutes is 60, its entries say 15$/),
  ]);
  await play.settle(idOf('confirmed'), clerkId, TODAY_MS + 5 * HOUR_MS);
  const after = await auditOf((await city.table.scan()).items);
  expect(after).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/^4 .* credits 60 minutes, the visit came to 15$/),
      expect.stringMatching(/^4 .* moves .*, not /),
      expect.stringMatching(/^4 .* settledMinutes is 60, its entries say 15$/),
    ]),
  );
});
