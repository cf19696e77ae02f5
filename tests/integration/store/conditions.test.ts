import { batchStore } from '../../../functions/store/batch-store';
import type { Condition } from '../../../functions/store/conditions';
import { encodeHead } from '../../../functions/store/head-codec';
import { orderKey } from '../../../functions/store/keys';
import { orderQueries } from '../../../functions/store/order-queries';
import { orderStore } from '../../../functions/store/order-store';
import { sha256 } from '../../../functions/store/sha256';
import type { Table } from '../../../functions/store/table';
import { tryStore } from '../../../functions/store/try-store';
import type { CommandEnvelope, Loaded } from '../../../functions/usecases/ports';
import { decideApprove } from '../../../shared/domain/batch/decide-approve';
import { decideDraft } from '../../../shared/domain/batch/decide-draft';
import { decideStop } from '../../../shared/domain/batch/decide-end';
import { dayOf } from '../../../shared/domain/calendar/shanghai-day';
import type { PersonId } from '../../../shared/domain/ids';
import type { AccountId, Head } from '../../../shared/domain/ledger/account';
import type { OrderIn } from '../../../shared/domain/order/order';
import type { OrderChange } from '../../../shared/domain/order/order-change';
import { defaultRulebook } from '../../../shared/domain/rulebook/default-rulebook';
import { HOUR_MS, type Ms } from '../../../shared/domain/units';
import { type EngineForTests, startEngineForTests } from '../engine-for-tests';
import {
  ASKED_MS,
  changes,
  envelope,
  fresh,
  openAccounts,
  openOrder,
  START_MS,
  visit,
} from './visit-for-tests';

let engine: EngineForTests;
let table: Table;
/** Every condition that a write of these tests carried, as `item clause`. */
const carried = new Set<string>();

const kindOf = (label: string): string => label.split(' ')[0] ?? label;
const nameOf = (label: string, { name }: Condition): string => `${kindOf(label)} ${name}`;
const watching = (label: string, conditions: readonly Condition[]): readonly Condition[] => {
  for (const condition of conditions) carried.add(nameOf(label, condition));
  return conditions;
};

beforeAll(async () => {
  engine = await startEngineForTests();
  table = engine.table({ keepConditions: watching });
});
afterAll(() => engine.stop());

/** For updates, which cannot go without any condition: one that always holds. */
const alwaysHolds = (_label: string, conditions: readonly Condition[]): readonly Condition[] =>
  conditions.map((condition) => ({ ...condition, clause: 'attribute_exists(#pk)', values: {} }));

const DAY = dayOf(START_MS);

type Attempt = {
  readonly envelope: CommandEnvelope;
  readonly loaded: Loaded;
  readonly change: OrderChange;
  readonly atMs?: Ms;
};

const store = () => orderStore(table, sha256);

const opened = async (more: Partial<OrderIn<'open'>> = {}) => {
  const elderId = fresh('person');
  await openAccounts(table, new Map([[`person:${elderId}` as const, 300]]));
  const order = openOrder(elderId, more);
  expect((await visit(table).request(order)).kind).toBe('written');
  return order;
};
const load = (order: Pick<OrderIn<'open'>, 'id'>, helperId: PersonId, accounts: readonly AccountId[] = []) =>
  store().load({ orderId: order.id, days: [{ personId: helperId, day: DAY }], accounts });
const grabAttempt = (loaded: Loaded, helperId: PersonId, more: Partial<Attempt> = {}): Attempt => ({
  envelope: envelope(helperId),
  loaded,
  change: changes.grab(loaded, helperId),
  ...more,
});
const grab = async (order: OrderIn<'open'>, helperId: PersonId, mine?: CommandEnvelope): Promise<void> => {
  const loaded = await load(order, helperId);
  const committed = await store().commit(
    mine ?? envelope(helperId),
    loaded,
    changes.grab(loaded, helperId),
    ASKED_MS,
  );
  expect(committed.kind).toBe('written');
};
const drop = (order: OrderIn<'open'>, helperId: PersonId) =>
  visit(table).step(order.id, helperId, changes.drop, { helperId });

