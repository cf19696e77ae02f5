import type { Item } from '../../../functions/store/item';
import { audit } from '../../../local/audit/audit';
import { readJournal } from '../../../local/audit/journal';
import type { Actor } from '../../../shared/domain/authority/actor';
import type { AccountId, Head } from '../../../shared/domain/ledger/account';
import { debtOf, loanAccount } from '../../../shared/domain/loan/loan';
import { DAY_MS, HOUR_MS } from '../../../shared/domain/units';
import { fresh, NOW_MS } from '../city-for-tests';
import {
  type Answer,
  type Cast,
  castOf,
  type LambdasForTests,
  startLambdasForTests,
} from './lambdas-for-tests';
import { START_MS, type Visits, visitsIn } from './visit-for-tests';

/** A death is recorded, nothing new begins, what stands ends; sixty days later two people decide where the hours go. */

let lambdas: LambdasForTests;
let cast: Cast;
let visits: Visits;
let secondLead: Actor;
const LATER_MS = NOW_MS + 60 * DAY_MS;
beforeAll(async () => {
  lambdas = await startLambdasForTests();
});
beforeEach(async () => {
  cast = await castOf(lambdas.city);
  visits = visitsIn(lambdas, cast);
  const staffId = await lambdas.city.addPerson('另一位站长', { facets: ['staff'], minutes: 0 });
  secondLead = { ...cast.lead, personId: staffId };
});
afterAll(() => lambdas.stop());

type Body = Readonly<Record<string, unknown>>;
const codeOf = ({ status, body }: Answer): string => {
  if (status === 200) return 'done';
  const { rule } = Object(body.data);
  return String(rule ?? body.code);
};
const desk = (command: string, who: Actor, more: Body = {}, atMs = NOW_MS, of = cast.elder) =>
  lambdas.give(who, `desk/${command}`, { personId: of.personId, ...more }, atMs);
const headOf = async (account: AccountId): Promise<Head | undefined> =>
  (await lambdas.city.ports.load({ accounts: [account] })).heads.get(account);
const wish = () => ({ ground: 'writtenWish', receiverId: cast.daughter.personId });
const seen = () => ({ receiverId: cast.daughter.personId });
const ask = (more: Body = {}, who = cast.elder) =>
  lambdas.give(who, 'person/request-order', {
    elderId: cast.elder.personId,
    payerId: cast.elder.personId,
    serviceCode: 'escort.walk',
    startMs: START_MS,
    plannedMinutes: 60,
    ...more,
  });

test('recorded, proposed, sixty days, approved: a standing visit is settled meanwhile, then all goes to whom she wished, and her account is closed', async () => {
  const orderId = await visits.upTo('served');
  const open = await visits.request({ startMs: START_MS + 2 * DAY_MS });
  const command = { commandId: fresh('command') };
  const first = await desk('record-death', cast.station, command);
  expect(first.status).toBe(200);
  expect(await desk('record-death', cast.station, command)).toEqual(first);
  expect(await headOf(`person:${cast.elder.personId}`)).toMatchObject({ status: 'frozen', heldMinutes: 120 });
  // Nothing new begins.
  expect(codeOf(await ask())).toBe('elder_active');
  expect(
    codeOf(await lambdas.give(cast.elder, 'person/give-minutes', { to: { kind: 'pool' }, minutes: 15 })),
  ).toBe('giver_active');
  expect(codeOf(await desk('propose-receiver', cast.station, wish()))).toBe('done');
  expect(codeOf(await desk('approve-receiver', cast.lead, seen()))).toBe('too_early');
  expect(codeOf(await desk('approve-receiver', cast.lead, seen(), LATER_MS))).toBe('death_held');
  // What stands ends: called off by the station, confirmed by a call, settled.
  const byCall = { channel: 'phone', consentId: fresh('consent') };
  const off = { orderId: open, reason: 'other', ...byCall };
  expect(codeOf(await lambdas.give(cast.station, 'desk/cancel-order', off))).toBe('done');
  expect(
    codeOf(
      await lambdas.give(cast.station, 'desk/confirm-order', { orderId, ...byCall }, START_MS + 2 * HOUR_MS),
    ),
  ).toBe('done');
  await visits.settle(orderId);
  expect(await lambdas.balanceOf(cast.elder.personId)).toEqual([540, 0]);
  const [before] = await lambdas.balanceOf(cast.daughter.personId);
  const approvals = await Promise.all([
    desk('approve-receiver', cast.lead, seen(), LATER_MS),
    desk('approve-receiver', secondLead, seen(), LATER_MS),
  ]);
  expect(approvals.map(codeOf).sort()).toEqual(['death_forbids', 'done']);
  expect(await headOf(`person:${cast.elder.personId}`)).toMatchObject({
    availableMinutes: 0,
    status: 'closed',
  });
  expect(await lambdas.balanceOf(cast.daughter.personId)).toEqual([before + 540, 0]);
  expect(codeOf(await desk('record-death', cast.station))).toBe('death_forbids');
});

