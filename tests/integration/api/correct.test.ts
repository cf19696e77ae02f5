import { audit } from '../../../local/audit/audit';
import { readJournal } from '../../../local/audit/journal';
import type { Actor } from '../../../shared/domain/authority/actor';
import type { OrderId } from '../../../shared/domain/ids';
import { DAY_MS } from '../../../shared/domain/units';
import { fresh } from '../city-for-tests';
import { projectAll } from '../stream-for-tests';
import {
  type Answer,
  type Cast,
  castOf,
  type LambdasForTests,
  startLambdasForTests,
} from './lambdas-for-tests';
import { END_MS, type Visits, visitsIn } from './visit-for-tests';

/** What was settled is corrected by two leads, through the real lambdas on the real engine. */

let lambdas: LambdasForTests;
let cast: Cast;
let visits: Visits;
let other: Actor;
beforeAll(async () => {
  lambdas = await startLambdasForTests();
});
beforeEach(async () => {
  cast = await castOf(lambdas.city);
  visits = visitsIn(lambdas, cast);
  const id = await lambdas.city.addPerson('职员', { birthMonth: 199001, facets: ['staff'], minutes: 0 });
  other = { ...cast.lead, personId: id };
});
afterAll(() => lambdas.stop());

const AT_MS = END_MS + 2 * DAY_MS;
type More = Readonly<Record<string, unknown>>;
const propose = (orderId: string, recordMinutes: number, more: More = {}, who = cast.lead) =>
  lambdas.give(
    who,
    'desk/propose-correction',
    { orderId, recordMinutes, reason: 'entered_by_mistake', ...more },
    AT_MS,
  );
const correct = (orderId: string, recordMinutes: number, more: More = {}, who = other) =>
  lambdas.give(who, 'desk/correct-order', { orderId, recordMinutes, ...more }, AT_MS);
const refuse = (orderId: string, who = cast.lead) =>
  lambdas.give(who, 'desk/refuse-proposal', { orderId }, AT_MS);
const consented = () => ({ channel: 'phone', consentId: fresh('consent') });
const codeOf = ({ body }: Answer): unknown => Object(body.data).rule ?? body.code ?? body.state;
const standing = async (orderId: string) => {
  // Ids that the API gave us.
  const found = await lambdas.city.ports.history(orderId as OrderId);
  if (found === undefined) throw new Error(`no order ${orderId}`);
  return found;
};
const balances = async () => [
  await lambdas.balanceOf(cast.elder.personId),
  await lambdas.balanceOf(cast.helper.personId),
];

test('60 settled, 45 were right: the helper’s record and hours and the elder’s hours say so', async () => {
  const orderId = await visits.upTo('settled');
  expect(await propose(orderId, 46)).toMatchObject({ status: 200, body: { state: 'settled', version: 7 } });
  expect(await balances()).toEqual([
    [540, 0],
    [60, 0],
  ]);
  const seen = await lambdas.ask(other, 'desk/order', `orderId=${orderId}`, AT_MS);
  expect(seen.body.order).toMatchObject({
    proposal: { kind: 'correction', recordMinutes: 46 },
    may: ['proposeCorrection', 'proposeReversal', 'refuseProposal', 'correct'],
  });
  expect(await correct(orderId, 46)).toMatchObject({ status: 200, body: { state: 'settled', version: 8 } });
  expect(await balances()).toEqual([
    [555, 0],
    [45, 0],
  ]);
  const { order, entries } = await standing(orderId);
  expect(order).toMatchObject({ recordMinutes: 46, creditMinutes: 45, settledMinutes: 45 });
  expect(order).not.toHaveProperty('proposal');
  expect(entries.map(({ principal }) => principal).slice(-2)).toEqual([cast.lead.personId, other.personId]);
});

test('and back upward, with the payer’s recorded word, which stands in the entry', async () => {
  const orderId = await visits.upTo('settled');
  await propose(orderId, 30);
  await correct(orderId, 30);
  expect(codeOf(await propose(orderId, 60))).toBe('consent_missing');
  const consent = consented();
  expect(codeOf(await propose(orderId, 60, consent))).toBe('settled');
  expect(codeOf(await correct(orderId, 60))).toBe('settled');
  expect(await balances()).toEqual([
    [540, 0],
    [60, 0],
  ]);
  const { entries } = await standing(orderId);
  expect(entries.at(-2)).toMatchObject(consent);
  expect(entries.at(-2)).not.toHaveProperty('onBehalfOf');
  expect(entries.at(-1)).not.toHaveProperty('consentId');
});

