import type { Item } from '../../../functions/store/item';
import { audit } from '../../../local/audit/audit';
import { readJournal } from '../../../local/audit/journal';
import type { Actor } from '../../../shared/domain/authority/actor';
import type { OrderId } from '../../../shared/domain/ids';
import type { AccountId } from '../../../shared/domain/ledger/account';
import { DAY_MS, HOUR_MS } from '../../../shared/domain/units';
import { fresh } from '../city-for-tests';
import { projectAll } from '../stream-for-tests';
import {
  type Answer,
  type Cast,
  castOf,
  type LambdasForTests,
  startLambdasForTests,
} from './lambdas-for-tests';
import { END_MS, START_MS, type Visits, visitsIn } from './visit-for-tests';

/** What was settled is taken back by two leads, through the real lambdas on the real engine. */

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
  other = { ...cast.lead, personId: await staff() };
});
afterAll(() => lambdas.stop());

const staff = () => lambdas.city.addPerson('职员', { birthMonth: 199001, facets: ['staff'], minutes: 0 });
const AT_MS = END_MS + 2 * DAY_MS;
type More = Readonly<Record<string, unknown>>;
const propose = (orderId: string, more: More = {}, who = cast.lead) =>
  lambdas.give(who, 'desk/propose-reversal', { orderId, reason: 'nobody_came', ...more }, AT_MS);
const reverse = (orderId: string, more: More = {}, who = other) =>
  lambdas.give(who, 'desk/reverse-order', { orderId, ...more }, AT_MS);
const give = (minutes: number) =>
  visits.done(cast.helper, 'person/give-minutes', { to: { kind: 'pool' }, minutes }, AT_MS);
const codeOf = ({ body }: Answer): unknown => Object(body.data).rule ?? body.code ?? body.state;
const shortfall = () => `shortfall:${lambdas.city.stationId}` as const;
const borne = async (): Promise<number> => {
  const head = (await lambdas.city.ports.load({ accounts: [shortfall()] })).heads.get(shortfall());
  return 0 - (head?.availableMinutes ?? 0);
};
const balances = async () => [
  await lambdas.balanceOf(cast.elder.personId),
  await lambdas.balanceOf(cast.helper.personId),
];
const recordOf = async () => {
  await projectAll(lambdas.engine, lambdas.city);
  const { body } = await lambdas.ask(cast.helper, 'person/service-records', '', AT_MS);
  return body;
};

test('the helper still has the hours: the elder has them back, the visit counts in no record', async () => {
  const orderId = await visits.upTo('settled');
  expect(await recordOf()).toMatchObject({ recordMinutes: 60 });
  expect(await propose(orderId)).toMatchObject({ status: 200, body: { state: 'settled', version: 7 } });
  expect(await recordOf()).toMatchObject({ recordMinutes: 60 });
  const before = await borne();
  expect(await reverse(orderId)).toMatchObject({ status: 200, body: { state: 'reversed', version: 8 } });
  expect(await balances()).toEqual([
    [600, 0],
    [0, 0],
  ]);
  expect(await borne()).toBe(before);
  expect(await recordOf()).toMatchObject({ recordMinutes: 0, items: [{ orderId, state: 'reversed' }] });
});

test('45 of 60 were given on: the station’s shortfall bears 45, down to its limit', async () => {
  const orderId = await visits.upTo('settled');
  await give(45);
  const before = await borne();
  await propose(orderId);
  expect(codeOf(await reverse(orderId))).toBe('reversed');
  expect(await balances()).toEqual([
    [600, 0],
    [0, 0],
  ]);
  expect(await borne()).toBe(before + 45);
  const head = (await lambdas.city.ports.load({ accounts: [shortfall()] })).heads.get(shortfall());
  expect(head?.floorMinutes).toBe(-60_000);
});

