import { batchQueries, batchStore } from '../../../functions/store/batch-store';
import { sha256 } from '../../../functions/store/sha256';
import { postBatch } from '../../../functions/usecases/post-batch';
import { postBatches } from '../../../functions/usecases/post-batches';
import { audit } from '../../../local/audit/audit';
import { readJournal } from '../../../local/audit/journal';
import { carryOutBatch } from '../../../local/carry-out-batch';
import type { OrgId, PersonId } from '../../../shared/domain/ids';
import type { AccountId } from '../../../shared/domain/ledger/account';
import type { Person } from '../../../shared/domain/person/person';
import type { Ms } from '../../../shared/domain/units';
import { fresh, NOW_MS } from '../city-for-tests';
import {
  type Answer,
  type Cast,
  castOf,
  type LambdasForTests,
  startLambdasForTests,
} from './lambdas-for-tests';

/** Allowances, what is left of them, and surplus: proposed, drafted from the proposal, approved, posted; over the real lambda and engine. */

let lambdas: LambdasForTests;
let cast: Cast;
beforeAll(async () => {
  lambdas = await startLambdasForTests();
  cast = await castOf(lambdas.city);
  await topUp(lambdas.city.stationId, 6_000);
});
afterAll(() => lambdas.stop());

/** 3 April, 9:00 in the city: March has passed. */
const APRIL_MS: Ms = Date.parse('2026-04-03T01:00:00Z');

type Json = Readonly<Record<string, unknown>>;
const somebody = () => ({ id: fresh('person'), commandId: fresh('command') });
/** Hours of the city for a station, as the city's tools bring them. */
const topUp = async (stationId: OrgId, minutes: number): Promise<void> => {
  const lines = [{ account: `subsidy:${stationId}` as const, minutes }];
  await carryOutBatch(lambdas.city.table)(
    {
      batchId: fresh('batch'),
      draft: { kind: 'topUp', fundAccount: 'issuance:city', lines },
      drafter: somebody(),
      approver: somebody(),
      channel: 'app',
    },
    NOW_MS,
  );
};
const elder = (more: Partial<Person> = {}): Promise<PersonId> =>
  lambdas.city.addPerson('覃奶奶', { register: 'lowIncome', minutes: 0, ...more });
const see = (query: string, atMs = NOW_MS, who = cast.station): Promise<Answer> =>
  lambdas.ask(who, 'desk/batch-proposal', query, atMs);
const draft = (plan: Json, atMs = NOW_MS): Promise<Answer> =>
  lambdas.give(cast.station, 'desk/draft-batch', { plan }, atMs);
const work = (atMs: Ms) => {
  const { table, ports } = lambdas.city;
  const queries = batchQueries(table);
  const post = postBatch({ ...ports, ...batchStore(table, sha256), ...queries, sha256 });
  const note = (_id: string, cause: unknown) => {
    throw cause;
  };
  return postBatches({ ...queries, postBatch: post, note })(atMs);
};
/** What the answer proposes, as lines of a plan. */
const linesIn = ({ body }: Answer): readonly Json[] =>
  (Array.isArray(body.items) ? body.items : [])
    .filter(({ minutes }) => minutes !== undefined)
    .map(({ person, minutes }) => ({ personId: person.personId, minutes }));
const whysIn = ({ body }: Answer): ReadonlyMap<string, string> =>
  new Map((Array.isArray(body.items) ? body.items : []).map(({ person, why }) => [person.personId, why]));
const carriedOut = async (plan: Json, atMs = NOW_MS): Promise<void> => {
  const { batchId } = (await draft(plan, atMs)).body;
  expect((await lambdas.give(cast.lead, 'desk/approve-batch', { batchId }, atMs)).status).toBe(200);
  expect(await work(atMs)).toMatchObject({ closed: 1, failed: 0 });
};
const available = async (account: AccountId): Promise<number | undefined> =>
  (await lambdas.city.ports.load({ accounts: [account] })).heads.get(account)?.availableMinutes;
const fund = () => available(`subsidy:${lambdas.city.stationId}`);
const codeOf = ({ status, body }: Answer): unknown =>
  status === 200 ? 'done' : (Object(body.data).rule ?? body.code);

