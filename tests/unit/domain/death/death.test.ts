import fc from 'fast-check';
import type { Death } from '../../../../shared/domain/death/death';
import {
  type ApproveFacts,
  decideApproveReceiver,
  decideProposeReceiver,
  type ProposeReceiver,
  type ReceiverFacts,
} from '../../../../shared/domain/death/decide-receiver';
import {
  type DeathFacts,
  decideRecordDeath,
  decideWithdrawDeath,
} from '../../../../shared/domain/death/decide-record-death';
import { type Head, newHead } from '../../../../shared/domain/ledger/account';
import { post } from '../../../../shared/domain/ledger/post';
import { type Loan, loanAccount } from '../../../../shared/domain/loan/loan';
import type { PersonChange } from '../../../../shared/domain/person/person-change';
import { defaultRulebook as rules } from '../../../../shared/domain/rulebook/default-rulebook';
import { DAY_MS } from '../../../../shared/domain/units';
import { binding, by, CLERK, DAUGHTER, LI, NOON, personNamed, STAFF, STATION, WANG } from '../order/samples';

const own = `person:${WANG}` as const;
const person = personNamed(WANG, { bindings: [binding] });
const daughter = personNamed(DAUGHTER, { bindings: [binding] });
const clerk = by(STAFF, ['station'], { orgId: STATION });
const lead = by(CLERK, ['station', 'stationLead'], { orgId: STATION });
const herRelative = by(STAFF, ['station', 'stationLead'], {
  bindings: [{ ...binding, relativeId: STAFF, untilMs: 0 }],
});
const death: Death = {
  kind: 'death',
  version: 1,
  personId: WANG,
  state: 'recorded',
  recordedById: STAFF,
  recordedMs: NOON,
  statusBefore: 'active',
};
const toDaughter: Death = {
  ...death,
  version: 2,
  proposedById: STAFF,
  ground: 'writtenWish',
  receiverId: DAUGHTER,
};
const toPool: Death = { ...death, version: 2, proposedById: STAFF, ground: 'neither' };
const head = (availableMinutes: number, more: Partial<Head> = {}): Head => ({
  ...newHead(own),
  availableMinutes,
  status: 'frozen',
  ...more,
});
const loan: Loan = {
  kind: 'loan',
  version: 2,
  parentId: WANG,
  guarantorId: DAUGHTER,
  ofStationId: STATION,
  ceilingMinutes: 600,
  state: 'open',
  dueAtMs: NOON,
};
const loanHead = (status: Head['status']): Head => ({ ...newHead(loanAccount(WANG), -600), status });

type Outcome =
  | { readonly ok: true; readonly value: PersonChange }
  | { readonly ok: false; readonly refusal: { readonly code: string; readonly data: object } };
const said = (outcome: Outcome): string => {
  if (outcome.ok) return outcome.value.command;
  const { code, data } = outcome.refusal;
  return 'rule' in data ? String(data.rule) : code;
};

const record = (facts: Partial<DeathFacts> = {}) =>
  decideRecordDeath({ person, acting: clerk, ...facts }, NOON);
test.each<[string, string, Partial<DeathFacts>]>([
  ['staff of the station', 'recordDeath', {}],
  ['a relative, whose binding has expired', 'maker_is_checker', { acting: herRelative }],
  ['who is no staff', 'not_allowed', { acting: by(DAUGHTER, ['family']) }],
  ['the clock', 'not_allowed', { acting: by('clock', ['station']) }],
  ['staff, a second time', 'death_forbids', { death }],
  ['a relative, a second time: the record speaks first', 'death_forbids', { death, acting: herRelative }],
  ['staff, after all was done', 'death_forbids', { death: { ...death, state: 'ended' } }],
  ['staff, after a mistake was taken back', 'recordDeath', { death: { ...death, state: 'withdrawn' } }],
])('a death recorded by %s → %s', (_who, expected, facts) => {
  expect(said(record(facts))).toBe(expected);
});

test('recorded: the registration is suspended, her account and her loan are frozen; what was frozen before is left', () => {
  const frozen = (account: string) => ({ account, availableDelta: 0, heldDelta: 0, status: 'frozen' });
  const recorded = record({ head: head(90, { status: 'open' }), loan, loanHead: loanHead('open') });
  expect(recorded).toMatchObject({
    value: {
      person: { status: 'suspended', version: 2 },
      postings: [frozen(own), frozen(`loan:${WANG}`)],
      docs: [death],
      detail: { statusBefore: 'active' },
    },
  });
  expect(record()).toMatchObject({ value: { postings: [frozen(own)] } });
  expect(record({ head: head(90), loanHead: loanHead('frozen') })).toMatchObject({ value: { postings: [] } });
});

