import { batchQueries, batchStore } from '../../../functions/store/batch-store';
import { sha256 } from '../../../functions/store/sha256';
import { postBatch } from '../../../functions/usecases/post-batch';
import { audit } from '../../../local/audit/audit';
import { readJournal } from '../../../local/audit/journal';
import type { Actor } from '../../../shared/domain/authority/actor';
import type { BatchId, PersonId } from '../../../shared/domain/ids';
import { type AccountId, FIRST_HASH } from '../../../shared/domain/ledger/account';
import type { Binding, Person } from '../../../shared/domain/person/person';
import { fresh, NOW_MS } from '../city-for-tests';
import {
  type Answer,
  type Cast,
  castOf,
  type LambdasForTests,
  startLambdasForTests,
} from './lambdas-for-tests';

/** Batches of a station's desk: drafted by one, approved by another, seen by both, over the real lambda and engine. */

let lambdas: LambdasForTests;
let cast: Cast;
let secondLead: Actor;
beforeAll(async () => {
  lambdas = await startLambdasForTests();
  cast = await castOf(lambdas.city);
  const personId = await lambdas.city.addPerson('另一位站长', { facets: ['staff'], minutes: 0 });
  secondLead = { ...cast.lead, personId };
});
afterAll(() => lambdas.stop());

type Json = Readonly<Record<string, unknown>>;
type Line = { readonly personId: PersonId; readonly minutes: number };
/** New people of a station, without names. */
const people = async (count: number, more: Partial<Person> = {}): Promise<readonly PersonId[]> => {
  const { ports, orgs, stationId } = lambdas.city;
  const all = Array.from(
    { length: count },
    (): Person => ({
      id: fresh('person'),
      version: 0,
      headHash: FIRST_HASH,
      status: 'active',
      birthMonth: 195001,
      facets: ['elder'],
      communityId: orgs.here.id,
      stationId,
      skills: [],
      hasGuardian: false,
      bindings: [],
      ...more,
    }),
  );
  await ports.writePeople(all);
  return all.map(({ id }) => id);
};
const linesOf = (ids: readonly PersonId[], minutes = 60): readonly Line[] =>
  ids.map((personId) => ({ personId, minutes }));
const draft = (lines: readonly Line[], who: Actor = cast.station, more: Json = {}): Promise<Answer> =>
  lambdas.give(who, 'desk/draft-batch', { plan: { kind: 'opening', lines }, ...more });
// An id that the API gave us.
const batchOf = async (lines: readonly Line[]): Promise<BatchId> =>
  (await draft(lines)).body.batchId as BatchId;
const approve = (batchId: string, who: Actor = cast.lead, more: Json = {}): Promise<Answer> =>
  lambdas.give(who, 'desk/approve-batch', { batchId, ...more });
const stop = (batchId: string, who: Actor = cast.lead, more: Json = {}): Promise<Answer> =>
  lambdas.give(who, 'desk/stop-batch', { batchId, reason: 'entered_by_mistake', ...more });
const see = (batchId: string, more = '', who: Actor = cast.station): Promise<Answer> =>
  lambdas.ask(who, 'desk/batch', `batchId=${batchId}${more}`);
const post = (batchId: BatchId, partsMax = 50) => {
  const { table, ports } = lambdas.city;
  return postBatch({ ...ports, ...batchStore(table, sha256), ...batchQueries(table), sha256 })(
    batchId,
    NOW_MS,
    partsMax,
  );
};
const available = async (account: AccountId): Promise<number> =>
  (await lambdas.city.ports.load({ accounts: [account] })).heads.get(account)?.availableMinutes ?? 0;
const fund = () => available(`opening:${lambdas.city.stationId}`);
const codeOf = ({ status, body }: Answer): string => (status === 200 ? 'done' : String(body.code));
const ruleOf = ({ body }: Answer): unknown => Object(body.data).rule;

