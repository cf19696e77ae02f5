import fc from 'fast-check';
import type {
  ProjectionPorts,
  ServiceRecord,
  StandingRecord,
} from '../../../functions/usecases/ports/reading';
import { projectChange } from '../../../functions/usecases/project-change';
import type { OrderId, PersonId } from '../../../shared/domain/ids';
import type { Order } from '../../../shared/domain/order/order';
import type { OrderState } from '../../../shared/domain/order/states';
import { HOUR_MS } from '../../../shared/domain/units';

const START_MS = Date.parse('2026-03-03T04:00:00Z');
const HELPER: PersonId = 'per_01J00000000000000000000003';
const idOf = (visitNo: number): OrderId => `ord_01J0000000000000000000000${visitNo}`;
const base = {
  id: idOf(1),
  version: 1,
  headHash: new Uint8Array(32),
  serviceCode: 'escort.walk',
  catalogueVersion: 1,
  rulebookVersion: 1,
  elderId: 'per_01J00000000000000000000001',
  stationId: 'org_01J00000000000000000000001',
  communityId: 'org_01J00000000000000000000002',
  cell: '86411c2d7ffffff',
  startMs: START_MS,
  plannedMinutes: 60,
  funding: [{ account: 'person:per_01J00000000000000000000001', kind: 'own', heldMinutes: 60 }],
  assignmentNo: 1,
  rung: 0,
  sinceMs: START_MS,
} as const;
const visit = {
  ...base,
  helperId: HELPER,
  checkInMs: START_MS,
  checkOutMs: START_MS + HOUR_MS,
  proofs: [],
  recordMinutes: 62,
  creditMinutes: 60,
} as const;
const open: Order = { ...base, state: 'open' };
const served: Order = { ...visit, version: 5, state: 'served' };
const confirmed: Order = { ...visit, version: 6, state: 'confirmed' };
const disputed: Order = { ...visit, version: 6, state: 'disputed' };
const settled: Order = { ...visit, version: 7, state: 'settled', settledMinutes: 60 };
const voided: Order = { ...visit, version: 7, state: 'voided' };

/** Records and sums in memory, as the store keeps them; `others` may move a sum between the read and the write. */
const booksOf = (others: (sums: Map<PersonId, number>) => void = () => undefined) => {
  const records = new Map<OrderId, ServiceRecord>();
  const sums = new Map<PersonId, number>();
  const seen = { reads: 0, writes: [] as string[], pauses: [] as number[] };
  const standing = (helperId: PersonId, orderId: OrderId): StandingRecord => {
    const [record, sumMinutes] = [records.get(orderId), sums.get(helperId)];
    return { ...(record && { record }), ...(sumMinutes !== undefined && { sumMinutes }) };
  };
  const ports: ProjectionPorts = {
    writeLines: async (lines) => void seen.writes.push(`${lines.length} lines`),
    standingRecord: async (helperId, orderId) => {
      seen.reads += 1;
      return standing(helperId, orderId);
    },
    replaceRecord: async (before, { record, sumMinutes }) => {
      others(sums);
      const now = standing(record.helperId, record.orderId);
      if (now.record?.version !== before.record?.version || now.sumMinutes !== before.sumMinutes)
        return false;
      records.set(record.orderId, record);
      sums.set(record.helperId, sumMinutes);
      seen.writes.push(`${record.state} ${record.version} ${record.recordMinutes}, sum ${sumMinutes}`);
      return true;
    },
    pause: async (attempt) => void seen.pauses.push(attempt),
  };
  const project = (order: Order) => projectChange(ports)({ kind: 'order', order });
  return { records, sums, seen, ports, project };
};