const withdraw = (facts: Partial<DeathFacts> = {}) =>
  decideWithdrawDeath({ person, acting: lead, death, head: head(90), ...facts });
test.each<[string, string, Partial<DeathFacts>]>([
  ['another person, a lead', 'withdrawDeath', {}],
  ['whoever recorded it', 'maker_is_checker', { acting: by(STAFF, ['stationLead']) }],
  ['a relative', 'maker_is_checker', { death: { ...death, recordedById: CLERK }, acting: herRelative }],
  ['who leads nothing', 'not_allowed', { acting: by(CLERK, ['station']) }],
  ['a lead, when all is done', 'death_forbids', { death: { ...death, state: 'ended' } }],
])('taken back by %s → %s', (_who, expected, facts) => {
  expect(said(withdraw(facts))).toBe(expected);
});
test('what nobody recorded is not found', () => {
  expect(said(decideWithdrawDeath({ person, acting: lead }))).toBe('not_found');
});

test.each<[string, Partial<DeathFacts>, readonly string[]]>([
  ['her account alone', {}, [own]],
  ['her loan too while the promise stands', { loan, loanHead: loanHead('frozen') }, [own, `loan:${WANG}`]],
  [
    'not a loan whose promise has ended',
    { loan: { ...loan, state: 'ended' }, loanHead: loanHead('frozen') },
    [own],
  ],
])('taken back opens %s', (_what, facts, accounts) => {
  const back = withdraw({ ...facts, death: { ...toDaughter, statusBefore: 'suspended' } });
  if (!back.ok) throw new Error(back.refusal.code);
  expect(back.value.postings.map(({ account, status }) => `${account} ${status}`)).toEqual(
    accounts.map((account) => `${account} open`),
  );
  expect(back.value.person.status).toBe('suspended');
  expect(back.value.docs).toEqual([{ ...death, version: 3, state: 'withdrawn', statusBefore: 'suspended' }]);
});

const propose = (proposal: ProposeReceiver, facts: Partial<ReceiverFacts> = {}) =>
  decideProposeReceiver({ person, acting: clerk, rules, death, receiver: daughter, ...facts }, proposal);
const wish = { ground: 'writtenWish', receiverId: DAUGHTER } as const;
const tied = (tie: typeof binding.tie) => ({ person: { ...person, bindings: [{ ...binding, tie }] } });
const asRelative = (tie: typeof binding.tie) => ({
  person: { ...person, bindings: [{ ...binding, tie, elderId: DAUGHTER, relativeId: WANG }] },
});
const agreed = { ground: 'familyAgreed', receiverId: DAUGHTER } as const;
test.each<[string, string, ProposeReceiver, Partial<ReceiverFacts>]>([
  ['a daughter by a written wish', 'proposeReceiver', wish, {}],
  ['a sibling by a written wish', 'proposeReceiver', wish, tied('sibling')],
  ['whom she cared for, by a written wish', 'proposeReceiver', wish, asRelative('other')],
  ['the pool by a written wish', 'proposeReceiver', { ground: 'writtenWish' }, {}],
  ['the pool, for there is neither', 'proposeReceiver', { ground: 'neither' }, {}],
  ['a son as agreed', 'proposeReceiver', agreed, tied('son')],
  ['her husband as agreed', 'proposeReceiver', agreed, asRelative('spouse')],
  ['her mother as agreed', 'death_receiver', agreed, asRelative('daughter')],
  ['a sibling as agreed', 'death_receiver', agreed, tied('sibling')],
  ['nobody as agreed', 'death_receiver', { ground: 'familyAgreed' }, {}],
  ['a daughter without a ground', 'death_receiver', { ...wish, ground: 'neither' }, {}],
  ['a stranger by a wish', 'death_receiver', { ...wish, receiverId: LI }, { receiver: personNamed(LI) }],
  ['nobody known', 'death_receiver', wish, { receiver: undefined } as object],
  ['one who is suspended', 'receiver_active', wish, { receiver: { ...daughter, status: 'suspended' } }],
  [
    'one related to who proposes',
    'maker_is_checker',
    wish,
    { acting: by(STAFF, ['station'], { bindings: [{ ...binding, elderId: DAUGHTER, relativeId: STAFF }] }) },
  ],
  ['one, by who is no staff', 'not_allowed', wish, { acting: by(DAUGHTER, ['family']) }],
  ['one, after it was taken back', 'death_forbids', wish, { death: { ...death, state: 'withdrawn' } }],
])('proposed: %s → %s', (_whom, expected, proposal, facts) => {
  expect(said(propose(proposal, facts))).toBe(expected);
});
test('a proposal moves nothing and takes the older one’s place, the older receiver with it', () => {
  expect(propose({ ground: 'neither' }, { death: toDaughter })).toMatchObject({
    value: { postings: [], docs: [{ ...toPool, version: 3 }] },
  });
  const again = propose({ ground: 'neither' }, { death: toDaughter });
  expect(again.ok && again.value.docs[0]).not.toHaveProperty('receiverId');
  expect(said(decideProposeReceiver({ person, acting: clerk, rules, receiver: daughter }, wish))).toBe(
    'not_found',
  );
});

