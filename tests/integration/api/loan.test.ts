import type { Item } from '../../../functions/store/item';
import { audit } from '../../../local/audit/audit';
import { readJournal } from '../../../local/audit/journal';
import type { Actor } from '../../../shared/domain/authority/actor';
import { monthsLater } from '../../../shared/domain/calendar/months-later';
import type { OrderId, PersonId } from '../../../shared/domain/ids';
import { debtOf, loanAccount } from '../../../shared/domain/loan/loan';
import { HOUR_MS, MINUTE_MS } from '../../../shared/domain/units';
import { actor, fresh, NOW_MS } from '../city-for-tests';
import { playIn } from '../play-for-tests';
import {
  type Answer,
  type Cast,
  castOf,
  type LambdasForTests,
  startLambdasForTests,
} from './lambdas-for-tests';

/** 父贷子还 over the real lambdas: asked for, promised, drawn by a visit, given back, ended, borne by the pool. */

let lambdas: LambdasForTests;
let cast: Cast;
let secondLead: Actor;
beforeAll(async () => {
  lambdas = await startLambdasForTests();
  cast = await castOf(lambdas.city);
  const staffId = await lambdas.city.addPerson('另一位站长', { facets: ['staff'], minutes: 0 });
  secondLead = { ...cast.lead, personId: staffId };
  const giverId = await lambdas.city.addPerson('覃叔叔');
  const gift = { to: { kind: 'pool' }, minutes: 600 };
  await lambdas.give(actor(giverId, ['elder']), 'person/give-minutes', gift);
});
afterAll(() => lambdas.stop());

type Body = Readonly<Record<string, unknown>>;
type Pair = { readonly parent: Actor; readonly child: Actor };
const codeOf = ({ status, body }: Answer): string => {
  if (status === 200) return 'done';
  const { rule } = Object(body.data);
  return String(rule ?? body.code);
};
const family = async (): Promise<Pair> => {
  const { elderId, relativeId } = await lambdas.city.addFamily();
  return { parent: actor(elderId, ['elder']), child: actor(relativeId, ['family']) };
};
const ask = ({ parent, child }: Pair, more: Body = {}, who = parent) =>
  lambdas.give(who, `${who.orgId === undefined ? 'person' : 'desk'}/ask-loan`, {
    parentId: parent.personId,
    guarantorId: child.personId,
    ceilingMinutes: 600,
    ...more,
  });
const answer = ({ parent, child }: Pair, route: string, more: Body = {}, who = child, atMs = NOW_MS) =>
  lambdas.give(who, route, { parentId: parent.personId, ...more }, atMs);
const promised = async (): Promise<Pair> => {
  const pair = await family();
  expect([codeOf(await ask(pair)), codeOf(await answer(pair, 'person/guarantee-loan'))]).toEqual([
    'done',
    'done',
  ]);
  return pair;
};
const headOf = async (parentId: PersonId) => {
  const account = loanAccount(parentId);
  return (await lambdas.city.ports.load({ accounts: [account] })).heads.get(account);
};

/** A visit that is to be paid from her loan alone. */
const askFor = ({ parent }: Pair, startMs: number, more: Body = {}, atMs = NOW_MS) =>
  lambdas.give(
    parent,
    'person/request-order',
    {
      elderId: parent.personId,
      sources: [{ kind: 'loan' }],
      serviceCode: 'escort.walk',
      startMs,
      plannedMinutes: 60,
      ...more,
    },
    atMs,
  );
const holdOn = async (pair: Pair, startMs: number): Promise<OrderId> => {
  const { status, body } = await askFor(pair, startMs);
  expect(status).toBe(200);
  // The API gave us the id.
  return body.orderId as OrderId;
};
const serve = async (orderId: OrderId, startMs: number, servedMs = HOUR_MS): Promise<void> => {
  const { grab, check, confirm, settle } = playIn(lambdas.city);
  await grab(orderId, cast.helper.personId);
  await check('in', orderId, startMs);
  await check('out', orderId, startMs + servedMs);
  await confirm(orderId, startMs + HOUR_MS + MINUTE_MS);
  await settle(orderId, cast.community.personId, startMs + 2 * HOUR_MS);
};
let visits = 0;
/** An hour is drawn; each visit at its own time, for one helper serves them all. */
const draw = async (pair: Pair): Promise<void> => {
  visits += 1;
  const startMs = NOW_MS + 3 * HOUR_MS + visits * 24 * HOUR_MS;
  await serve(await holdOn(pair, startMs), startMs);
};

