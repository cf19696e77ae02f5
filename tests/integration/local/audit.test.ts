import type { Item } from '../../../functions/store/item';
import { linesOfEntryItem, projectionStore } from '../../../functions/store/projection-store';
import type { Table } from '../../../functions/store/table';
import { projectChange } from '../../../functions/usecases/project-change';
import { audit } from '../../../local/audit/audit';
import { checkAcknowledged } from '../../../local/audit/check-acknowledged';
import { readJournal } from '../../../local/audit/journal';
import { dayOf } from '../../../shared/domain/calendar/shanghai-day';
import type { OrderId, PersonId } from '../../../shared/domain/ids';
import { DAY_MS, HOUR_MS, MINUTE_MS, type Ms } from '../../../shared/domain/units';
import { type CityForTests, NOW_MS, startCityForTests } from '../city-for-tests';
import { type EngineForTests, startEngineForTests } from '../engine-for-tests';
import { playIn } from '../play-for-tests';

/** The settled visit; after it the others were asked for. */
const START_MS: Ms = NOW_MS + 3 * HOUR_MS;
const ASKED_MS: Ms = NOW_MS + 6 * HOUR_MS;
const LATER_MS: Ms = START_MS + 6 * HOUR_MS;

let engine: EngineForTests;
let city: CityForTests;
let table: Table;
/** The whole table of a small city: a settled visit, an accepted one, one in the hall. */
let items: readonly Item[];
let elderId: PersonId;
let helperId: PersonId;
let clerkId: PersonId;
let settledId: OrderId;
let acceptedId: OrderId;
let openId: OrderId;

beforeAll(async () => {
  engine = await startEngineForTests();
  city = await startCityForTests(engine);
  ({ table } = city);
  const { addPerson, helper } = city;
  elderId = await addPerson('王阿姨');
  helperId = await helper({ minutes: 30 });
  clerkId = await addPerson('张社工', { minutes: 0, facets: [] });
  const { request, grab, check, confirm, settle } = playIn(city);
  settledId = await request({ elderId, startMs: START_MS });
  await grab(settledId, helperId);
  await check('in', settledId, START_MS);
  await check('out', settledId, START_MS + 45 * MINUTE_MS);
  await confirm(settledId, START_MS + HOUR_MS);
  await settle(settledId, clerkId, ASKED_MS - HOUR_MS);
  acceptedId = await request({ elderId, startMs: LATER_MS, atMs: ASKED_MS });
  await grab(acceptedId, helperId, ASKED_MS);
  openId = await request({ elderId, startMs: LATER_MS + DAY_MS, atMs: ASKED_MS });

  const projections = projectionStore(table);
  for (const { item } of (await readJournal(table)).entries)
    await projections.writeLines(linesOfEntryItem(item));
  const { order: ended } = await city.ports.load({ orderId: settledId });
  if (ended === undefined) throw new Error('no settled order');
  await projectChange(projections)({ kind: 'order', order: ended });
  items = (await table.scan()).items;
});
afterAll(async () => {
  await city.stop();
  await engine.stop();
});

/** What the audit says of a copy of the table; the city's time is shortly after the orders were made. */
const auditOf = async (copy: readonly Item[], nowMs = ASKED_MS) =>
  audit(await readJournal({ ...table, scan: async () => ({ items: copy }) }), nowMs);

test('the table as the stores left it → clean', async () => {
  expect(await auditOf(items)).toEqual([]);
  // Two openings: drafted, approved, posted, closed.
  expect((await readJournal(table)).entries).toHaveLength(9 + 2 * 4);
});

type Tamper = (copy: Item[]) => Item[];

const isAt = (pk: string, sk: string) => (item: Item) =>
  String(item.pk) === pk && String(item.sk).startsWith(sk);
const change =
  (is: (item: Item) => boolean, into: (item: Item) => Item): Tamper =>
  (copy) => {
    if (!copy.some(is)) throw new Error('nothing to tamper with');
    return copy.map((item) => (is(item) ? into(item) : item));
  };
const remove =
  (is: (item: Item) => boolean): Tamper =>
  (copy) => {
    if (!copy.some(is)) throw new Error('nothing to remove');
    return copy.filter((item) => !is(item));
  };
const add =
  (made: (copy: readonly Item[]) => Item): Tamper =>
  (copy) => [...copy, made(copy)];

const entryOf = (id: () => OrderId, version: number) => (item: Item) =>
  isAt(`ORDER#${id()}`, 'ENTRY#')(item) && item.version === version;
