import { sweepOrder } from '../../../functions/usecases/sweep-order';
import { audit } from '../../../local/audit/audit';
import { readJournal } from '../../../local/audit/journal';
import { monthOf } from '../../../shared/domain/calendar/shanghai-day';
import type { OrderId } from '../../../shared/domain/ids';
import type { Doc } from '../../../shared/domain/ledger/doc';
import { checkMandates } from '../../../shared/domain/ledger/verify/check-mandates';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../shared/domain/units';
import { fresh, NOW_MS } from '../city-for-tests';
import { type Cast, castOf, type LambdasForTests, startLambdasForTests } from './lambdas-for-tests';
import { START_MS, type Visits, visitsIn } from './visit-for-tests';

/** Orders paid from several accounts, and from a relative's under a mandate, through the real lambdas on the real engine. */

let lambdas: LambdasForTests;
let cast: Cast;
let visits: Visits;
beforeAll(async () => {
  lambdas = await startLambdasForTests();
});
beforeEach(async () => {
  cast = await castOf(lambdas.city);
  visits = visitsIn(lambdas, cast);
});
afterAll(() => lambdas.stop());

const MARCH = monthOf(START_MS);
const hers = (minutes?: number) => ({
  kind: 'family',
  payerId: cast.daughter.personId,
  ...(minutes !== undefined && { minutes }),
});
const ask = (sources: readonly object[], more: Readonly<Record<string, unknown>> = {}, who = cast.elder) =>
  lambdas.give(who, 'person/request-order', {
    elderId: cast.elder.personId,
    sources,
    serviceCode: 'escort.walk',
    startMs: START_MS,
    plannedMinutes: 60,
    ...more,
  });
const promise = (capPerMonthMinutes: number) =>
  visits.done(
    cast.daughter,
    'person/give-mandate',
    { elderId: cast.elder.personId, capPerMonthMinutes, untilMs: NOW_MS + 100 * DAY_MS },
    NOW_MS,
  );
const usedIn = async (month = MARCH): Promise<number | undefined> => {
  const name = `MANDATE#${cast.elder.personId}#${month}`;
  const { docs } = await lambdas.city.ports.load({ docs: [{ ownerId: cast.daughter.personId, name }] });
  const [doc] = docs.values();
  return doc?.kind === 'mandateMonth' ? doc.usedMinutes : undefined;
};
const balances = async () => [
  await lambdas.balanceOf(cast.elder.personId),
  await lambdas.balanceOf(cast.daughter.personId),
];

test('40 of her daughter’s, 20 of her own; 45 served: 40 and 5 go, 15 come back to her own, none to the mandate', async () => {
  await promise(120);
  const asked = await ask([hers(40), { kind: 'own' }]);
  expect(asked).toMatchObject({ status: 200, body: { state: 'open' } });
  expect(await balances()).toEqual([
    [580, 20],
    [560, 40],
  ]);
  expect(await usedIn()).toBe(40);
  const orderId = String(asked.body.orderId);
  await visits.grab(orderId);
  await visits.check('in', orderId, START_MS);
  await visits.check('out', orderId, START_MS + 45 * MINUTE_MS);
  await visits.confirm(orderId);
  await visits.settle(orderId);
  expect(await balances()).toEqual([
    [595, 0],
    [560, 0],
  ]);
  expect(await lambdas.balanceOf(cast.helper.personId)).toEqual([45, 0]);
  expect(await usedIn()).toBe(40);
});

test('20 of her own, 40 of her daughter’s; 45 served: the month of the mandate gets 15 back in the entry of the settlement', async () => {
  await promise(120);
  const orderId = String((await ask([{ kind: 'own', minutes: 20 }, hers()])).body.orderId);
  expect(await usedIn()).toBe(40);
  await visits.grab(orderId);
  await visits.check('in', orderId, START_MS);
  await visits.check('out', orderId, START_MS + 45 * MINUTE_MS);
  await visits.confirm(orderId);
  await visits.settle(orderId);
  expect(await usedIn()).toBe(25);
  expect(await balances()).toEqual([
    [580, 0],
    [575, 0],
  ]);
});

test('cancelled → all of it comes back, to the accounts and to the month; the same request sent again hears the same', async () => {
  await promise(60);
  const command = { commandId: fresh('command'), issuedAtMs: NOW_MS };
  const first = await ask([hers()], command);
  expect((await ask([hers()], command)).body).toEqual(first.body);
  expect(await usedIn()).toBe(60);
  expect(await ask([{ kind: 'own' }], command)).toMatchObject({ body: { code: 'command_id_reused' } });
  await visits.done(
    cast.elder,
    'person/cancel-order',
    { orderId: first.body.orderId, reason: 'changed_plans' },
    NOW_MS,
  );
  expect(await usedIn()).toBe(0);
  expect(await balances()).toEqual([
    [600, 0],
    [600, 0],
  ]);
});

