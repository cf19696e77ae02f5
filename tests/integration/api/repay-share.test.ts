import type { Item } from '../../../functions/store/item';
import { sweepOrder } from '../../../functions/usecases/sweep-order';
import { audit } from '../../../local/audit/audit';
import { readJournal } from '../../../local/audit/journal';
import type { Actor } from '../../../shared/domain/authority/actor';
import type { OrderId } from '../../../shared/domain/ids';
import { debtOf, loanAccount } from '../../../shared/domain/loan/loan';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/domain/units';
import { actor, fresh, NOW_MS } from '../city-for-tests';
import {
  type Answer,
  type Cast,
  castOf,
  type LambdasForTests,
  startLambdasForTests,
} from './lambdas-for-tests';
import { type Visits, visitsIn } from './visit-for-tests';

/** A child helps a neighbour; part of what they earn gives back what their own parent has drawn. Real lambdas, real engine. */

let lambdas: LambdasForTests;
let cast: Cast;
let visits: Visits;
let parent: Actor;
let child: Actor;
let secondChild: Actor;
beforeAll(async () => {
  lambdas = await startLambdasForTests();
});
beforeEach(async () => {
  cast = await castOf(lambdas.city);
  visits = visitsIn(lambdas, cast);
  const { elderId, relativeId } = await lambdas.city.addFamily();
  parent = actor(elderId, ['elder']);
  child = actor(relativeId, ['family', 'volunteer']);
  secondChild = actor((await lambdas.city.addFamily()).relativeId, ['family', 'volunteer']);
  await visits.done(
    parent,
    'person/ask-loan',
    { parentId: elderId, guarantorId: relativeId, ceilingMinutes: 600 },
    NOW_MS,
  );
  await visits.done(child, 'person/guarantee-loan', { parentId: elderId }, NOW_MS);
});
afterAll(() => lambdas.stop());

type Body = Readonly<Record<string, unknown>>;
const codeOf = ({ status, body }: Answer): string => {
  if (status === 200) return 'done';
  const { rule } = Object(body.data);
  return String(rule ?? body.code);
};
const choose = (percent: number, more: Body = {}, who = child) =>
  lambdas.give(who, 'person/set-repay-share', { parentId: parent.personId, percent, ...more });
const debt = async (): Promise<number> => {
  const account = loanAccount(parent.personId);
  return debtOf((await lambdas.city.ports.load({ accounts: [account] })).heads.get(account));
};
const earned = async (): Promise<number> => (await lambdas.balanceOf(child.personId))[0] - 600;

/** One visit after the other, each on its own day, up to the confirm. */
let days = 0;
const served = async (helper: Actor, request: () => Promise<Body>, startMs: number, minutes = 60) => {
  const orderId = String((await request()).orderId);
  await visits.grab(orderId, startMs, helper);
  const codes = async (atMs: number) => {
    const { order } = await lambdas.city.ports.load({ orderId: orderId as OrderId });
    const elder = actor(order?.elderId ?? cast.elder.personId, ['elder']);
    const { body } = await lambdas.ask(elder, 'person/order', `orderId=${orderId}`, atMs);
    return Object(Object(body.order).codes);
  };
  const check = async (step: 'in' | 'out', atMs: number) => {
    const proof = { kind: 'elderCode', code: (await codes(atMs))[step], deviceAtMs: atMs };
    await visits.done(helper, `person/check-${step}`, { orderId, assignmentNo: 1, proof }, atMs);
  };
  await check('in', startMs);
  await check('out', startMs + minutes * MINUTE_MS);
  return orderId;
};
const asked = (who: Actor, startMs: number, sources: readonly object[]) => () =>
  visits.done(
    who,
    'person/request-order',
    { elderId: who.personId, sources, serviceCode: 'escort.walk', startMs, plannedMinutes: 60 },
    NOW_MS,
  );