const FREE_MS = NOON + 60 * DAY_MS;
const approve = (
  facts: Partial<ApproveFacts> = {},
  seen: typeof DAUGHTER | undefined = DAUGHTER,
  atMs = FREE_MS,
) =>
  decideApproveReceiver(
    {
      person,
      acting: lead,
      rules,
      death: toDaughter,
      receiver: daughter,
      head: head(90),
      hasOpenVisits: false,
      ...facts,
    },
    seen,
    atMs,
  );
test.each<[string, string, Partial<ApproveFacts>, typeof DAUGHTER?, number?]>([
  ['another person, sixty days on', 'approveReceiver', {}],
  ['a moment too early', 'too_early', {}, DAUGHTER, FREE_MS - 1],
  ['whoever proposed it', 'maker_is_checker', { acting: by(STAFF, ['stationLead']) }],
  [
    'a relative of the receiver',
    'maker_is_checker',
    {
      acting: by(CLERK, ['stationLead'], {
        bindings: [{ ...binding, elderId: DAUGHTER, relativeId: CLERK }],
      }),
    },
  ],
  ['who leads nothing', 'not_allowed', { acting: by(CLERK, ['station']) }],
  ['a lead, though nothing is proposed', 'death_forbids', { death }],
  ['a lead, a second time', 'death_forbids', { death: { ...toDaughter, state: 'ended' } }],
  ['a lead who saw another receiver', 'receiver_seen', { death: { ...toDaughter, receiverId: LI } }],
  [
    'a lead, whose receiver is suspended by now',
    'receiver_active',
    { receiver: { ...daughter, status: 'suspended' } },
  ],
  ['a lead, while a visit counts on the hours', 'death_held', { head: head(90, { heldMinutes: 15 }) }],
  ['a lead, while a visit given is not settled', 'death_visits', { hasOpenVisits: true }],
])('approved by %s → %s', (_who, expected, facts, seen = DAUGHTER, atMs = FREE_MS) => {
  expect(said(approve(facts, seen, atMs))).toBe(expected);
});
test('what nobody recorded is not approved; a pool that was seen is not a daughter', () => {
  const facts = { person, acting: lead, rules, hasOpenVisits: false };
  expect(said(decideApproveReceiver(facts, undefined, FREE_MS))).toBe('not_found');
  expect(said(decideApproveReceiver({ ...facts, death: toDaughter }, undefined, FREE_MS))).toBe(
    'receiver_seen',
  );
});

test('whatever is there: all of it goes where the record says, once, and the account is closed and empty', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 90_000 }), fc.boolean(), (minutes, isPool) => {
      const before = head(minutes);
      const ended = decideApproveReceiver(
        {
          person,
          acting: lead,
          rules,
          death: isPool ? toPool : toDaughter,
          receiver: daughter,
          head: before,
          hasOpenVisits: false,
        },
        isPool ? undefined : DAUGHTER,
        FREE_MS,
      );
      if (!ended.ok) throw new Error(ended.refusal.code);
      const { postings } = ended.value;
      const [mine, theirs] = postings;
      if (mine === undefined) throw new Error('no line');
      expect(post(before, mine)).toMatchObject({
        ok: true,
        value: { availableMinutes: 0, heldMinutes: 0, status: 'closed' },
      });
      const account = isPool ? `pool:${STATION}` : `person:${DAUGHTER}`;
      expect(theirs).toEqual(minutes === 0 ? undefined : { account, availableDelta: minutes, heldDelta: 0 });
    }),
  );
});