test('two people: who recorded does not take back, who proposed does not approve; a lead hears when another was proposed', async () => {
  expect(codeOf(await desk('record-death', cast.otherStation))).toBe('not_found');
  expect(codeOf(await desk('propose-receiver', cast.station, wish()))).toBe('not_found');
  expect(codeOf(await desk('record-death', cast.lead))).toBe('done');
  expect(codeOf(await desk('withdraw-death', cast.lead))).toBe('maker_is_checker');
  expect(codeOf(await desk('propose-receiver', cast.lead, wish()))).toBe('done');
  expect(codeOf(await desk('approve-receiver', cast.lead, seen(), LATER_MS))).toBe('maker_is_checker');
  expect(codeOf(await desk('propose-receiver', cast.station, { ground: 'neither' }))).toBe('done');
  expect(codeOf(await desk('approve-receiver', cast.lead, seen(), LATER_MS))).toBe('receiver_seen');
  const pool = async () => (await headOf(`pool:${lambdas.city.stationId}`))?.availableMinutes ?? 0;
  const before = await pool();
  expect(codeOf(await desk('approve-receiver', cast.lead, {}, LATER_MS))).toBe('done');
  expect((await pool()) - before).toBe(600);
});

test('recorded by mistake: another lead takes it back, and everything is as it was', async () => {
  await desk('record-death', cast.station);
  expect(codeOf(await desk('withdraw-death', secondLead))).toBe('done');
  expect(await headOf(`person:${cast.elder.personId}`)).toMatchObject({
    status: 'open',
    availableMinutes: 600,
  });
  expect(codeOf(await ask())).toBe('done');
  expect(codeOf(await desk('propose-receiver', cast.station, wish()))).toBe('death_forbids');
});

const promised = async (): Promise<void> => {
  const parentId = cast.elder.personId;
  const guarantorId = cast.daughter.personId;
  await visits.done(cast.elder, 'person/ask-loan', { parentId, guarantorId, ceilingMinutes: 600 }, NOW_MS);
  await visits.done(cast.daughter, 'person/guarantee-loan', { parentId }, NOW_MS);
};
const onLoan = { payerId: undefined, sources: [{ kind: 'loan' }] };

test('a parent who had drawn: the loan is frozen, the child still gives back, the pool bears the rest after two said so', async () => {
  await promised();
  const orderId = String((await ask(onLoan)).body.orderId);
  expect(codeOf(await desk('record-death', cast.station))).toBe('done');
  const account = loanAccount(cast.elder.personId);
  expect(await headOf(account)).toMatchObject({ status: 'frozen', heldMinutes: 60 });
  await visits.grab(orderId);
  await visits.check('in', orderId, START_MS);
  await visits.check('out', orderId, START_MS + HOUR_MS);
  const byCall = { channel: 'phone', consentId: fresh('consent') };
  await visits.done(cast.station, 'desk/confirm-order', { orderId, ...byCall }, START_MS + 2 * HOUR_MS);
  await visits.settle(orderId);
  const parentId = cast.elder.personId;
  expect(codeOf(await lambdas.give(cast.daughter, 'person/repay-loan', { parentId, minutes: 15 }))).toBe(
    'done',
  );
  await visits.done(cast.daughter, 'person/give-minutes', { to: { kind: 'pool' }, minutes: 60 }, NOW_MS);
  const about = { parentId };
  expect(
    codeOf(await lambdas.give(cast.station, 'desk/propose-write-off', { ...about, reason: 'death' })),
  ).toBe('done');
  expect(codeOf(await lambdas.give(cast.lead, 'desk/approve-write-off', about))).toBe('done');
  expect(debtOf(await headOf(account))).toBe(0);
});