test('corrected first, then reversed: what stands settled goes back; nothing leads out of it', async () => {
  const orderId = await visits.upTo('settled');
  const correction = { orderId, recordMinutes: 30 };
  await visits.done(cast.lead, 'desk/propose-correction', { ...correction, reason: 'part_served' }, AT_MS);
  await visits.done(other, 'desk/correct-order', correction, AT_MS);
  await propose(orderId);
  expect(codeOf(await reverse(orderId))).toBe('reversed');
  expect(await balances()).toEqual([
    [600, 0],
    [0, 0],
  ]);
  for (const again of [propose(orderId), reverse(orderId)]) expect(codeOf(await again)).toBe('state_forbids');
});

test('nothing proposed, one pair of hands, a relative, staff, another desk → refused, nothing moves', async () => {
  const orderId = await visits.upTo('settled');
  expect(codeOf(await reverse(orderId))).toBe('proposal_forbids');
  await propose(orderId);
  expect(codeOf(await reverse(orderId, {}, cast.lead))).toBe('maker_is_checker');
  const relative: Actor = { ...cast.lead, personId: cast.daughter.personId };
  expect(codeOf(await reverse(orderId, {}, relative))).toBe('maker_is_checker');
  expect(codeOf(await propose(orderId, {}, relative))).toBe('maker_is_checker');
  expect(codeOf(await reverse(orderId, {}, cast.station))).toBe('not_allowed');
  expect(codeOf(await reverse(orderId, {}, cast.otherLead))).toBe('not_found');
  expect(codeOf(await lambdas.give(other, 'desk/refuse-proposal', { orderId }, AT_MS))).toBe('settled');
  expect(codeOf(await reverse(orderId))).toBe('proposal_forbids');
  expect(await balances()).toEqual([
    [540, 0],
    [60, 0],
  ]);
});

test('two approvals at once, each sent twice, while the helper gives hours away: taken back once, no hour is lost', async () => {
  const orderId = await visits.upTo('settled');
  await propose(orderId);
  const before = await borne();
  const sent = [other, { ...other, personId: await staff() }].map((who) => ({
    who,
    commandId: fresh('command'),
  }));
  const gift = lambdas.give(cast.helper, 'person/give-minutes', { to: { kind: 'pool' }, minutes: 30 }, AT_MS);
  const answers = await Promise.all(
    [...sent, ...sent].map(({ who, commandId }) => reverse(orderId, { commandId }, who)),
  );
  expect(answers.map(codeOf).sort()).toEqual(['reversed', 'reversed', 'state_forbids', 'state_forbids']);
  const given = (await gift).status === 200 ? 30 : 0;
  expect(await borne()).toBe(before + given);
  expect(await balances()).toEqual([
    [600, 0],
    [0, 0],
  ]);
});

test('a correction and a reversal at once, both proposed in turn: the later proposal alone can be carried out', async () => {
  const orderId = await visits.upTo('settled');
  await visits.done(
    cast.lead,
    'desk/propose-correction',
    { orderId, recordMinutes: 30, reason: 'part_served' },
    AT_MS,
  );
  await propose(orderId);
  const [corrected, reversed] = await Promise.all([
    lambdas.give(other, 'desk/correct-order', { orderId, recordMinutes: 30 }, AT_MS),
    reverse(orderId),
  ]);
  expect(['proposal_forbids', 'state_forbids']).toContain(codeOf(corrected));
  expect(codeOf(reversed)).toBe('reversed');
});

test('replies lost: proposal and approval, sent again, hear the same; another body is refused', async () => {
  const orderId = await visits.upTo('settled');
  const [first, second] = [{ commandId: fresh('command') }, { commandId: fresh('command') }];
  const proposed = await propose(orderId, first);
  expect(await propose(orderId, first)).toEqual(proposed);
  const reversed = await reverse(orderId, second);
  expect(await reverse(orderId, second)).toEqual(reversed);
  expect(await propose(orderId, first)).toEqual(proposed);
  expect(codeOf(await propose(orderId, { ...first, reason: 'other' }))).toBe('command_id_reused');
  expect(await balances()).toEqual([
    [600, 0],
    [0, 0],
  ]);
});

