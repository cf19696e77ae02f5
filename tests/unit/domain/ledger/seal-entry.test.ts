import fc from 'fast-check';
import { type AccountId, FIRST_HASH, type Posting } from '../../../../shared/domain/ledger/account';
import { type EntryDraft, sealEntry } from '../../../../shared/domain/ledger/seal-entry';
import { type Act, accountOf, acts, orderId, PEOPLE, personId, runCity, sha256 } from './city-for-tests';

const draft = (postings: readonly Posting[]): EntryDraft => ({
  subject: { kind: 'order', id: orderId(1) },
  version: 1,
  previousHash: FIRST_HASH,
  principal: personId(1),
  commandId: 'cmd_1',
  channel: 'app',
  command: 'request',
  to: 'open',
  atMs: 1,
  bodyDigest: FIRST_HASH,
  detail: {},
  outcome: { state: 'open', version: 1 },
  postings,
});
const [A, B] = [accountOf(1), accountOf(2)] as const;

test.each<[what: string, postings: readonly Posting[]]>([
  ['lines that do not sum to zero (invariant 1)', [{ account: A, availableDelta: 1, heldDelta: 0 }]],
  [
    'two lines on one account',
    [
      { account: A, availableDelta: 15, heldDelta: 0 },
      { account: A, availableDelta: -15, heldDelta: 0 },
    ],
  ],
  [
    'a line without effect',
    [
      { account: A, availableDelta: 0, heldDelta: 0 },
      { account: B, availableDelta: 0, heldDelta: 0 },
    ],
  ],
])('%s: a bug, throws', (_what, postings) => {
  const rich = { ...headOf(A), availableMinutes: 60 };
  expect(() => sealEntry(sha256, draft(postings), new Map([[A, rich]]))).toThrow();
});

test('an account without a head is credited from nothing, and cannot be drawn on', () => {
  const move = (from: AccountId, to: AccountId) =>
    draft([
      { account: from, availableDelta: -15, heldDelta: 0 },
      { account: to, availableDelta: 15, heldDelta: 0 },
    ]);
  const rich = { ...headOf(A), availableMinutes: 60 };
  const sealed = sealEntry(sha256, move(A, B), new Map([[A, rich]]));
  expect(sealed.ok && sealed.value.newHeads).toMatchObject([
    { account: A, availableMinutes: 45, seq: 5 },
    { account: B, availableMinutes: 15, seq: 1, floorMinutes: 0 },
  ]);
  expect(sealEntry(sha256, move(B, A), new Map([[A, rich]]))).toMatchObject({
    refusal: { code: 'insufficient_minutes', data: { missingMinutes: 15, account: B } },
  });
});

const headOf = (account: AccountId) => ({
  account,
  availableMinutes: 0,
  heldMinutes: 0,
  floorMinutes: 0,
  seq: 4,
  headHash: FIRST_HASH,
  status: 'open' as const,
});

/**
 * The model: everybody keeps two heaps of single minutes, and every held minute knows its order. It shares no arithmetic with the
 * ledger and knows neither heads nor lines.
 */
const runModel = (all: readonly Act[]) => {
  const free = Array.from({ length: PEOPLE }, () => 0);
  const orders: { sources: { who: number; minutes: number }[]; standing: boolean }[] = [];
  let left = 1_000;
  const carryOut = (act: Act): string => {
    switch (act.kind) {
      case 'open':
        if (act.minutes > left) return 'insufficient_minutes';
        left -= act.minutes;
        free[act.who] = (free[act.who] ?? 0) + act.minutes;
        return 'written';
      case 'request':
        if (act.sources.some(({ who, minutes }) => minutes > (free[who] ?? 0))) return 'insufficient_minutes';
        for (const { who, minutes } of act.sources) free[who] = (free[who] ?? 0) - minutes;
        orders.push({ sources: [...act.sources], standing: true });
        return 'written';
      case 'cancel':
      case 'settle': {
        const order = orders[act.order];
        if (order === undefined || !order.standing) return 'impossible';
        const minutes = order.sources.flatMap(({ who, minutes: count }) => Array<number>(count).fill(who));
        const paid = act.kind === 'settle' ? act.minutes : 0;
        if (paid > minutes.length) return 'impossible';
        if (act.kind === 'settle' && order.sources.some(({ who }) => who === act.helper)) return 'impossible';
        order.standing = false;
        for (const [index, payer] of minutes.entries()) {
          const to = index < paid && act.kind === 'settle' ? act.helper : payer;
          free[to] = (free[to] ?? 0) + 1;
        }
        return 'written';
      }
    }
  };
  const outcomes = all.map(carryOut);
  const held = Array.from({ length: PEOPLE }, (_, who) =>
    orders
      .filter(({ standing }) => standing)
      .flatMap(({ sources }) => sources)
      .filter((source) => source.who === who)
      .reduce((sum, { minutes }) => sum + minutes, 0),
  );
  return { outcomes, free, held };
};

test('any sequence of openings, requests, settlements and cancellations: outcomes and balances are those of the model', () => {
  fc.assert(
    fc.property(acts, (all) => {
      const city = runCity(all);
      const model = runModel(all);
      expect(city.outcomes).toEqual(model.outcomes);
      const heads = Array.from({ length: PEOPLE }, (_, who) => city.heads.get(accountOf(who)));
      expect(heads.map((head) => head?.availableMinutes ?? 0)).toEqual(model.free);
      expect(heads.map((head) => head?.heldMinutes ?? 0)).toEqual(model.held);
      const sum = [...city.heads.values()].reduce(
        (total, head) => total + head.availableMinutes + head.heldMinutes,
        0,
      );
      expect(sum).toBe(0);
    }),
    { numRuns: 300 },
  );
});