/** What was loaded, with a head that differs from the true one: what no decision would ever see. */
const withHead = (loaded: Loaded, account: AccountId, lie: Partial<Head>): Loaded => {
  const head = loaded.heads.get(account);
  if (head === undefined) throw new Error(`${account} was not loaded`);
  return { ...loaded, heads: new Map([...loaded.heads, [account, { ...head, ...lie }]]) };
};
const requestAttempt = async (minutes: number, lie: Partial<Head>): Promise<Attempt> => {
  const elderId = fresh('person');
  const account = `person:${elderId}` as const;
  await openAccounts(table, new Map([[account, minutes]]));
  const loaded = withHead(await store().load({ accounts: [account] }), account, lie);
  return { envelope: envelope(elderId), loaded, change: changes.request(openOrder(elderId)) };
};

/** An order in `confirmed`, and what a settling clerk loads of it. */
const confirmed = async (helperHasAccount: boolean) => {
  const order = await opened();
  const helperId = fresh('person');
  const accounts = [`person:${order.elderId}`, `person:${helperId}`] as const;
  if (helperHasAccount) await openAccounts(table, new Map([[accounts[1], 15]]));
  await grab(order, helperId);
  const { step } = visit(table);
  await step(order.id, helperId, changes.checkIn);
  await step(order.id, helperId, (each) => changes.checkOut(each));
  await step(order.id, order.elderId, changes.confirm);
  return { order, accounts, loaded: await store().load({ orderId: order.id, accounts }) };
};

/** For each clause of each item, the one situation in which nothing but that clause stands in the way. */
const situations: Record<string, () => Promise<Attempt>> = {
  // The grab of a volunteer who dropped the order since comes a second time, from fresh facts.
  'entry isAbsent': async () => {
    const order = await opened();
    const helperId = fresh('person');
    const mine = envelope(helperId);
    await grab(order, helperId, mine);
    await drop(order, helperId);
    return grabAttempt(await load(order, helperId), helperId, { envelope: mine });
  },
  'order isAbsent': async () => {
    const order = await opened();
    const loaded = await store().load({ accounts: [`person:${order.elderId}`] });
    return { envelope: envelope(order.elderId), loaded, change: changes.request(order) };
  },
  // Open again, but not the open order that was read.
  'order versionIs': async () => {
    const order = await opened();
    const [first, second] = [fresh('person'), fresh('person')];
    const stale = await load(order, second);
    await grab(order, first);
    await drop(order, first);
    return grabAttempt(stale, second);
  },
  'order stateIs': async () => {
    const order = await opened();
    const [first, second] = [fresh('person'), fresh('person')];
    await grab(order, first);
    const { order: accepted, ...rest } = await load(order, second);
    if (accepted === undefined) throw new Error('the order is in the table');
    const lie = { ...order, version: accepted.version, headHash: accepted.headHash };
    return grabAttempt({ ...rest, order: lie }, second);
  },
  'order endsAfter': async () => {
    const order = await opened();
    const helperId = fresh('person');
    return grabAttempt(await load(order, helperId), helperId, { atMs: START_MS });
  },
  // The clock read the order before another sweeper climbed its rung.
  'order dueKeyIs': async () => {
    const order = await opened();
    const loaded = await store().load({ orderId: order.id });
    const standing = loaded.order;
    if (standing?.state !== 'open') throw new Error('the order is open');
    await orderQueries(table).climbRung(standing, { rung: 1, dueAtMs: ASKED_MS + 6 * HOUR_MS });
    const missed = { ...standing, state: 'submitted' as const, version: standing.version + 1 };
    const change = {
      command: 'miss',
      from: 'open',
      order: missed,
      postings: [],
      days: [],
      detail: {},
    } as const;
    return { envelope: envelope('clock', { commandId: `miss:${standing.version}` }), loaded, change };
  },
  // Somebody tried a wrong code meanwhile.
  'order codeTriesAre': async () => {
    const order = await opened();
    const helperId = fresh('person');
    await grab(order, helperId);
    const loaded = await store().load({ orderId: order.id });
    if (loaded.order === undefined) throw new Error('the order is in the table');
    await tryStore(table).countWrongTry(loaded.order, helperId);
    return { envelope: envelope(helperId), loaded, change: changes.checkIn(loaded) };
  },
  'day isAbsent': async () => {
    const helperId = fresh('person');
    const [first, second] = [await opened(), await opened()];
    const stale = await load(second, helperId);
    await grab(first, helperId);
    return grabAttempt(stale, helperId);
  },
  'day versionIs': async () => {
    const helperId = fresh('person');
    const [zeroth, first, second] = [await opened(), await opened(), await opened()];
    await grab(zeroth, helperId);
    const stale = await load(second, helperId);
    await grab(first, helperId);
    return grabAttempt(stale, helperId);
  },
  // The helper's account began after it was looked for.
  'head isAbsent': async () => {
    const { accounts, loaded } = await confirmed(false);
    await openAccounts(table, new Map([[accounts[1], 15]]));
    return { envelope: envelope(fresh('person')), loaded, change: changes.settle(loaded) };
  },
  'head seqIs': async () => {
    const elderId = fresh('person');
    const account = `person:${elderId}` as const;
    await openAccounts(table, new Map([[account, 300]]));
    const stale = await store().load({ accounts: [account] });
    expect((await visit(table).request(openOrder(elderId))).kind).toBe('written');
    return { envelope: envelope(elderId), loaded: stale, change: changes.request(openOrder(elderId)) };
  },
  'head availableAtLeast': () => requestAttempt(45, { availableMinutes: 300 }),
  'head statusIs': async () => {
    const attempt = await requestAttempt(300, {});
    const [head] = [...attempt.loaded.heads.values()];
    if (head === undefined) throw new Error('one head');
    await table.putAll([encodeHead({ ...head, status: 'frozen' })]);
    return attempt;
  },
  'head heldAtLeast': async () => {
    const { accounts, loaded } = await confirmed(true);
    const head = loaded.heads.get(accounts[0]);
    if (head === undefined) throw new Error('the elder has a head');
    await table.putAll([encodeHead({ ...head, heldMinutes: 45 })]);
    return { envelope: envelope(fresh('person')), loaded, change: changes.settle(loaded) };
  },
};

