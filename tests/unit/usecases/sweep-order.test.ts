import type { Committed, Loaded } from '../../../functions/usecases/ports';
import { type SweepOrderPorts, sweepOrder } from '../../../functions/usecases/sweep-order';
import { defaultCatalogue } from '../../../shared/domain/catalogue/default-catalogue';
import { FIRST_HASH } from '../../../shared/domain/ledger/account';
import type { Order } from '../../../shared/domain/order/order';
import { defaultRulebook } from '../../../shared/domain/rulebook/default-rulebook';
import { DAY_MS, HOUR_MS } from '../../../shared/domain/units';

/** What the engine cannot be made to do at will: contention, and somebody who is always a step ahead. */
const START_MS = Date.parse('2026-03-03T04:00:00Z');
const missed: Order = {
  id: 'ord_01J00000000000000000000001',
  state: 'open',
  version: 1,
  headHash: FIRST_HASH,
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
  assignmentNo: 0,
  endsAtMs: START_MS,
  dueAtMs: START_MS,
  rung: 4,
  sinceMs: START_MS - 3 * DAY_MS,
};
const loadedWith = (order: Order | undefined): Loaded => ({
  ...(order !== undefined && { order }),
  heads: new Map(),
  days: new Map(),
  people: new Map(),
  docs: new Map(),
});

const portsWith = (commit: () => Promise<Committed>, order: Order | undefined = missed) => {
  const calls = { loads: 0, commits: 0, pauses: [] as number[] };
  const ports: SweepOrderPorts = {
    load: async () => {
      calls.loads += 1;
      return loadedWith(order);
    },
    commit: async () => {
      calls.commits += 1;
      return commit();
    },
    pauseWithJitter: async (attempt) => {
      calls.pauses.push(attempt);
    },
    rulebook: async () => defaultRulebook,
    catalogue: async () => defaultCatalogue,
    climbRung: async () => 'overtaken',
  };
  return { ports, calls };
};

test('contention that does not end → three pauses, each longer, then thrown', async () => {
  const { ports, calls } = portsWith(async () => ({ kind: 'contended' }));
  await expect(sweepOrder(ports)(missed.id, START_MS)).rejects.toThrow();
  expect(calls).toEqual({ loads: 4, commits: 4, pauses: [1, 2, 3] });
});

test('somebody always a step ahead → given up after forty looks, nothing claimed', async () => {
  const { ports, calls } = portsWith(async () => ({
    kind: 'overtaken',
    loaded: loadedWith(missed),
    entryAbsent: true,
  }));
  expect(await sweepOrder(ports)(missed.id, START_MS)).toEqual([]);
  expect([calls.commits, calls.pauses]).toEqual([40, []]);
});

test('the ledger refuses what the clock must do → thrown, for a person to look at', async () => {
  const { ports } = portsWith(async () => ({
    kind: 'refused',
    refusal: {
      code: 'account_not_open',
      data: { account: 'person:per_01J00000000000000000000001', status: 'closed' },
    },
  }));
  await expect(sweepOrder(ports)(missed.id, START_MS)).rejects.toThrow();
});

test.each<[what: string, order: Order | undefined]>([
  ['an order that is gone from under the index', undefined],
  [
    'an order whose deadline has moved on since the index was read',
    { ...missed, dueAtMs: START_MS + HOUR_MS },
  ],
  ['an order that no clock looks at', { ...missed, state: 'cancelled' }],
])('%s → nothing', async (what, order) => {
  const { dueAtMs: _due, ...never } = order ?? missed;
  const given = what.endsWith('looks at') ? never : order;
  const { ports, calls } = portsWith(() => Promise.reject(new Error('nothing to commit')), given);
  const none = given === undefined ? { ...ports, load: async () => loadedWith(undefined) } : ports;
  expect(await sweepOrder(none)(missed.id, START_MS)).toEqual([]);
  expect(calls.commits).toBe(0);
});

const LATE_MS = START_MS + 48 * HOUR_MS;
const late: Order = {
  ...missed,
  state: 'submitted',
  version: 2,
  rung: 2,
  sinceMs: START_MS,
  dueAtMs: LATE_MS,
};
const { endsAtMs: _end, dueAtMs: _due, ...ended } = late;

test.each<[what: string, meanwhile: Order]>([
  ['moves', { ...ended, version: 3, state: 'cancelled' }],
  // Another sweeper knows a newer holiday notice: no new version says so, and the write would be conditional on this instant.
  ['is put off', { ...late, dueAtMs: LATE_MS + DAY_MS }],
])(
  'an order that %s between the two reads of a close → nothing is committed on what is gone',
  async (_what, meanwhile) => {
    const { ports, calls } = portsWith(() => Promise.reject(new Error('committed on what is gone')));
    const seen = [late, meanwhile];
    const moving: SweepOrderPorts = {
      ...ports,
      load: async () => {
        calls.loads += 1;
        return loadedWith(seen[Math.min(calls.loads, seen.length) - 1]);
      },
    };
    expect(await sweepOrder(moving)(missed.id, LATE_MS)).toEqual([]);
    expect(calls).toMatchObject({ loads: 3, commits: 0 });
  },
);