test('asked for, promised, drawn, given back: the account goes down to −60 and up again; each command hears the same when sent again', async () => {
  const pair = await family();
  const { parent, child } = pair;
  const command = { commandId: fresh('command') };
  const first = await ask(pair, command);
  expect(first).toMatchObject({ status: 200, body: { personId: parent.personId, version: 1 } });
  expect(await ask(pair, command)).toEqual(first);
  const promise = { commandId: fresh('command') };
  const promisedOnce = await answer(pair, 'person/guarantee-loan', promise);
  expect(promisedOnce.status).toBe(200);
  expect(await answer(pair, 'person/guarantee-loan', promise)).toEqual(promisedOnce);
  expect(await headOf(parent.personId)).toMatchObject({ availableMinutes: 0, floorMinutes: -600, seq: 1 });
  await draw(pair);
  expect(debtOf(await headOf(parent.personId))).toBe(60);
  const repayment = { commandId: fresh('command'), minutes: 45 };
  const given = await answer(pair, 'person/repay-loan', repayment);
  expect(given).toMatchObject({ status: 200, body: { personId: child.personId } });
  expect(await answer(pair, 'person/repay-loan', repayment)).toEqual(given);
  expect(debtOf(await headOf(parent.personId))).toBe(15);
  expect(await lambdas.balanceOf(child.personId)).toEqual([555, 0]);
});

test('a visit on her loan: the hold lies there, settling consumes it, the debt is what was consumed, and the child gives it back', async () => {
  const pair = await promised();
  const { parent } = pair;
  visits += 1;
  const startMs = NOW_MS + 3 * HOUR_MS + visits * 24 * HOUR_MS;
  const orderId = await holdOn(pair, startMs);
  const { order } = await lambdas.city.ports.load({ orderId });
  expect(order?.funding).toEqual([{ account: loanAccount(parent.personId), kind: 'loan', heldMinutes: 60 }]);
  expect(await headOf(parent.personId)).toMatchObject({ availableMinutes: -60, heldMinutes: 60 });
  expect(await lambdas.balanceOf(parent.personId)).toEqual([600, 0]);
  expect(codeOf(await answer(pair, 'person/repay-loan', { minutes: 15 }))).toBe('repay_at_most');
  await serve(orderId, startMs, 45 * MINUTE_MS);
  expect(await headOf(parent.personId)).toMatchObject({ availableMinutes: -45, heldMinutes: 0 });
  expect(codeOf(await answer(pair, 'person/repay-loan', { minutes: 45 }))).toBe('done');
  expect(await headOf(parent.personId)).toMatchObject({ availableMinutes: 0, heldMinutes: 0 });
});

test('a visit on a loan that nobody promised, that is due, or reaches no further → the rule or what is missing; nothing is held', async () => {
  const pair = await family();
  const startMs = NOW_MS + 20 * 24 * HOUR_MS;
  const elderId = pair.parent.personId;
  const heard = async (more: Body = {}, atMs = NOW_MS) => codeOf(await askFor(pair, startMs, more, atMs));
  expect(await heard()).toBe('loan_none');
  await ask(pair, { ceilingMinutes: 90 });
  expect(await heard()).toBe('loan_none');
  await answer(pair, 'person/guarantee-loan');
  // Never proposed unasked; among what may be chosen instead, as far as it reaches.
  const query = `elderId=${elderId}&serviceCode=escort.walk&startMs=${startMs}&plannedMinutes=120`;
  const { body } = await lambdas.ask(pair.parent, 'person/funding-proposal', query);
  expect(body.sources).toEqual([{ kind: 'own', minutes: 120 }]);
  expect(body.alternatives).toContainEqual({ kind: 'loan', minutes: 90 });
  const tooMuch = await askFor(pair, startMs, { plannedMinutes: 120 });
  expect(tooMuch).toMatchObject({
    status: 422,
    body: { code: 'insufficient_minutes', data: { missingMinutes: 30 } },
  });
  expect(await heard({ sources: [{ kind: 'loan', minutes: 120 }], plannedMinutes: 120 })).toBe(
    'insufficient_minutes',
  );
  const dueAtMs = monthsLater(NOW_MS, 12);
  expect(await heard({ startMs: dueAtMs + 3 * HOUR_MS }, dueAtMs)).toBe('loan_due');
  expect(await headOf(elderId)).toMatchObject({ availableMinutes: 0, heldMinutes: 0 });
  const two = { sources: [{ kind: 'loan', minutes: 90 }, { kind: 'own' }], plannedMinutes: 120 };
  expect(await heard(two)).toBe('done');
  expect(await headOf(elderId)).toMatchObject({ availableMinutes: -90, heldMinutes: 90 });
  expect(await heard()).toBe('insufficient_minutes');
});