test('drafted, approved by another, posted part by part: the desk sees how far it is, and whom it is about', async () => {
  const ids = await people(45);
  const before = await fund();
  const batchId = await batchOf(linesOf(ids));
  expect(await fund()).toBe(before);
  expect((await see(batchId)).body).toMatchObject({
    state: 'draft',
    kind: 'opening',
    totalMinutes: 2_700,
    movedMinutes: 0,
    postedCount: 0,
    partCount: 2,
    draftedBy: { personId: cast.station.personId, calledZh: '职员' },
  });
  expect((await approve(batchId)).body).toEqual({ ok: true, serverNowMs: NOW_MS, batchId, version: 2 });
  expect(await fund()).toBe(before - 2_700);
  await post(batchId, 1);
  const seen = (await see(batchId)).body;
  expect(seen).toMatchObject({ state: 'posting', postedCount: 1, movedMinutes: 2_400 });
  expect(seen.approvedBy).toEqual({ personId: cast.lead.personId, calledZh: '职员' });
  await post(batchId);
  expect((await see(batchId)).body).toMatchObject({ state: 'closed', postedCount: 2, movedMinutes: 2_700 });
  expect(await available(`person:${ids[44] ?? 'per_'}`)).toBe(60);
  const { body } = await lambdas.ask(cast.lead, 'desk/batches', '');
  expect(body.items).toContainEqual(expect.objectContaining({ batchId, state: 'closed', partCount: 2 }));
});

test('what may be done to it now is said: a lead’s acts to a lead, approving to another than its drafter, nothing once it has ended', async () => {
  const may = async (batchId: string, who: Actor) => (await see(batchId, '', who)).body.may;
  const lines = linesOf(await people(1));
  const mine = String((await draft(lines, cast.lead)).body.batchId);
  expect(await may(mine, cast.lead)).toEqual(['stop']);
  expect(await may(mine, secondLead)).toEqual(['approve', 'stop']);
  expect(await may(mine, cast.station)).toEqual([]);
  await approve(mine, secondLead);
  expect(await may(mine, secondLead)).toEqual(['stop']);
  await stop(mine);
  expect(await may(mine, secondLead)).toEqual([]);
});

test('the plan is shown part by part, with forms of address; a part that is not there is empty', async () => {
  const batchId = await batchOf([
    ...linesOf(await people(40)),
    { personId: cast.elder.personId, minutes: 90 },
  ]);
  expect((await see(batchId)).body.lines).toHaveLength(40);
  expect((await see(batchId, '&part=2')).body.lines).toEqual([
    { person: { personId: cast.elder.personId, calledZh: '王阿姨' }, minutes: 90 },
  ]);
  expect((await see(batchId, '&part=3')).body).toMatchObject({ part: 3, lines: [] });
  expect(codeOf(await see(batchId, '&part=0'))).toBe('invalid_request');
});

test('2,000 lines fit through the door; one more is refused by the rule, and nothing of it is kept', async () => {
  const ids = await people(2_000);
  const batchId = await batchOf(linesOf(ids, 100_000_000));
  expect((await see(batchId, '&part=50')).body).toMatchObject({ partCount: 50, totalMinutes: 2e11 });
  const [one] = await people(1);
  const over = await draft(linesOf([...ids, one ?? 'per_']));
  expect([codeOf(over), ruleOf(over)]).toEqual(['rule_forbids', 'batch_size']);
  // More than a promise of the rulebook.
  expect(codeOf(await approve(batchId))).toBe('insufficient_minutes');
}, 60_000);

test('each command, sent again after its reply was lost → the same answer, and nothing moves twice', async () => {
  const before = await fund();
  const lines = linesOf(await people(2));
  const command = { commandId: fresh('command') };
  const drafted = await draft(lines, cast.station, command);
  expect(await draft(lines, cast.station, command)).toEqual(drafted);
  expect(codeOf(await draft(linesOf(await people(1)), cast.station, command))).toBe('command_id_reused');
  const batchId = String(drafted.body.batchId);
  for (const act of [approve, stop]) {
    const again = { commandId: fresh('command') };
    const done = await act(batchId, cast.lead, again);
    expect(done.status).toBe(200);
    const after = await fund();
    expect(await act(batchId, cast.lead, again)).toEqual(done);
    expect(await fund()).toBe(after);
  }
  expect(await fund()).toBe(before);
});

test('its drafter, staff, another station and a batch of nobody → each hears their own reason', async () => {
  const lines = linesOf(await people(1));
  const mine = String((await draft(lines, cast.lead)).body.batchId);
  expect(ruleOf(await approve(mine))).toBe('other_person');
  expect(codeOf(await approve(mine, secondLead))).toBe('done');
  const batchId = await batchOf(lines);
  for (const act of [approve, stop]) {
    expect(codeOf(await act(batchId, cast.station))).toBe('not_allowed');
    expect(codeOf(await act(batchId, cast.otherLead))).toBe('not_found');
    expect(codeOf(await act(fresh('batch')))).toBe('not_found');
  }
  expect(codeOf(await see(batchId, '', cast.otherStation))).toBe('not_found');
  expect(codeOf(await draft(lines, { ...cast.station, orgId: lambdas.city.orgs.here.id }))).toBe(
    'not_allowed',
  );
});