const settled = () => settledId;
const accepted = () => acceptedId;
const open = () => openId;
const order = (id: () => OrderId) => (item: Item) => isAt(`ORDER#${id()}`, 'ORDER')(item);
const head = (item: Item) => isAt(`ACCOUNT#person:${helperId}`, 'HEAD')(item);
const line = (item: Item) => isAt(`ACCOUNT#person:${helperId}`, 'LINE#0000000002')(item);
const day = (item: Item) => isAt(`PERSON#${helperId}`, 'DAY#')(item);
const record = (item: Item) => isAt(`PERSON#${helperId}`, 'RECORD#')(item);
const recordSum = (item: Item) => isAt(`PERSON#${helperId}`, 'RECORDSUM')(item);
const batch = (item: Item) => String(item.sk) === 'BATCH';
const bytesOf = (item: Item, name: string): Uint8Array => {
  const value = item[name];
  if (!(value instanceof Uint8Array)) throw new Error(`${name} is no bytes`);
  return value;
};
const flipped = (bytes: Uint8Array): Uint8Array =>
  bytes.map((byte, index) => (index === 0 ? byte ^ 1 : byte));
const linesOf = ({ lines }: Item): readonly Item[] => (Array.isArray(lines) ? lines : []);
const withFirstLine = (item: Item, more: Item): Item => {
  const [first, ...rest] = linesOf(item);
  return { ...item, lines: [{ ...first, ...more }, ...rest] };
};

test.each<[name: string, invariant: number, place: () => string, tamper: Tamper]>([
  [
    'minutes of a line are changed',
    10,
    () => `order:${settledId} version 6`,
    change(entryOf(settled, 6), (item) => withFirstLine(item, { heldDelta: -45 })),
  ],
  [
    '… and its entry sums to zero no more',
    1,
    () => `order:${settledId} version 6`,
    change(entryOf(settled, 6), (item) => withFirstLine(item, { heldDelta: -45 })),
  ],
  [
    'the instant of an entry is changed',
    10,
    () => `order:${settledId} version 3`,
    change(entryOf(settled, 3), (item) => ({ ...item, atMs: ASKED_MS + 1 })),
  ],
  ['an entry in the middle is deleted', 8, () => `order:${settledId} version 3`, remove(entryOf(settled, 3))],
  ['the last entry is cut off', 8, () => `order:${settledId} version 6`, remove(entryOf(settled, 6))],
  [
    'two entries change places',
    8,
    () => `order:${settledId} version 4`,
    change(entryOf(settled, 4), (item) => ({ ...item, version: 5 })),
  ],
  [
    'an entry is slipped in',
    8,
    () => `order:${openId} version 2`,
    add((copy) => ({ ...copy.find(entryOf(accepted, 2)), pk: `ORDER#${openId}` })),
  ],
  [
    'a command stands in two orders',
    7,
    () => openId,
    add((copy) => ({ ...copy.find(entryOf(accepted, 2)), pk: `ORDER#${openId}` })),
  ],
  [
    'an entry names another one before it',
    10,
    () => `order:${settledId} version 3`,
    change(entryOf(settled, 3), (item) => ({
      ...item,
      previousHash: flipped(bytesOf(item, 'previousHash')),
    })),
  ],
  [
    'a balance is raised',
    2,
    () => `account person:${helperId}`,
    change(head, (item) => ({ ...item, availableMinutes: 500 })),
  ],
  [
    'an account forgets its last line',
    8,
    () => `account person:${helperId} seq 2`,
    change(head, (item) => ({ ...item, seq: 1 })),
  ],
  ['an account is deleted', 8, () => `account person:${helperId} seq 2`, remove(head)],
  [
    'a floor is raised above what was spent',
    3,
    () => `account person:${elderId} seq 2`,
    change(
      (item) => isAt(`ACCOUNT#person:${elderId}`, 'HEAD')(item),
      (item) => ({ ...item, floorMinutes: 580 }),
    ),
  ],
  [
    'the end of a chain is rewritten',
    10,
    () => `order:${acceptedId} version 2`,
    change(order(accepted), (item) => ({ ...item, headHash: flipped(bytesOf(item, 'headHash')) })),
  ],
  [
    'an order holds more than its entries',
    4,
    () => `order:${openId}`,
    change(order(open), (item) => ({ ...item, funding: [`person:${elderId}=90`] })),
  ],
  [
    'an order says that more was settled',
    4,
    () => `order:${settledId}`,
    change(order(settled), (item) => ({ ...item, settledMinutes: 60 })),
  ],
  [
    'an order goes back to a state before',
    9,
    () => `order:${settledId} version 6`,
    change(order(settled), (item) => ({ ...item, state: 'voided' })),
  ],
  [
    'another helper stands in an order',
    6,
    () => `order:${acceptedId} version 2`,
    change(order(accepted), (item) => ({ ...item, helperId: clerkId })),
  ],
  [
    'an order is moved to another time',
    9,
    () => `order:${openId} version 1`,
    change(order(open), (item) => ({ ...item, startKey: `${START_MS}#${openId}` })),
  ],
  ['an order is deleted', 8, () => `order:${openId} version 1`, remove(order(open))],
  ['a batch is deleted', 8, () => 'batch:', remove(batch)],
  [
    'a day forgets a visit',
    16,
    () => `day ${helperId} ${dayOf(START_MS)}`,
    change(day, (item) => ({ ...item, visits: [] })),
  ],
  [
    'two visits of a day overlap',
    16,
    () => `day ${helperId} ${dayOf(START_MS)}`,
    change(day, (item) => ({
      ...item,
      visits: [`${START_MS} 390 ${settledId}`, `${LATER_MS} 60 ${acceptedId}`],
    })),
  ],
  [
    'a passbook line is changed',
    9,
    () => `ACCOUNT#person:${helperId}`,
    change(line, (item) => ({ ...item, availableAfterMinutes: 999 })),
  ],
  ['a passbook line is lost', 9, () => `ACCOUNT#person:${helperId}`, remove(line)],
  [
    'a passbook line is invented',
    9,
    () => `ACCOUNT#person:${helperId}`,
    add((copy) => ({ ...copy.find(line), sk: 'LINE#0000000003' })),
  ],
  [
    'a service record shrinks',
    9,
    () => `PERSON#${helperId}`,
    change(record, (item) => ({ ...item, recordMinutes: 30 })),
  ],
  ['a service record is lost', 9, () => `PERSON#${helperId}`, remove(record)],
  [
    'a service record is an older one',
    9,
    () => `PERSON#${helperId}`,
    change(record, (item) => ({ ...item, version: 5 })),
  ],
  [
    'the sum of service records is changed',
    9,
    () => `PERSON#${helperId} / RECORDSUM`,
    change(recordSum, (item) => ({ ...item, sumMinutes: 63 })),
  ],
  ['the sum of service records is lost', 9, () => `PERSON#${helperId} / RECORDSUM`, remove(recordSum)],
  [
    'a balance beside a line is changed',
    10,
    () => `ORDER#${settledId}`,
    change(entryOf(settled, 6), (item) => withFirstLine(item, { after: [1, 1] })),
  ],
  [
    'something stands beside what the hashes cover',
    10,
    () => `ORDER#${settledId}`,
    change(entryOf(settled, 2), (item) => ({ ...item, note: 'n' })),
  ],
  [
    'an item says nothing that a codec wrote',
    10,
    () => `ORDER#${openId} / ORDER`,
    change(order(open), (item) => ({ ...item, version: 'one' })),
  ],
  [
    'a remark stands in an entry',
    18,
    () => `ORDER#${settledId}`,
    change(entryOf(settled, 2), (item) => ({ ...item, note: '腿脚不便' })),
  ],
  [
    'a remark in English stands in an order',
    18,
    () => `ORDER#${openId}`,
    change(order(open), (item) => ({ ...item, note: 'second door left' })),
  ],
  [
    'a phone stands in an order',
    18,
    () => `ORDER#${openId}`,
    change(order(open), (item) => ({ ...item, note: '15400000001' })),
  ],
])('%s → invariant %i, and where', async (_name, invariant, place, tamper) => {
  const found = await auditOf(tamper([...items]));
  expect(found.filter((each) => each.invariant === invariant).map((each) => each.place)).toEqual(
    expect.arrayContaining([expect.stringContaining(place())]),
  );
});

