import type { EndedVisit, PassbookLine, ServiceRecord } from '../../../functions/usecases/ports/reading';
import { projectChange } from '../../../functions/usecases/project-change';
import type { Order } from '../../../shared/domain/order/order';
import { HOUR_MS } from '../../../shared/domain/units';

const START_MS = Date.parse('2026-03-03T04:00:00Z');
const base = {
  id: 'ord_01J00000000000000000000001',
  version: 3,
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
  helperId: 'per_01J00000000000000000000003',
  checkInMs: START_MS,
  checkOutMs: START_MS + HOUR_MS,
  proofs: [],
  recordMinutes: 62,
  creditMinutes: 60,
} as const;
const open: Order = { ...base, state: 'open' };
const served: Order = { ...visit, state: 'served' };
const confirmed: Order = { ...visit, state: 'confirmed' };
const disputed: Order = { ...visit, state: 'disputed' };
const settled: Order = { ...visit, state: 'settled', settledMinutes: 60 };
const voided: Order = { ...visit, state: 'voided' };
const cancelled: Order = { ...base, state: 'cancelled' };
const record = (state: Order['state'], recordMinutes = 62) => `record ${state} ${recordMinutes}`;

/** What a change of an order writes, in words. */
const writesOf = async (before: Order | undefined, after: Order): Promise<readonly string[]> => {
  const writes: string[] = [];
  await projectChange({
    writeLines: async (lines: readonly PassbookLine[]) => void writes.push(`${lines.length} lines`),
    writeServiceRecord: async ({ state, recordMinutes }: ServiceRecord) =>
      void writes.push(record(state, recordMinutes)),
    writeEndedVisit: async ({ state, day }: EndedVisit) => void writes.push(`ended ${state} ${day}`),
  })({ kind: 'order', ...(before !== undefined && { before }), after });
  return writes;
};

test.each<[what: string, before: Order | undefined, after: Order, writes: readonly string[]]>([
  ['asked for', undefined, open, []],
  ['checked out: the record is only begun', { ...base, state: 'open' }, served, []],
  ['confirmed', served, confirmed, [record('confirmed')]],
  ['a rung of confirmed climbed', confirmed, { ...confirmed, rung: 1 }, []],
  ['settled after the confirm: another book', confirmed, settled, ['ended settled 20260303']],
  ['denied', served, disputed, [record('disputed')]],
  ['confirmed after the dispute', disputed, confirmed, [record('confirmed')]],
  ['resolved', disputed, settled, [record('settled'), 'ended settled 20260303']],
  [
    'resolved to less',
    disputed,
    { ...settled, recordMinutes: 30 },
    [record('settled', 30), 'ended settled 20260303'],
  ],
  ['resolved to nothing', disputed, voided, [record('voided'), 'ended voided 20260303']],
  ['cancelled', open, cancelled, ['ended cancelled 20260303']],
  [
    'the first change that a rebuild sees is the last one',
    undefined,
    settled,
    [record('settled'), 'ended settled 20260303'],
  ],
])('%s → %j', async (_what, before, after, writes) => {
  expect(await writesOf(before, after)).toEqual(writes);
});