test('eight requests at once under a mandate of three hours: three are held, and the month says so', async () => {
  await promise(180);
  const answers = await Promise.all(Array.from({ length: 8 }, () => ask([hers(60)])));
  const codes = answers.map(({ status, body }) =>
    status === 200 ? 'held' : String(Object(body.data).rule ?? body.code),
  );
  const held = codes.filter((code) => code === 'held').length;
  expect(codes.filter((code) => !['held', 'mandate_cap', 'try_again'].includes(code))).toEqual([]);
  expect(held).toBeLessThanOrEqual(3);
  expect(held).toBeGreaterThan(0);
  expect(await usedIn()).toBe(held * 60);
  expect(await lambdas.balanceOf(cast.daughter.personId)).toEqual([600 - held * 60, held * 60]);
});

test('withdrawn: the standing hold is settled all the same, a new one is refused', async () => {
  await promise(120);
  const orderId = String((await ask([hers()])).body.orderId);
  await visits.done(cast.daughter, 'person/withdraw-mandate', { elderId: cast.elder.personId }, NOW_MS);
  expect(await ask([hers()])).toMatchObject({ status: 422, body: { data: { rule: 'mandate_none' } } });
  await visits.grab(orderId);
  await visits.check('in', orderId, START_MS);
  await visits.check('out', orderId, START_MS + HOUR_MS);
  await visits.confirm(orderId);
  await visits.settle(orderId);
  expect(await usedIn()).toBe(60);
});

test('nobody takes it, and the clock closes it two days later: the month gets all of it back', async () => {
  await promise(60);
  // The API gave us the id.
  const orderId = (await ask([hers()])).body.orderId as OrderId;
  const sweep = sweepOrder(lambdas.city.ports);
  expect(await sweep(orderId, START_MS + 49 * HOUR_MS)).toContain('close');
  expect(await usedIn()).toBe(0);
  expect(await balances()).toEqual([
    [600, 0],
    [600, 0],
  ]);
});

test('moved into April: March gives back what April takes; not when the mandate has ended meanwhile', async () => {
  await promise(60);
  // March 31 and April 1, asked a few days ahead.
  const lastMs = Date.parse('2026-03-31T04:00:00Z');
  const aprilMs = lastMs + DAY_MS;
  const askedMs = lastMs - 5 * DAY_MS;
  const asking = {
    elderId: cast.elder.personId,
    sources: [hers()],
    serviceCode: 'escort.walk',
    startMs: lastMs,
    plannedMinutes: 60,
  };
  const move = (orderId: string, from: number, to: number) =>
    lambdas.give(cast.elder, 'person/reschedule-order', { orderId, seenStartMs: from, startMs: to }, askedMs);
  const { orderId } = await visits.done(cast.elder, 'person/request-order', asking, askedMs);
  expect([await usedIn(), await usedIn(202_604)]).toEqual([60, undefined]);
  expect(await move(String(orderId), lastMs, aprilMs)).toMatchObject({ status: 200 });
  expect([await usedIn(), await usedIn(202_604)]).toEqual([0, 60]);
  await visits.done(cast.daughter, 'person/withdraw-mandate', { elderId: cast.elder.personId }, askedMs);
  expect(await move(String(orderId), aprilMs, lastMs)).toMatchObject({
    body: { data: { rule: 'mandate_none' } },
  });
  const cancel = { orderId, reason: 'changed_plans' };
  await visits.done(cast.elder, 'person/cancel-order', cancel, askedMs);
  expect([await usedIn(), await usedIn(202_604)]).toEqual([0, 0]);
});

test('a mandate is the payer’s alone: a stranger’s hours, one account twice, or more than the visit → the rule by its name', async () => {
  for (const [sources, rule] of [
    [[{ kind: 'family', payerId: cast.stranger.personId }], 'payer_binding'],
    [[hers()], 'mandate_none'],
    [[{ kind: 'own' }, { kind: 'own', minutes: 15 }], 'sources_list'],
    [[{ kind: 'own', minutes: 75 }], 'sources_list'],
  ] as const)
    expect(await ask(sources)).toMatchObject({ status: 422, body: { data: { rule } } });
  // An allowance that was never handed out gives nothing and is left out.
  const plain = await ask([{ kind: 'entitlement' }, { kind: 'own' }], { plannedMinutes: 240 });
  const { order } = await lambdas.city.ports.load({ orderId: plain.body.orderId as OrderId });
  expect(order?.funding).toEqual([
    { account: `person:${cast.elder.personId}`, kind: 'own', heldMinutes: 240 },
  ]);
});

