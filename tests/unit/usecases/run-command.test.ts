import { COMMAND_LASTS_MS, type Command } from '../../../functions/usecases/command';
import { type OrderOutcome, outcomeOf } from '../../../functions/usecases/order-outcome';
import type { CommandEnvelope, Committed, Loaded } from '../../../functions/usecases/ports';
import { runCommand } from '../../../functions/usecases/run-command';
import type { Entry } from '../../../shared/domain/ledger/entry';
import type { OrderChange } from '../../../shared/domain/order/order-change';
import { accept, refuse } from '../../../shared/domain/result';

type OrderCommandOf = Command<true, OrderChange, OrderOutcome>;

const NOW_MS = 1_772_500_000_000;
const envelope: CommandEnvelope = {
  commandId: 'cmd_01KJRKB0M00000000000000000',
  principal: 'per_a',
  channel: 'app',
  issuedAtMs: NOW_MS,
  bodyDigest: new Uint8Array(32).fill(1),
};
const entry = (digest = envelope.bodyDigest): Entry => ({
  subject: { kind: 'order', id: 'ord_a' },
  version: 2,
  previousHash: new Uint8Array(32),
  principal: 'per_a',
  commandId: envelope.commandId,
  channel: 'app',
  command: 'grab',
  from: 'open',
  to: 'accepted',
  atMs: NOW_MS,
  bodyDigest: digest,
  detail: {},
  outcome: { state: 'accepted', version: 2, assignmentNo: 1 },
  lines: [],
});
const change: OrderChange = {
  command: 'grab',
  order: {
    id: 'ord_a',
    state: 'open',
    version: 2,
    headHash: new Uint8Array(32),
    serviceCode: 'escort.walk',
    catalogueVersion: 1,
    rulebookVersion: 1,
    elderId: 'per_e',
    stationId: 'org_s',
    communityId: 'org_c',
    cell: 'cell',
    startMs: NOW_MS,
    plannedMinutes: 60,
    funding: [],
    assignmentNo: 0,
    rung: 0,
    sinceMs: NOW_MS,
  },
  postings: [],
  days: [],
  detail: {},
};
const nothing: Loaded = { heads: new Map(), days: new Map(), people: new Map(), docs: new Map() };
const later: Loaded = { ...nothing, codeTries: ['per_a'] };
const outcome = { orderId: 'ord_a', state: 'accepted', version: 2, assignmentNo: 1 };

/** A store that answers by a script, since the engine never returns contention; it notes every call. */
const play = async (
  script: readonly Committed[],
  more: Partial<OrderCommandOf> = {},
  stored: readonly (Entry | undefined)[] = [],
) => {
  const calls: string[] = [];
  const answers = [...script];
  const found = [...stored];
  const told = await runCommand({
    findEntry: async () => {
      calls.push('findEntry');
      return found.shift();
    },
    commit: async (_envelope, seen) => {
      calls.push(seen === later ? 'commit later' : 'commit');
      return answers.shift() ?? { kind: 'contended' };
    },
    pauseWithJitter: async (attempt) => {
      calls.push(`pause ${attempt}`);
    },
  })({
    subject: { kind: 'order', id: 'ord_a' },
    outcomeOf,
    envelope,
    atMs: NOW_MS,
    lastsMs: COMMAND_LASTS_MS,
    load: async () => {
      calls.push('load');
      return nothing;
    },
    admit: () => accept(true as const),
    decide: async (_admitted, loaded) => accept({ change, loaded, envelope }),
    refused: async ({ code }) => {
      calls.push(`refused ${code}`);
    },
    ...more,
  });
  return { calls, told: told.ok ? told.value : told.refusal.code };
};
const refusing: Partial<OrderCommandOf> = { decide: async () => refuse('not_allowed', {}) };

test('accepted and written → the outcome, in two trips', async () => {
  expect(await play([{ kind: 'written', entry: entry() }])).toEqual({
    calls: ['load', 'commit'],
    told: outcome,
  });
});

test('written by an earlier send → its outcome; with another body → command_id_reused', async () => {
  expect((await play([{ kind: 'replayed', entry: entry() }])).told).toEqual(outcome);
  const other = entry(new Uint8Array(32).fill(2));
  expect((await play([{ kind: 'replayed', entry: other }])).told).toBe('command_id_reused');
});

test('contended three times, then written → the outcome, after three pauses, each longer, and a new look after each', async () => {
  const contended = { kind: 'contended' } as const;
  const { calls, told } = await play([contended, contended, contended, { kind: 'written', entry: entry() }]);
  const tries = [1, 2, 3].flatMap((attempt) => ['load', 'commit', `pause ${attempt}`]);
  expect(calls).toEqual([...tries, 'load', 'commit']);
  expect(told).toEqual(outcome);
});

test('contended, and somebody else has won meanwhile → told who stands in the way, without another write', async () => {
  const looks = [nothing, later];
  const { calls, told } = await play([{ kind: 'contended' }], {
    load: async () => looks.shift() ?? later,
    decide: async (_admitted, loaded) =>
      loaded === later ? refuse('not_allowed', {}) : accept({ change, loaded, envelope }),
  });
  expect(calls).toEqual(['commit', 'pause 1', 'findEntry', 'refused not_allowed']);
  expect(told).toBe('not_allowed');
});