test('a voided visit: the volunteer’s appeal is heard, and it is settled after all', async () => {
  const orderId = await visits.upTo('served');
  await visits.done(cast.elder, 'person/deny-order', { orderId, reason: 'not_done' }, AT_MS);
  const resolve = { orderId, creditMinutes: 0, reason: 'not_done' };
  await visits.done(cast.lead, 'desk/resolve-order', resolve, AT_MS);
  expect(codeOf(await propose(orderId, 60, consented()))).toBe('voided');
  expect(codeOf(await correct(orderId, 60))).toBe('settled');
  expect(await balances()).toEqual([
    [540, 0],
    [60, 0],
  ]);
});

test('one pair of hands, a relative, a colleague of another desk, other figures, or what was refused → refused, nothing moves', async () => {
  const orderId = await visits.upTo('settled');
  expect(codeOf(await correct(orderId, 45))).toBe('proposal_forbids');
  await propose(orderId, 45);
  expect(codeOf(await correct(orderId, 45, {}, cast.lead))).toBe('maker_is_checker');
  expect(codeOf(await correct(orderId, 30))).toBe('proposal_forbids');
  expect(codeOf(await correct(orderId, 45, {}, cast.station))).toBe('not_allowed');
  expect(codeOf(await correct(orderId, 45, {}, cast.otherLead))).toBe('not_found');
  const relative: Actor = { ...cast.lead, personId: cast.daughter.personId };
  expect(codeOf(await correct(orderId, 45, {}, relative))).toBe('maker_is_checker');
  expect(codeOf(await propose(orderId, 30, {}, relative))).toBe('maker_is_checker');
  expect(codeOf(await propose(orderId, 211))).toBe('visit_at_most');
  expect(codeOf(await propose(orderId, 60))).toBe('correction_same');
  expect(codeOf(await refuse(orderId, other))).toBe('settled');
  expect(codeOf(await refuse(orderId, other))).toBe('proposal_forbids');
  expect(codeOf(await correct(orderId, 45))).toBe('proposal_forbids');
  expect(await balances()).toEqual([
    [540, 0],
    [60, 0],
  ]);
});

test('two approvals at once, each sent twice: one is carried out and told so; the other hears that nothing is proposed', async () => {
  const orderId = await visits.upTo('settled');
  await propose(orderId, 45);
  const third = await lambdas.city.addPerson('职员', { birthMonth: 199001, facets: ['staff'], minutes: 0 });
  const sent = [other, { ...other, personId: third }].map((who) => ({ who, commandId: fresh('command') }));
  const answers = await Promise.all(
    [...sent, ...sent].map(({ who, commandId }) => correct(orderId, 45, { commandId }, who)),
  );
  expect(answers.map(codeOf).sort()).toEqual(['proposal_forbids', 'proposal_forbids', 'settled', 'settled']);
  expect(await balances()).toEqual([
    [555, 0],
    [45, 0],
  ]);
  expect((await standing(orderId)).entries).toHaveLength(8);
});

test('an approval while another figure is proposed: whoever approves has seen the one that is carried out', async () => {
  const orderId = await visits.upTo('settled');
  await propose(orderId, 45);
  const [approved] = await Promise.all([correct(orderId, 45), propose(orderId, 15, {}, cast.lead)]);
  const { order } = await standing(orderId);
  expect(order).toMatchObject({ settledMinutes: approved.status === 200 ? 45 : 60 });
});

test('replies lost: proposal and approval, sent again days later, hear the same; another body is refused', async () => {
  const orderId = await visits.upTo('settled');
  const [first, second] = [{ commandId: fresh('command') }, { commandId: fresh('command') }];
  const proposed = await propose(orderId, 45, first);
  expect(await propose(orderId, 45, first)).toEqual(proposed);
  const corrected = await correct(orderId, 45, second);
  expect(await correct(orderId, 45, second)).toEqual(corrected);
  expect(await propose(orderId, 45, first)).toEqual(proposed);
  expect(codeOf(await correct(orderId, 30, second))).toBe('command_id_reused');
  expect(await balances()).toEqual([
    [555, 0],
    [45, 0],
  ]);
});

test('the helper has used the hours, or the elder has: the correction is refused, and says how much is missing', async () => {
  const orderId = await visits.upTo('settled');
  await visits.done(cast.helper, 'person/give-minutes', { to: { kind: 'pool' }, minutes: 60 }, AT_MS);
  await propose(orderId, 45);
  expect(await correct(orderId, 45)).toMatchObject({
    status: 422,
    body: { code: 'insufficient_minutes', data: { missingMinutes: 15 } },
  });
  expect((await standing(orderId)).order).toMatchObject({
    settledMinutes: 60,
    proposal: { kind: 'correction' },
  });
});

test('the journal of it all stands every check; the service records are those of the corrected visits', async () => {
  await visits.upTo('settled');
  await projectAll(lambdas.engine, lambdas.city);
  const journal = await readJournal(lambdas.city.table);
  expect(audit(journal, AT_MS)).toEqual([]);
});