const nextStart = (): number => {
  days += 1;
  return NOW_MS + 3 * HOUR_MS + (days % 20) * DAY_MS;
};
/** The parent draws an hour: somebody else helps her. */
const draw = async (): Promise<void> => {
  const startMs = nextStart();
  const orderId = await served(cast.otherHelper, asked(parent, startMs, [{ kind: 'loan' }]), startMs);
  await visits.done(parent, 'person/confirm-order', { orderId }, startMs + HOUR_MS);
  await visits.settle(orderId, startMs + 2 * HOUR_MS);
};
/** The child has helped 王阿姨, who says so. */
const helped = async (minutes = 60): Promise<{ orderId: string; endMs: number }> => {
  const startMs = nextStart();
  const orderId = await served(child, asked(cast.elder, startMs, [{ kind: 'own' }]), startMs, minutes);
  await visits.confirm(orderId, startMs + HOUR_MS);
  return { orderId, endMs: startMs + HOUR_MS };
};
const settle = async (minutes = 60) => {
  const { orderId, endMs } = await helped(minutes);
  return visits.settle(orderId, endMs + HOUR_MS);
};

test('half of what they earn gives back, at most what is owed; the rest is theirs, and so is all of it once it is cleared', async () => {
  await draw();
  const command = { commandId: fresh('command') };
  const first = await choose(50, command);
  expect(first).toMatchObject({ status: 200, body: { personId: child.personId } });
  expect(await choose(50, command)).toEqual(first);
  await settle();
  expect([await earned(), await debt()]).toEqual([30, 30]);
  await settle(45);
  expect([await earned(), await debt()]).toEqual([60, 15]);
  await settle();
  expect([await earned(), await debt()]).toEqual([105, 0]);
  await settle();
  expect([await earned(), await debt()]).toEqual([165, 0]);
});

test('all of it: the visit stands in the passbook and moves nothing there; then no longer', async () => {
  await draw();
  expect(codeOf(await choose(100))).toBe('done');
  await settle(45);
  expect([await earned(), await debt()]).toEqual([0, 15]);
  expect(codeOf(await choose(0))).toBe('done');
  expect(codeOf(await choose(0))).toBe('not_found');
  await settle();
  expect([await earned(), await debt()]).toEqual([60, 15]);
});

test('who promised nothing chooses nothing; neither does a step of five, or more than all', async () => {
  expect(codeOf(await choose(50, {}, secondChild))).toBe('not_found');
  expect(codeOf(await choose(50, { parentId: cast.elder.personId }))).toBe('not_found');
  expect([codeOf(await choose(55)), codeOf(await choose(110))]).toEqual([
    'invalid_request',
    'invalid_request',
  ]);
});

test('the clock settles, a lead resolves: the share goes back there too', async () => {
  await draw();
  await choose(50);
  const { orderId, endMs } = await helped();
  expect(await sweepOrder(lambdas.city.ports)(orderId as OrderId, endMs + 30 * DAY_MS)).toContain('settle');
  expect([await earned(), await debt()]).toEqual([30, 30]);
  const startMs = nextStart();
  const other = await served(child, asked(cast.elder, startMs, [{ kind: 'own' }]), startMs);
  await visits.done(
    cast.elder,
    'person/deny-order',
    { orderId: other, reason: 'not_done' },
    startMs + HOUR_MS,
  );
  const body = { orderId: other, creditMinutes: 30, reason: 'part_served' };
  await visits.done(cast.lead, 'desk/resolve-order', body, startMs + 2 * HOUR_MS);
  expect([await earned(), await debt()]).toEqual([45, 15]);
});

test('withdrawn by the child: what was drawn goes on being given back', async () => {
  await draw();
  await choose(50);
  await visits.done(child, 'person/end-guarantee', { parentId: parent.personId }, NOW_MS);
  await settle();
  expect([await earned(), await debt()]).toEqual([30, 30]);
  const { ports } = lambdas.city;
  const loaded = await ports.load({ docs: [{ ownerId: parent.personId, name: 'LOAN' }] });
  expect([...loaded.docs.values()]).toMatchObject([{ state: 'ended' }]);
});