test('the proposal: her own hours, then her daughter’s promise; what is proposed can be asked for as it is', async () => {
  await promise(120);
  await ask([{ kind: 'own' }], { plannedMinutes: 240 });
  await ask([{ kind: 'own' }], { plannedMinutes: 240 });
  await ask([{ kind: 'own' }], { plannedMinutes: 90 });
  const query = `elderId=${cast.elder.personId}&serviceCode=escort.walk&startMs=${START_MS}&plannedMinutes=60`;
  const { body } = await lambdas.ask(cast.elder, 'person/funding-proposal', query);
  expect(body).toMatchObject({
    sources: [{ kind: 'own', minutes: 30 }, hers(30)],
    missingMinutes: 0,
    zh: '先用您的 30 分钟，再用家人的 30 分钟。',
    alternatives: [{ kind: 'own', minutes: 30 }, hers(60)],
  });
  const { body: toDaughter } = await lambdas.ask(cast.daughter, 'person/funding-proposal', query);
  expect(toDaughter.zh).toBe('先用老人自己的 30 分钟，再用您的 30 分钟。');
  expect(await ask(Object(body).sources)).toMatchObject({ status: 200 });
  expect(await balances()).toEqual([
    [0, 600],
    [570, 30],
  ]);
});

test('too little on the account that was chosen → how much is missing, and what might pay instead', async () => {
  await promise(120);
  const poor = {
    elderId: cast.elder.personId,
    payerId: cast.elder.personId,
    serviceCode: 'escort.walk',
    startMs: START_MS,
  };
  for (const plannedMinutes of [240, 240, 90])
    await lambdas.give(cast.elder, 'person/request-order', { ...poor, plannedMinutes });
  expect(
    await lambdas.give(cast.elder, 'person/request-order', { ...poor, plannedMinutes: 60 }),
  ).toMatchObject({
    status: 422,
    body: {
      code: 'insufficient_minutes',
      data: { missingMinutes: 30, alternatives: [{ kind: 'own', minutes: 30 }, hers(60)] },
    },
  });
});

test('neither payer nor sources, or both → invalid_request', async () => {
  for (const more of [{ payerId: cast.elder.personId }, { sources: undefined }, { sources: [] }])
    expect(await ask([{ kind: 'own' }], more)).toMatchObject({
      status: 400,
      body: { code: 'invalid_request' },
    });
});

test('the journal of it all stands every check; a month that says more, less, or of nobody is found', async () => {
  const { table } = lambdas.city;
  const journal = await readJournal(table);
  // Nothing is projected here, and what stands open falls due.
  const found = audit(journal, NOW_MS).filter(
    ({ invariant, place }) => invariant !== 9 || place.startsWith('doc '),
  );
  expect(found).toEqual([]);
  const entries = journal.entries.map(({ value }) => value);
  const docs = journal.docs.map(({ value }) => value);
  const months = docs.filter((doc) => doc.kind === 'mandateMonth');
  // The fullest: a month whose holds were all given back is within any cap.
  const [month] = months.toSorted((one, other) => other.usedMinutes - one.usedMinutes);
  if (month === undefined) throw new Error('nothing was used');
  const others = docs.filter((doc) => doc !== month);
  const places = (changed: readonly Doc[]) => [...checkMandates(entries, changed)].map(({ place }) => place);
  const named = [`doc ${month.payerId} MANDATE#${month.elderId}#${month.month}`];
  for (const wrong of [
    [],
    [{ ...month, usedMinutes: month.usedMinutes - 1 }],
    [{ ...month, version: month.version + 1 }],
  ])
    expect(places([...others, ...wrong])).toEqual(named);
  expect(places([...docs, { ...month, month: 202_001 }])).toEqual([
    `doc ${month.payerId} MANDATE#${month.elderId}#202001`,
  ]);
  // Entries that hold more than any cap that was ever given.
  const smaller = entries.map((entry) =>
    entry.command === 'giveMandate' && entry.subject.id === month.payerId
      ? { ...entry, detail: { ...entry.detail, capPerMonthMinutes: 15 } }
      : entry,
  );
  expect([...checkMandates(smaller, docs)].map(({ invariant }) => invariant)).toContain(16);
});