test('a deadline two minutes ago is the business of the sweep under way, a moment more and it is overdue', async () => {
  const dueAtMs = ASKED_MS + 2 * HOUR_MS;
  expect(await auditOf(items, dueAtMs + 2 * 60_000)).toEqual([]);
  expect(await auditOf(items, dueAtMs + 2 * 60_000 + 1)).toEqual([
    expect.objectContaining({ invariant: 13, place: `order:${openId}` }),
  ]);
});

describe('what somebody heard', () => {
  const heardOf = (more: object, outcome: object) =>
    JSON.stringify({ command: 'grab-order', principal: helperId, resends: 0, ...more, outcome });
  const commandId = () => {
    const [, , id] = String(items.find(entryOf(accepted, 2))?.sk).split('#');
    return id;
  };
  const told = () => ({ ok: true, orderId: acceptedId, state: 'accepted', version: 2, assignmentNo: 1 });

  test('an acknowledged command stands in the journal as it was heard → nothing', async () => {
    const journal = await readJournal(table);
    const file = `${heardOf({ commandId: commandId() }, told())}\n`;
    expect(checkAcknowledged(journal, file)).toEqual({ acknowledged: 1, refused: 0, violations: [] });
  });

  test.each<[string, () => string]>([
    ['an acknowledged command is lost', () => heardOf({ commandId: 'cmd_nobody' }, told())],
    [
      'somebody heard of another assignment',
      () => heardOf({ commandId: commandId() }, { ...told(), assignmentNo: 2 }),
    ],
    [
      'somebody heard of another order',
      () => heardOf({ commandId: commandId() }, { ...told(), orderId: openId }),
    ],
    [
      'a refused command was carried out',
      () => heardOf({ commandId: commandId() }, { ok: false, code: 'order_already_taken' }),
    ],
  ])('%s → invariant 7', async (_name, file) => {
    const { violations } = checkAcknowledged(await readJournal(table), file());
    expect(violations.map(({ invariant }) => invariant)).toEqual([7]);
  });
});