test('a month’s allowance: proposed with names, handed out once, and what is left of it collected when it has passed', async () => {
  const [one, two] = [await elder(), await elder({ birthMonth: 194_001 })];
  const young = await elder({ birthMonth: 199_001 });
  await elder({ stationId: lambdas.city.otherStationId });
  const proposal = await see('kind=allowance&month=202603');
  expect(proposal.body).toMatchObject({
    month: '202603',
    fundMinutes: 6_000,
    totalMinutes: 1_200,
    lineCount: 2,
    leftOutCount: 1,
  });
  expect(proposal.body.items).toContainEqual({ person: { personId: one, calledZh: '覃奶奶' }, minutes: 600 });
  expect(whysIn(proposal).get(young)).toBe('too_young');
  await carriedOut({ kind: 'allowance', month: '202603', lines: linesIn(proposal) });
  expect(await available(`entitlement:${one}:202603`)).toBe(600);
  const { items } = (await lambdas.ask(cast.lead, 'desk/batches', '')).body;
  const { batchId } = Object(Array.isArray(items) ? items.find(({ kind }) => kind === 'allowance') : {});
  const { lines } = (await lambdas.ask(cast.lead, 'desk/batch', `batchId=${batchId}`)).body;
  expect(lines).toContainEqual({
    person: { personId: one, calledZh: '覃奶奶' },
    month: '202603',
    minutes: 600,
  });
  expect(await fund()).toBe(4_800);

  // Again, from a page that somebody had left open: it is posted, and gives nothing more.
  await carriedOut({ kind: 'allowance', month: '202603', lines: linesIn(proposal) });
  expect([await available(`entitlement:${two}:202603`), await fund()]).toEqual([600, 4_800]);
  const again = await see('kind=allowance&month=202603');
  expect([again.body.lineCount, whysIn(again).get(one)]).toEqual([0, 'has_it']);

  // She uses an hour of it; in April the rest of both goes back.
  const asked = {
    elderId: one,
    serviceCode: 'escort.walk',
    startMs: NOW_MS + 86_400_000,
    plannedMinutes: 60,
    sources: [{ kind: 'entitlement' }],
  };
  const requested = await lambdas.give({ personId: one, roles: ['elder'] }, 'person/request-order', asked);
  expect(requested.status).toBe(200);
  expect(codeOf(await see('kind=allowanceReturn&month=202603'))).toBe('return_month');
  const rest = await see('kind=allowanceReturn', APRIL_MS);
  expect(rest.body).toMatchObject({ month: '202603', totalMinutes: 1_140, lineCount: 2, leftOutCount: 1 });
  await carriedOut({ kind: 'allowanceReturn', month: '202603', lines: linesIn(rest) }, APRIL_MS);
  expect(await fund()).toBe(5_940);
  const emptied = await see('kind=allowanceReturn', APRIL_MS);
  expect([emptied.body.lineCount, whysIn(emptied).get(one)]).toEqual([0, 'nothing_left']);
});

test('without a month → the one after next; out of reach → refused, at the proposal and at the draft', async () => {
  const id = await elder();
  expect((await see('kind=allowance')).body.month).toBe('202605');
  expect(codeOf(await see('kind=allowance&month=202602'))).toBe('allowance_month');
  const plan = (month: string, minutes: number, personId: PersonId, kind = 'allowance') =>
    draft({ kind, month, lines: [{ personId, minutes }] });
  expect(codeOf(await plan('202606', 600, id))).toBe('allowance_month');
  expect(codeOf(await plan('202603', 601, id))).toBe('allowance_at_most');
  expect(codeOf(await plan('202603', 60, cast.stranger.personId))).toBe('allowance_entitled');
  expect(codeOf(await plan('202603', 60, id, 'allowanceReturn'))).toBe('return_month');
  expect(codeOf(await draft({ kind: 'opening', month: '202603', lines: [] }))).toBe('invalid_request');
  expect(codeOf(await see('kind=opening'))).toBe('invalid_request');
});

test('more than the station has for it → insufficient_minutes at the approval, and nothing moves', async () => {
  const id = await elder({ stationId: lambdas.city.otherStationId });
  const lines = [{ personId: id, minutes: 600 }];
  const plan = { kind: 'allowance', month: '202604', lines };
  const { body } = await lambdas.give(cast.otherStation, 'desk/draft-batch', { plan });
  const { batchId } = body;
  expect(codeOf(await lambdas.give(cast.otherLead, 'desk/approve-batch', { batchId }))).toBe(
    'insufficient_minutes',
  );
  expect(await available(`entitlement:${id}:202604`)).toBeUndefined();
});

test('a surplus: what is above 1,500 hours goes to the pool, no more, whatever a plan says', async () => {
  const rich = await lambdas.city.addPerson('富师傅', { minutes: 90_100 });
  const kept = await lambdas.city.addPerson('勤师傅', { minutes: 60_000 });
  await lambdas.city.addPerson('远师傅', { minutes: 95_000, stationId: lambdas.city.otherStationId });
  const proposal = await see('kind=surplus');
  expect(proposal.body).toMatchObject({ totalMinutes: 100, lineCount: 1, leftOutCount: 1 });
  expect(proposal.body.month).toBeUndefined();
  expect(whysIn(proposal).get(kept)).toBe('not_over');
  const tooMuch = [
    { personId: kept, minutes: 60 },
    { personId: rich, minutes: 101 },
  ];
  await carriedOut({ kind: 'surplus', lines: tooMuch });
  expect([await available(`person:${kept}`), await available(`person:${rich}`)]).toEqual([60_000, 90_100]);
  await carriedOut({ kind: 'surplus', lines: linesIn(proposal) });
  expect(await available(`person:${rich}`)).toBe(90_000);
  expect(await available(`pool:${lambdas.city.stationId}`)).toBe(100);
  expect((await see('kind=surplus')).body).toMatchObject({ lineCount: 0, leftOutCount: 2 });
});

test('a page of forty, and on; a made-up cursor is refused', async () => {
  for (let count = 0; count < 45; count += 1) await elder();
  const first = await see('kind=allowance&month=202604');
  expect(first.body.items).toHaveLength(40);
  const second = await see(`kind=allowance&month=202604&cursor=${String(first.body.next)}`);
  expect(second.body.next).toBeUndefined();
  const all = [...linesIn(first), ...linesIn(second)];
  expect(all).toHaveLength(Number(first.body.lineCount));
  expect(new Set(all.map(({ personId }) => personId)).size).toBe(all.length);
  expect(first.body.totalMinutes).toBe(all.length * 600);
  expect(codeOf(await see('kind=allowance&cursor=per_'))).toBe('invalid_request');
});

test('the journal of it all stands every check', async () => {
  const found = await audit(await readJournal(lambdas.city.table), NOW_MS);
  // Passbooks are not projected here.
  expect(found.filter(({ what }) => what !== 'was not projected')).toEqual([]);
});