test('a visit under a daughter’s promise: reversed, the month of the promise gets it back', async () => {
  const { daughter, elder } = cast;
  const elderId = elder.personId;
  const promise = { elderId, capPerMonthMinutes: 60, untilMs: AT_MS + 100 * DAY_MS };
  await visits.done(daughter, 'person/give-mandate', promise, START_MS - 3 * HOUR_MS);
  const orderId = await visits.request({
    payerId: undefined,
    sources: [{ kind: 'family', payerId: daughter.personId }],
  });
  await visits.grab(orderId);
  await visits.check('in', orderId, START_MS);
  await visits.check('out', orderId, END_MS);
  await visits.confirm(orderId);
  await visits.settle(orderId);
  await propose(orderId);
  await reverse(orderId);
  const docs = [{ ownerId: daughter.personId, name: `MANDATE#${elderId}#202603` }];
  expect([...(await lambdas.city.ports.load({ docs })).docs.values()]).toMatchObject([{ usedMinutes: 0 }]);
  expect(await lambdas.balanceOf(daughter.personId)).toEqual([600, 0]);
});

type Line = Readonly<Record<string, unknown>> & {
  readonly account: AccountId;
  readonly availableDelta: number;
};
const linesOf = (item: Item): readonly Line[] => (item.lines ?? []) as readonly Line[];
const drawsOn = (item: Item, account: string) => linesOf(item).some((line) => line.account === account);

test('the journal of it all stands every check; a reversal of too much, from elsewhere, too early, or twice is found', async () => {
  const orderId = await visits.upTo('settled');
  await give(15);
  await propose(orderId);
  await reverse(orderId);
  await projectAll(lambdas.engine, lambdas.city);
  const { items } = await lambdas.city.table.scan();
  const auditOf = async (copy: readonly Item[]) =>
    audit(await readJournal({ ...lambdas.city.table, scan: async () => ({ items: copy }) }), AT_MS);
  expect(await auditOf(items)).toEqual([]);

  const helper = `person:${cast.helper.personId}`;
  const elder = `person:${cast.elder.personId}`;
  const isReversal = (item: Item) =>
    item.pk === `ORDER#${orderId satisfies string as OrderId}` && item.command === 'reverse';
  const reversal = items.find(isReversal);
  if (reversal === undefined || !drawsOn(reversal, shortfall())) throw new Error('nothing was reversed');
  const rewritten = (
    by: Readonly<Record<string, number>>,
    rename: Readonly<Record<string, string>> = {},
  ) => ({
    ...reversal,
    lines: linesOf(reversal).map((line) => ({
      ...line,
      account: rename[line.account] ?? line.account,
      availableDelta: line.availableDelta + (by[line.account] ?? 0),
    })),
  });
  const replaced = (by: Item) => items.map((item) => (item === reversal ? by : item));
  const again = {
    ...reversal,
    sk: `ENTRY#${other.personId}#${fresh('command')}`,
    version: 9,
  };
  for (const [copy, what] of [
    [replaced(rewritten({ [elder]: 15, [shortfall()]: -15 })), 'takes back 75 minutes, 60 were credited'],
    [
      replaced(rewritten({}, { [shortfall()]: `shortfall:${lambdas.city.otherStationId}` })),
      `draws on shortfall:${lambdas.city.otherStationId}, not on ${shortfall()}`,
    ],
    [
      replaced(rewritten({ [helper]: 15, [shortfall()]: -15 })),
      'draws on a shortfall, and the helper had more',
    ],
    [[...items, again], 'reverse follows a reversal'],
    [replaced({ ...reversal, command: 'correct' }), `correct draws on ${shortfall()}`],
  ] as const)
    expect(await auditOf(copy)).toContainEqual(expect.objectContaining({ invariant: 12, what }));
});