test('contention alone → try_again after five tries, once the entry was looked for', async () => {
  const { calls, told } = await play([]);
  expect(told).toBe('try_again');
  expect(calls.filter((call) => call === 'commit')).toHaveLength(5);
  expect(calls.slice(-2)).toEqual(['findEntry', 'refused try_again']);
});

test('contention that was an earlier send of this very command → its outcome', async () => {
  expect((await play([], {}, [entry()])).told).toEqual(outcome);
});

test('overtaken without an entry → decided again on what came back, without another read', async () => {
  const overtaken = { kind: 'overtaken', loaded: later, entryAbsent: true } as const;
  const { calls } = await play([overtaken, { kind: 'written', entry: entry() }]);
  expect(calls).toEqual(['load', 'commit', 'commit later']);
});

test('overtaken without an entry, then refused → the refusal, and the entry is not looked for', async () => {
  const overtaken = { kind: 'overtaken', loaded: later, entryAbsent: true } as const;
  const decide: OrderCommandOf['decide'] = async (_admitted, loaded) =>
    loaded === later ? refuse('not_allowed', {}) : accept({ change, loaded, envelope });
  expect(await play([overtaken], { decide })).toEqual({
    calls: ['load', 'commit', 'refused not_allowed'],
    told: 'not_allowed',
  });
});

test('overtaken while others were at work → all is read anew, for what was silent was perhaps never looked at', async () => {
  const overtaken = { kind: 'overtaken', loaded: later, entryAbsent: false } as const;
  const { calls } = await play([overtaken, { kind: 'written', entry: entry() }]);
  expect(calls).toEqual(['load', 'commit', 'load', 'commit']);
});

test('overtaken while others were at work, then refused → the entry is looked for, and its outcome told', async () => {
  const overtaken = { kind: 'overtaken', loaded: later, entryAbsent: false } as const;
  const decisions = [accept({ change, loaded: nothing, envelope }), refuse('not_allowed', {})];
  const decide: OrderCommandOf['decide'] = async () => decisions.shift() ?? refuse('not_found', {});
  expect(await play([overtaken], { decide }, [entry()])).toEqual({
    calls: ['load', 'commit', 'load', 'findEntry'],
    told: outcome,
  });
});

test('overtaken without an entry, then contended, then refused → the entry is looked for again', async () => {
  const overtaken = { kind: 'overtaken', loaded: later, entryAbsent: true } as const;
  let times = 0;
  const decide: OrderCommandOf['decide'] = async (_admitted, loaded) => {
    times += 1;
    return times < 3 ? accept({ change, loaded, envelope }) : refuse('not_allowed', {});
  };
  const { calls } = await play([overtaken, { kind: 'contended' }], { decide });
  expect(calls.slice(0, 4)).toEqual(['load', 'commit', 'commit later', 'pause 2']);
  expect(calls.slice(4)).toEqual(['load', 'findEntry', 'refused not_allowed']);
});

test('refused by the decision → the entry first: found → its outcome, with another body → reused, none → the refusal stands', async () => {
  expect((await play([], refusing, [entry()])).told).toEqual(outcome);
  expect((await play([], refusing, [entry(new Uint8Array(32))])).told).toBe('command_id_reused');
  expect(await play([], refusing)).toEqual({
    calls: ['load', 'findEntry', 'refused not_allowed'],
    told: 'not_allowed',
  });
});

test('refused by the ledger → the entry first, like a decision’s refusal', async () => {
  const missing = { missingMinutes: 15, account: 'person:per_e' } as const;
  const short: Committed = { kind: 'refused', refusal: { code: 'insufficient_minutes', data: missing } };
  expect((await play([short], {}, [entry()])).told).toEqual(outcome);
  expect((await play([short])).told).toBe('insufficient_minutes');
});

test('not admitted → told at once; nothing stored is looked for', async () => {
  const { calls, told } = await play([], { admit: () => refuse('not_found', {}) }, [entry()]);
  expect(calls).toEqual(['load']);
  expect(told).toBe('not_found');
});

test.each([
  ['one lifetime old', 'done', -COMMAND_LASTS_MS],
  ['a millisecond older', 'command_expired', -COMMAND_LASTS_MS - 1],
  ['two minutes ahead', 'done', 120_000],
  ['a millisecond further ahead', 'command_expired', 120_001],
])('stamped %s → %s', async (_stamp, expected, offsetMs) => {
  const stamped = { ...envelope, issuedAtMs: NOW_MS + offsetMs };
  const { told } = await play([{ kind: 'written', entry: entry() }], { envelope: stamped });
  expect(typeof told === 'string' ? told : 'done').toBe(expected);
});

test('expired, and stored → the stored outcome; expired → never decided, never written', async () => {
  const old = { ...envelope, issuedAtMs: 0 };
  expect((await play([], { envelope: old }, [entry()])).told).toEqual(outcome);
  const decide = async () => {
    throw new Error('decided');
  };
  expect((await play([], { envelope: old, decide })).calls).toEqual([
    'load',
    'findEntry',
    'refused command_expired',
  ]);
});