const attempted = async (within: Table, { envelope: mine, loaded, change, atMs = ASKED_MS }: Attempt) =>
  orderStore(within, sha256).commit(mine, loaded, change, atMs);

test.each(Object.entries(situations))(
  '%s: nothing else stands in the way, and it does',
  async (name, arrange) => {
    const attempt = await arrange();
    const refused = await attempted(table, attempt);
    expect(refused.kind).toBe(name.startsWith('entry') ? 'replayed' : 'overtaken');
    const without = engine.table({
      keepConditions: (label, conditions) =>
        conditions.filter((condition) => nameOf(label, condition) !== name),
    });
    expect((await attempted(without, attempt)).kind).toBe('written');
  },
);

test('a rung whose due instant has moved: not climbed, but for its own condition', async () => {
  const order = await opened();
  const [standing] = await orderQueries(table).orders([order.id]);
  if (standing === undefined) throw new Error('the order is in the table');
  await orderQueries(table).climbRung(standing, { rung: 1, dueAtMs: ASKED_MS + 6 * HOUR_MS });
  const later = { rung: 1, dueAtMs: ASKED_MS + 7 * HOUR_MS };
  expect(await orderQueries(table).climbRung(standing, later)).toBe('overtaken');
  const without = engine.table({ keepConditions: alwaysHolds });
  expect(await orderQueries(without).climbRung(standing, later)).toBe('climbed');
});

test('a wrong code for an order that has moved on: not counted, but for its own condition', async () => {
  const order = await opened();
  const [stale] = await orderQueries(table).orders([order.id]);
  if (stale === undefined) throw new Error('the order is in the table');
  await grab(order, fresh('person'));
  const helperId = fresh('person');
  await tryStore(table).countWrongTry(stale, helperId);
  expect((await table.get(orderKey(order.id)))?.codeTries).toBeUndefined();
  await tryStore(engine.table({ keepConditions: alwaysHolds })).countWrongTry(stale, helperId);
  expect((await table.get(orderKey(order.id)))?.codeTries).toEqual([helperId]);
});