test('six visits at once on a loan of two hours: two are held, none goes below the promise', async () => {
  const pair = await family();
  await ask(pair, { ceilingMinutes: 120 });
  await answer(pair, 'person/guarantee-loan');
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, day) => askFor(pair, NOW_MS + (day + 2) * 24 * HOUR_MS)),
  );
  const codes = answers.map(codeOf);
  const held = codes.filter((code) => code === 'done').length;
  expect(codes.filter((code) => !['done', 'insufficient_minutes', 'try_again'].includes(code))).toEqual([]);
  expect(held).toBeGreaterThan(0);
  expect(await headOf(pair.parent.personId)).toMatchObject({
    availableMinutes: -60 * held,
    heldMinutes: 60 * held,
  });
  expect(held).toBeLessThanOrEqual(2);
});

test('ten repayments at once, each of all that is owed → one is made, the others hear that it is too much', async () => {
  const pair = await promised();
  await draw(pair);
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => answer(pair, 'person/repay-loan', { minutes: 60 })),
  );
  const codes = answers.map(codeOf).sort();
  expect(codes.filter((code) => code === 'done')).toEqual(['done']);
  expect(codes.filter((code) => code !== 'done' && code !== 'try_again' && code !== 'repay_at_most')).toEqual(
    [],
  );
  expect(debtOf(await headOf(pair.parent.personId))).toBe(0);
  expect(await lambdas.balanceOf(pair.child.personId)).toEqual([540, 0]);
});

test('a child answers once, and only the one who was asked; a second loan is not asked for', async () => {
  const pair = await family();
  expect(codeOf(await answer(pair, 'person/guarantee-loan'))).toBe('not_found');
  expect(codeOf(await ask(pair, { guarantorId: cast.daughter.personId }))).toBe('loan_guarantor');
  expect(codeOf(await ask(pair, { ceilingMinutes: 615 }))).toBe('loan_at_most');
  expect(codeOf(await ask(pair, {}, cast.station))).toBe('consent_missing');
  const consent = { consentId: fresh('consent'), channel: 'phone' };
  expect(codeOf(await ask(pair, consent, cast.station))).toBe('done');
  expect(codeOf(await ask(pair))).toBe('loan_standing');
  expect(codeOf(await answer(pair, 'person/decline-loan', {}, cast.daughter))).toBe('not_found');
  const both = await Promise.all([
    answer(pair, 'person/decline-loan'),
    answer(pair, 'person/guarantee-loan'),
  ]);
  expect(both.map(codeOf).sort()).toEqual(['done', 'loan_forbids']);
});

test('a promise withdrawn: nothing new is held, what is held is served and stays to be given back', async () => {
  const pair = await promised();
  visits += 1;
  const startMs = NOW_MS + 3 * HOUR_MS + visits * 24 * HOUR_MS;
  const orderId = await holdOn(pair, startMs);
  expect(codeOf(await answer(pair, 'person/end-guarantee'))).toBe('done');
  expect(codeOf(await askFor(pair, startMs + 24 * HOUR_MS))).toBe('loan_ended');
  expect(codeOf(await answer(pair, 'desk/propose-write-off', { reason: 'death' }, cast.station))).toBe(
    'loan_held',
  );
  await serve(orderId, startMs);
  expect(debtOf(await headOf(pair.parent.personId))).toBe(60);
  expect(codeOf(await answer(pair, 'person/repay-loan', { minutes: 60 }))).toBe('done');
});

test('written off by two: not before its time, not by one, once; the pool bears it', async () => {
  const pair = await promised();
  await draw(pair);
  const poolBefore = (await lambdas.city.ports.load({ accounts: [`pool:${lambdas.city.stationId}`] })).heads;
  const propose = (more: Body = {}, who = cast.lead, atMs = NOW_MS) =>
    answer(pair, 'desk/propose-write-off', { reason: 'overdue', ...more }, who, atMs);
  const approve = (who: Actor, more: Body = {}) => answer(pair, 'desk/approve-write-off', more, who);
  expect(codeOf(await approve(secondLead))).toBe('loan_forbids');
  const fromMs = monthsLater(monthsLater(NOW_MS, 12), 6);
  expect((await propose({}, cast.lead, fromMs - MINUTE_MS)).body).toMatchObject({
    code: 'too_early',
    data: { fromMs },
  });
  const proposal = { commandId: fresh('command') };
  const proposed = await propose(proposal, cast.lead, fromMs);
  expect(proposed.status).toBe(200);
  expect(await propose(proposal, cast.lead, fromMs)).toEqual(proposed);
  expect(codeOf(await approve(cast.lead))).toBe('maker_is_checker');
  const thirdLead = {
    ...cast.lead,
    personId: await lambdas.city.addPerson('第三位站长', { facets: ['staff'], minutes: 0 }),
  };
  const approvals = await Promise.all([approve(secondLead), approve(thirdLead)]);
  expect(approvals.map(codeOf).sort()).toEqual(['done', 'loan_forbids']);
  expect(await headOf(pair.parent.personId)).toMatchObject({
    availableMinutes: 0,
    floorMinutes: 0,
    status: 'frozen',
  });
  const pool = (await lambdas.city.ports.load({ accounts: [`pool:${lambdas.city.stationId}`] })).heads;
  const [[, before] = [], [, after] = []] = [[...poolBefore], [...pool]].map(([one]) => one ?? []);
  expect((before?.availableMinutes ?? 0) - (after?.availableMinutes ?? 0)).toBe(60);
  expect(codeOf(await answer(pair, 'person/repay-loan', { minutes: 15 }))).toBe('repay_at_most');
});

