import { projectionStore } from '../../../functions/store/projection-store';
import type { ServiceRecord, StandingRecord } from '../../../functions/usecases/ports/reading';
import { type EngineForTests, startEngineForTests } from '../engine-for-tests';
import { fresh, START_MS } from './visit-for-tests';

let engine: EngineForTests;
beforeAll(async () => {
  engine = await startEngineForTests();
});
afterAll(() => engine.stop());

/** The store, with one of its conditions taken away. */
const storeWithout = (left?: string) =>
  projectionStore(
    engine.table({
      keepConditions: (label, conditions) =>
        conditions.map((condition) =>
          `${label} ${condition.name}` === left
            ? { ...condition, clause: 'attribute_exists(#pk) OR attribute_not_exists(#pk)', values: {} }
            : condition,
        ),
    }),
  );

const recordOf = (more: Partial<ServiceRecord> = {}): ServiceRecord => ({
  helperId: fresh('person'),
  orderId: fresh('order'),
  version: 6,
  state: 'confirmed',
  startMs: START_MS,
  recordMinutes: 62,
  ...more,
});
const read = ({ helperId, orderId }: ServiceRecord) => storeWithout().standingRecord(helperId, orderId);

test('a first record → it and its sum stand; another helper’s sum is another', async () => {
  const [record, other] = [recordOf(), recordOf()];
  expect(await read(record)).toEqual({});
  expect(await storeWithout().replaceRecord({}, { record, sumMinutes: 62 })).toBe(true);
  expect(await read(record)).toEqual({ record, sumMinutes: 62 });
  expect(await storeWithout().recordSum(record.helperId)).toBe(62);
  expect([await read(other), await storeWithout().recordSum(other.helperId)]).toEqual([{}, 0]);
});

/** What was read, what others wrote meanwhile, and the condition that alone sees it. */
test.each<
  [
    what: string,
    condition: string,
    before: StandingRecord,
    meanwhile: StandingRecord & { sumMinutes: number },
  ]
>([
  [
    'no record: one came',
    'record isAbsent',
    { sumMinutes: 100 },
    { record: recordOf({ version: 7 }), sumMinutes: 100 },
  ],
  [
    'a record: a later one came',
    'record versionIs',
    { record: recordOf({ version: 5 }), sumMinutes: 100 },
    { record: recordOf({ version: 7 }), sumMinutes: 100 },
  ],
  ['no sum: one came', 'sum isAbsent', {}, { sumMinutes: 30 }],
  ['a sum: it moved', 'sum sumIs', { sumMinutes: 100 }, { sumMinutes: 130 }],
])('%s meanwhile → %s alone keeps the write out, whole', async (_what, condition, before, meanwhile) => {
  const attempt = async (left?: string) => {
    const record = recordOf();
    const { helperId, orderId } = record;
    const theirs = ({ record: one, ...sum }: StandingRecord): StandingRecord => ({
      ...(one && { record: { ...one, helperId, orderId } }),
      ...sum,
    });
    const [was, is] = [theirs(before), theirs(meanwhile)];
    // What others wrote: a record and its sum, or another record's sum alone.
    await storeWithout('none').replaceRecord(
      {},
      { record: is.record ?? recordOf({ helperId }), sumMinutes: meanwhile.sumMinutes },
    );
    const written = await storeWithout(left).replaceRecord(was, {
      record,
      sumMinutes: (was.sumMinutes ?? 0) + 62,
    });
    return { written, stands: await read(record), is };
  };
  const kept = await attempt();
  expect([kept.written, kept.stands]).toEqual([false, kept.is]);
  expect((await attempt(condition)).written).toBe(true);
});

test('a record whose sum stays → the sum is neither written nor asked for', async () => {
  const record = recordOf();
  await storeWithout().replaceRecord({}, { record, sumMinutes: 62 });
  const trips: number[] = [];
  const store = projectionStore(
    engine.table({ observe: ({ capacity }) => void trips.push(capacity.totalUnits) }),
  );
  const settled: ServiceRecord = { ...record, version: 7, state: 'settled' };
  expect(await store.replaceRecord({ record, sumMinutes: 62 }, { record: settled, sumMinutes: 62 })).toBe(
    true,
  );
  expect(trips).toEqual([2]);
});