test('three of their visits settled in one moment, and a repayment by hand: no minute more than the debt goes back', async () => {
  await draw();
  await choose(100);
  const three = [await helped(), await helped(), await helped()];
  const atMs = Math.max(...three.map(({ endMs }) => endMs)) + HOUR_MS;
  const settling = three.map(({ orderId }) =>
    lambdas.give(cast.community, 'desk/settle-order', { orderId }, atMs),
  );
  const byHand = lambdas.give(child, 'person/repay-loan', { parentId: parent.personId, minutes: 45 }, atMs);
  const codes = (await Promise.all([...settling, byHand])).map(codeOf);
  const again = three.filter((_, index) => codes[index] === 'try_again');
  for (const { orderId } of again) await visits.settle(orderId, atMs);
  expect(codes.slice(0, 3).every((code) => code === 'done' || code === 'try_again')).toBe(true);
  expect(['done', 'repay_at_most', 'try_again']).toContain(codes[3]);
  expect(await debt()).toBe(0);
  expect(await earned()).toBe(3 * 60 - 60);
});

/** What the audit says of a copy of the table; passbooks are not projected here, and nobody sweeps. */
const auditOf = async (copy: readonly Item[]) =>
  audit(await readJournal({ ...lambdas.city.table, scan: async () => ({ items: copy }) }), NOW_MS)
    .filter(({ invariant, what }) => what !== 'was not projected' && invariant !== 13)
    .map(({ invariant, place }) => `${invariant} ${place.split(':')[0]}`);

test('the journal of it all stands every check; a share that nobody chose, or another amount, is found', async () => {
  await draw();
  await choose(50);
  await settle();
  const { items } = await lambdas.city.table.scan();
  expect(await auditOf(items)).toEqual([]);
  const isShared = (item: Item) =>
    String(item.sk).startsWith('ENTRY#') &&
    Object(item.detail).repaidMinutes === 30 &&
    item.command === 'settle';
  const one = items.find(isShared);
  const choosing = items.find(
    (item) => item.command === 'setRepayShare' && String(item.pk).endsWith(child.personId),
  );
  if (one === undefined || choosing === undefined) throw new Error('nothing to tamper with');
  const instead = (old: Item, item: Item) => items.map((each) => (each === old ? item : each));
  const lines = Object(one.lines);
  const half = Object(lines[1]).repayShare;
  const withHelpers = (more: object) =>
    instead(one, { ...one, lines: [lines[0], { ...lines[1], ...more }, ...lines.slice(2)] });
  // The amount, the share, whose loan it is.
  expect(
    await auditOf(instead(one, { ...one, detail: { ...Object(one.detail), repaidMinutes: 45 } })),
  ).toEqual(expect.arrayContaining(['4 order', '11 account loan']));
  expect(await auditOf(withHelpers({ repayShare: { ...half, percent: 60 } }))).toContain('11 account person');
  expect(await auditOf(withHelpers({ repayShare: undefined }))).toContain('4 order');
  const without = await auditOf(items.filter((item) => item !== choosing));
  expect(without).toContain('11 account person');
  const head = items.find(({ pk, sk }) => pk === `ACCOUNT#person:${child.personId}` && sk === 'HEAD');
  if (head === undefined) throw new Error('no account');
  expect(await auditOf(instead(head, { ...head, repayShare: { ...half, percent: 10 } }))).toContain(
    '3 account person',
  );
});

test('a visit whose share went back at once is taken back whole: what was given back stays so, and the audit is content', async () => {
  await draw();
  await choose(50);
  const { orderId, endMs } = await helped();
  await visits.settle(orderId, endMs + HOUR_MS);
  expect([await earned(), await debt()]).toEqual([30, 30]);
  const otherLead = await lambdas.city.addPerson('职员', {
    birthMonth: 199001,
    facets: ['staff'],
    minutes: 0,
  });
  const atMs = endMs + DAY_MS;
  const asLead = (who: Actor, route: string, more: Body = {}) =>
    visits.done(who, route, { orderId, ...more }, atMs);
  await asLead(cast.lead, 'desk/propose-reversal', { reason: 'nobody_came' });
  await asLead({ ...cast.lead, personId: otherLead }, 'desk/reverse-order');
  expect([await earned(), await debt()]).toEqual([-30, 30]);
  const { items } = await lambdas.city.table.scan();
  expect(await auditOf(items)).toEqual([]);
});