test('a child who promised and died: her parent draws nothing new; taken back, she does again', async () => {
  await promised();
  expect(codeOf(await desk('record-death', cast.station, {}, NOW_MS, cast.daughter))).toBe('done');
  expect(codeOf(await ask(onLoan))).toBe('guarantor_active');
  expect(codeOf(await desk('withdraw-death', cast.lead, {}, NOW_MS, cast.daughter))).toBe('done');
  expect(codeOf(await ask(onLoan))).toBe('done');
});

test('a volunteer who died: the visit they gave is credited to the frozen account, and nothing is closed before', async () => {
  const helper = cast.helper;
  const orderId = await visits.upTo('confirmed');
  await desk('record-death', cast.station, {}, NOW_MS, helper);
  await desk('propose-receiver', cast.station, { ground: 'neither' }, NOW_MS, helper);
  const approve = () => desk('approve-receiver', cast.lead, {}, LATER_MS, helper);
  expect(codeOf(await approve())).toBe('death_visits');
  await visits.settle(orderId);
  expect(await headOf(`person:${helper.personId}`)).toMatchObject({ status: 'frozen', availableMinutes: 60 });
  expect(codeOf(await approve())).toBe('done');
  expect(await headOf(`person:${helper.personId}`)).toMatchObject({ status: 'closed', availableMinutes: 0 });
});

/** What the audit says of a copy of the table; passbooks are not projected here, and nobody sweeps. */
const auditOf = async (copy: readonly Item[]) =>
  audit(await readJournal({ ...lambdas.city.table, scan: async () => ({ items: copy }) }), NOW_MS)
    .filter(({ invariant, what }) => what !== 'was not projected' && invariant !== 13)
    .map(({ invariant, place }) => `${invariant} ${place.replace(/per_\w+/, 'somebody')}`);

test('the journal of it all stands every check; a record, a receiver or an account that is not what the entries say is found', async () => {
  await desk('record-death', cast.station);
  await desk('propose-receiver', cast.station, wish());
  await desk('approve-receiver', cast.lead, seen(), LATER_MS);
  const { items } = await lambdas.city.table.scan();
  expect(await auditOf(items)).toEqual([]);
  const mine = (kind: (item: Item) => boolean): Item => {
    const found = items.find((item) => String(item.pk).includes(cast.elder.personId) && kind(item));
    if (found === undefined) throw new Error('nothing to tamper with');
    return found;
  };
  const instead = (old: Item, more: object) =>
    items.map((each) => (each === old ? { ...old, ...more } : each));
  const doc = mine(({ kind }) => kind === 'death');
  const head = mine(({ sk }) => sk === 'HEAD');
  const approval = mine(({ command }) => command === 'approveReceiver');
  const proposal = mine(({ command }) => command === 'proposeReceiver');
  const stranger = cast.stranger.personId;
  const place = '9 death of somebody';
  expect(await auditOf(instead(doc, { state: 'recorded' }))).toContain(place);
  expect(await auditOf(instead(doc, { receiverId: stranger }))).toContain(place);
  expect(await auditOf(items.filter((item) => item !== doc))).toContain(place);
  expect(await auditOf(instead(head, { status: 'frozen' }))).toContain(place);
  expect(await auditOf(instead(approval, { detail: { toId: stranger } }))).toContain(`${place} version 3`);
  expect(
    await auditOf(instead(proposal, { sk: String(proposal.sk).replace(/per_\w+/, cast.lead.personId) })),
  ).toContain(`${place} version 3`);
  const [own, theirs] = Object(approval.lines);
  const stray = [own, { ...theirs, account: `person:${stranger}` }];
  expect(await auditOf(instead(approval, { lines: stray }))).toContain(`${place} version 3`);
  const left = [{ ...own, status: undefined }, theirs];
  expect(await auditOf(instead(approval, { lines: left }))).toContain(`${place} version 3`);
});