test('somebody of another station, twice the same, the drafter’s mother → refused by rule; nothing moves', async () => {
  const [here] = await people(1);
  const [there] = await people(1, { stationId: lambdas.city.otherStationId });
  const ofStation = (...ids: readonly (PersonId | undefined)[]) =>
    linesOf(ids.filter((id) => id !== undefined));
  expect(ruleOf(await draft(ofStation(here, there)))).toBe('person_of_station');
  expect(ruleOf(await draft(ofStation(here, fresh('person'))))).toBe('person_of_station');
  expect(ruleOf(await draft(ofStation(here, here)))).toBe('person_twice');
  expect(ruleOf(await draft([{ personId: here ?? 'per_', minutes: 0 }]))).toBe('line_minutes');
  const [motherId, clerkId] = [fresh('person'), fresh('person')];
  const tie: Binding = {
    id: fresh('binding'),
    elderId: motherId,
    relativeId: clerkId,
    tie: 'daughter',
    scopes: [],
    untilMs: NOW_MS - 1,
    guardian: false,
  };
  for (const id of [motherId, clerkId]) await people(1, { id, bindings: [tie] });
  const clerk = { ...cast.lead, personId: clerkId };
  expect(ruleOf(await draft(linesOf([motherId]), clerk))).toBe('own_hours');
  expect(ruleOf(await approve(await batchOf(linesOf([motherId])), clerk))).toBe('own_hours');
});

test('two leads approve at once → one does, the other hears that it is approved, and the fund gives once', async () => {
  const was = await fund();
  const batchId = await batchOf(linesOf(await people(3)));
  const answers = await Promise.all([approve(batchId), approve(batchId, secondLead)]);
  expect(answers.map(codeOf).sort()).toEqual(['batch_state_forbids', 'done']);
  expect(await fund()).toBe(was - 180);
});

test('approved and stopped at once → whoever came first, it ends stopped and the fund has all', async () => {
  const was = await fund();
  const batchId = await batchOf(linesOf(await people(3)));
  const [approved, stopped] = await Promise.all([approve(batchId), stop(batchId, secondLead)]);
  expect(codeOf(stopped)).toBe('done');
  expect(['done', 'batch_state_forbids']).toContain(codeOf(approved));
  expect((await see(batchId)).body).toMatchObject({ state: 'stopped', postedCount: 0 });
  expect(await fund()).toBe(was);
});

test('stopped between two parts → what is posted stays, the rest is back', async () => {
  const was = await fund();
  const ids = await people(41);
  const batchId = await batchOf(linesOf(ids));
  await approve(batchId);
  await post(batchId, 1);
  expect(codeOf(await stop(batchId))).toBe('done');
  expect(codeOf(await stop(batchId))).toBe('batch_state_forbids');
  expect(await fund()).toBe(was - 2_400);
  expect(await available(`person:${ids[40] ?? 'per_'}`)).toBe(0);
});

test('the list goes on page by page, of the own station alone', async () => {
  const lines = linesOf(await people(1));
  const mine: string[] = [];
  for (let count = 0; count < 21; count += 1) mine.push(await batchOf(lines));
  const seen: string[] = [];
  let cursor = '';
  do {
    const { body } = await lambdas.ask(cast.station, 'desk/batches', cursor && `cursor=${cursor}`);
    seen.push(...Object(body.items).map((item: Json) => String(item.batchId)));
    cursor = String(body.next ?? '');
  } while (cursor !== '');
  expect(new Set(seen).size).toBe(seen.length);
  expect(mine.filter((id) => !seen.includes(id))).toEqual([]);
  const others = await lambdas.ask(cast.otherLead, 'desk/batches', '');
  expect(others.body).toMatchObject({ desk: { zh: '远方街道社工站' }, me: { calledZh: '职员' }, items: [] });
  expect(codeOf(await lambdas.ask(cast.station, 'desk/batches', 'cursor=20260303'))).toBe('invalid_request');
});

test('the journal of it all stands every check', async () => {
  const found = await audit(await readJournal(lambdas.city.table), NOW_MS);
  // Passbooks are not projected here.
  expect(found.filter(({ what }) => what !== 'was not projected')).toEqual([]);
}, 60_000);