test.each([0, 1])(
  'a drop, while a wrong code more is counted than the %d it has read: not written, but for its own condition',
  async (known) => {
    const order = await opened();
    const helperId = fresh('person');
    await grab(order, helperId);
    const [accepted] = await orderQueries(table).orders([order.id]);
    if (accepted === undefined) throw new Error('the order is in the table');
    for (let n = 0; n < known; n += 1) await tryStore(table).countWrongTry(accepted, helperId);
    const loaded = await load(order, helperId);
    await tryStore(table).countWrongTry(accepted, helperId);
    const attempt = { envelope: envelope(helperId), loaded, change: changes.drop(loaded) };
    const refused = await attempted(table, attempt);
    if (refused.kind !== 'overtaken') throw new Error(`the drop was ${refused.kind}`);
    expect(refused.loaded.codeTries).toHaveLength(known + 1);
    const without = engine.table({
      keepConditions: (label, conditions) =>
        conditions.filter((condition) => nameOf(label, condition) !== 'order codeTriesAre'),
    });
    expect((await attempted(without, attempt)).kind).toBe('written');
  },
);

/** A draft of one line, and what a batch's clerk and lead load of it. */
const draftAttempt = () => {
  const [batchId, drafter, opening] = [fresh('batch'), fresh('person'), fresh('org')];
  const rules = defaultRulebook;
  const facts = { batchId, draftedById: drafter, bindings: [], stationId: opening, rules };
  const lines = [{ account: `person:${fresh('person')}` as const, minutes: 60 }];
  const plan = { kind: 'opening', fundAccount: `opening:${opening}`, lines } as const;
  const drafted = decideDraft(sha256, facts, plan, ASKED_MS);
  if (!drafted.ok) throw new Error(drafted.refusal.code);
  const acting = { principal: fresh('person'), bindings: [] };
  const { parts } = drafted.value;
  const approve = (loaded: Loaded) => {
    if (loaded.batch === undefined) throw new Error('the batch was drafted');
    const approved = decideApprove(
      sha256,
      { batch: loaded.batch, parts, heads: loaded.heads, acting, rules },
      ASKED_MS,
    );
    if (!approved.ok) throw new Error(approved.refusal.code);
    return approved.value;
  };
  const draft = (within: Table, mine: CommandEnvelope) =>
    batchStore(within, sha256).commitBatch(mine, noFacts, drafted.value, ASKED_MS);
  return { batchId, drafter, draft, approve };
};
const noFacts: Loaded = { heads: new Map(), days: new Map(), people: new Map(), docs: new Map() };
const lacking = (name: string) =>
  engine.table({
    keepConditions: (label, conditions) =>
      conditions.filter((condition) => nameOf(label, condition) !== name),
  });

test('a batch that was drafted by another command: not written, but for its own condition', async () => {
  const { drafter, draft } = draftAttempt();
  const mine = envelope(drafter);
  expect((await draft(table, mine)).kind).toBe('written');
  expect((await draft(table, mine)).kind).toBe('replayed');
  expect((await draft(table, envelope(drafter))).kind).toBe('overtaken');
  expect((await draft(lacking('batch isAbsent'), envelope(drafter))).kind).toBe('written');
});

test('a batch that has moved since it was read: not written, but for its own condition', async () => {
  const { batchId, drafter, draft, approve } = draftAttempt();
  await draft(table, envelope(drafter));
  const loaded = await batchStore(table, sha256).load({ batchId });
  const { batch } = loaded;
  if (batch === undefined) throw new Error('the batch was drafted');
  const stopped = decideStop(batch, 'other', ASKED_MS);
  if (!stopped.ok) throw new Error(stopped.refusal.code);
  const stop = () =>
    batchStore(table, sha256).commitBatch(envelope(drafter), loaded, stopped.value, ASKED_MS);
  expect((await stop()).kind).toBe('written');
  const late = (within: Table) =>
    batchStore(within, sha256).commitBatch(envelope(fresh('person')), loaded, approve(loaded), ASKED_MS);
  expect((await late(table)).kind).toBe('overtaken');
  expect((await late(lacking('batch versionIs'))).kind).toBe('written');
});

test('no write carries a condition that no test above takes away', () => {
  expect([...carried].sort()).toEqual(
    [
      ...Object.keys(situations),
      'batch isAbsent',
      'batch versionIs',
      'update dueKeyIs',
      'update versionIs',
    ].sort(),
  );
});