test.each<[what: string, story: readonly Order[], writes: readonly string[]]>([
  ['asked for', [open], []],
  ['cancelled', [open, { ...base, state: 'cancelled' }], []],
  ['checked out: the record is only begun', [served], []],
  ['confirmed', [served, confirmed], ['confirmed 6 62, sum 62']],
  ['a rung of confirmed climbed', [confirmed, { ...confirmed, rung: 1 }], ['confirmed 6 62, sum 62']],
  ['settled after the confirm', [confirmed, settled], ['confirmed 6 62, sum 62', 'settled 7 62, sum 62']],
  ['settled, and the confirm never came', [settled], ['settled 7 62, sum 62']],
  ['denied', [served, disputed], ['disputed 6 62, sum 0']],
  [
    'confirmed after the dispute',
    [disputed, { ...confirmed, version: 7 }],
    ['disputed 6 62, sum 0', 'confirmed 7 62, sum 62'],
  ],
  [
    'disputed after the confirm',
    [confirmed, { ...disputed, version: 7 }],
    ['confirmed 6 62, sum 62', 'disputed 7 62, sum 0'],
  ],
  [
    'resolved to less',
    [disputed, { ...settled, recordMinutes: 30 }],
    ['disputed 6 62, sum 0', 'settled 7 30, sum 30'],
  ],
  ['resolved to nothing', [disputed, voided], ['disputed 6 62, sum 0', 'voided 7 62, sum 0']],
  [
    'reversed',
    [settled, { ...settled, version: 8, state: 'reversed' }],
    ['settled 7 62, sum 62', 'reversed 8 62, sum 0'],
  ],
  [
    'the first once more after the last',
    [disputed, settled, disputed],
    ['disputed 6 62, sum 0', 'settled 7 62, sum 62'],
  ],
  ['the last before the first', [settled, disputed], ['settled 7 62, sum 62']],
])('%s → %j', async (_what, story, writes) => {
  const { project, seen } = booksOf();
  for (const order of story) await project(order);
  expect(seen.writes).toEqual(writes);
});

test('the lines of an entry → written as they are, and no record is looked at', async () => {
  const { ports, seen } = booksOf();
  await projectChange(ports)({ kind: 'entry', lines: [] });
  expect([seen.writes, seen.reads]).toEqual([['0 lines'], 0]);
});

test('two visits of one helper meet → the one that was overtaken reads again and adds to what stands', async () => {
  let met = 0;
  const { project, sums, seen } = booksOf((all) => {
    met += 1;
    if (met <= 2) all.set(HELPER, met * 100);
  });
  await project(confirmed);
  expect([sums.get(HELPER), seen.reads, seen.pauses]).toEqual([262, 3, [1, 2]]);
});

test('overtaken for ever → throws after eight tries, so that the stream brings the change again', async () => {
  const { project, records, seen } = booksOf((all) => void all.set(HELPER, (all.get(HELPER) ?? 0) + 1));
  await expect(project(confirmed)).rejects.toThrow();
  expect([records.size, seen.reads]).toEqual([0, 8]);
});

const ended: readonly OrderState[] = ['confirmed', 'disputed', 'settled', 'voided', 'reversed'];
/** Lives of several visits: which states a record saw, and its minutes; versions follow one another. */
const lives = fc
  .array(
    fc.array(fc.record({ state: fc.constantFrom(...ended), minutes: fc.nat(240) }), {
      minLength: 1,
      maxLength: 5,
    }),
    {
      minLength: 1,
      maxLength: 4,
    },
  )
  .map((all) =>
    all.map((steps, visitNo) =>
      steps.map(
        ({ state, minutes }, index) =>
          // Every state of `ended` has these fields; `settledMinutes` is read by nobody here.
          ({ ...settled, id: idOf(visitNo), version: 6 + index, state, recordMinutes: minutes }) as Order,
      ),
    ),
  );
/** The changes of lives in any order, some of them again, any but the last of each life lost. */
const deliveries = lives.chain((all) =>
  fc
    .tuple(fc.shuffledSubarray(all.flatMap((life) => life.slice(0, -1))), fc.shuffledSubarray(all.flat()))
    .chain(([some, again]) => {
      const lasts = all.flatMap((life) => life.slice(-1));
      const sent = [...some, ...again, ...lasts];
      return fc.shuffledSubarray(sent, { minLength: sent.length }).map((order) => ({ lasts, order }));
    }),
);

test('any order of delivery, some twice, all but the last of each life lost → the records and the sum of the last', async () => {
  await fc.assert(
    fc.asyncProperty(deliveries, async ({ lasts, order }) => {
      const { project, records, sums } = booksOf();
      for (const each of order) await project(each);
      const states = lasts.map((last) => [last.id, last.version, last.state]);
      expect([...records.values()].map((one) => [one.orderId, one.version, one.state]).sort()).toEqual(
        states.sort(),
      );
      const counted = [...records.values()].filter(
        ({ state }) => state === 'confirmed' || state === 'settled',
      );
      expect(sums.get(HELPER)).toBe(counted.reduce((sum, { recordMinutes }) => sum + recordMinutes, 0));
    }),
  );
});