test('the desk sees what is due and not given back, the longest due first, of its own station alone', async () => {
  const [first, second, paid] = [await promised(), await promised(), await promised()];
  for (const pair of [first, second, paid]) await draw(pair);
  await answer(paid, 'person/repay-loan', { minutes: 60 });
  const due = async (who: Actor, atMs: number) => {
    const { status, body } = await lambdas.ask(who, 'desk/overdue-loans', '', atMs);
    expect(status).toBe(200);
    return body.items;
  };
  const dueAtMs = monthsLater(NOW_MS, 12);
  expect(await due(cast.station, dueAtMs - 1)).toEqual([]);
  const seen = await due(cast.station, dueAtMs);
  for (const { parent, child } of [first, second])
    expect(seen).toContainEqual({
      parent: { personId: parent.personId, calledZh: '王阿姨' },
      guarantor: { personId: child.personId, calledZh: '小王' },
      dueAtMs,
      owedMinutes: 60,
      heldMinutes: 0,
      writeOffProposed: false,
    });
  expect(JSON.stringify(seen)).not.toContain(paid.parent.personId);
  expect(await due(cast.otherStation, dueAtMs)).toEqual([]);
  // The station's queue and the clock read the same index, under another hash.
  expect((await lambdas.ask(cast.station, 'desk/queue', 'lane=all')).status).toBe(200);
});

/** What the audit says of a copy of the table; passbooks are not projected here, and nobody sweeps. */
const auditOf = async (copy: readonly Item[]) =>
  audit(await readJournal({ ...lambdas.city.table, scan: async () => ({ items: copy }) }), NOW_MS).filter(
    ({ what }) => what !== 'was not projected',
  );
const isProjected = ({ invariant }: { readonly invariant: number }) => invariant !== 13;

test('the journal of it all stands every check; a loan, an account or a repayment that is not what the entries say is found', async () => {
  const { items } = await lambdas.city.table.scan();
  expect((await auditOf(items)).filter(isProjected)).toEqual([]);
  const changed = (is: (item: Item) => boolean, into: (item: Item) => Item): readonly Item[] => {
    const one = items.find(is);
    if (one === undefined) throw new Error('nothing to tamper with');
    return items.map((item) => (item === one ? into(item) : item));
  };
  const isLoan = (state: string) => (item: Item) => item.kind === 'loan' && item.state === state;
  const isHead = (item: Item) => String(item.pk).startsWith('ACCOUNT#loan:') && item.sk === 'HEAD';
  const found = async (copy: readonly Item[]) =>
    (await auditOf(copy)).map(({ invariant, place }) => `${invariant} ${place.replace(/per_\w+/, 'parent')}`);
  for (const copy of [
    changed(isLoan('ended'), (item) => ({ ...item, state: 'open' })),
    changed(isLoan('open'), (item) => ({ ...item, ceilingMinutes: 900 })),
    changed(isLoan('open'), (item) => ({ ...item, dueAtMs: Number(item.dueAtMs) + 1 })),
    changed(isLoan('writtenOff'), (item) => ({ ...item, guarantorId: cast.stranger.personId })),
    items.filter((item) => !isLoan('writtenOff')(item)),
  ])
    expect(await found(copy)).toContainEqual(expect.stringMatching(/^9 loan of parent/));
  expect(await found(changed(isHead, (item) => ({ ...item, floorMinutes: -900 })))).toContain(
    '3 account loan:parent',
  );
  expect(
    await found(
      changed(isHead, (item) => ({ ...item, availableMinutes: Number(item.availableMinutes) + 15 })),
    ),
  ).toContain('11 account loan:parent');
  expect(
    await found(
      changed(
        (item) => item.command === 'repayLoan',
        (item) => ({ ...item, command: 'gift' }),
      ),
    ),
  ).toContainEqual(expect.stringMatching(/^11 account loan:parent seq \d+$/));
});
