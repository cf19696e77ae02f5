import { type Head, newHead } from '../../../../shared/domain/ledger/account';
import { type AskLoanFacts, decideAskLoan } from '../../../../shared/domain/loan/decide-ask-loan';
import {
  decideDeclineLoan,
  decideEndGuarantee,
  decideGuaranteeLoan,
  type GuaranteeFacts,
} from '../../../../shared/domain/loan/decide-guarantee';
import { decideRepayLoan } from '../../../../shared/domain/loan/decide-repay-loan';
import {
  decideApproveWriteOff,
  decideProposeWriteOff,
  type WriteOffFacts,
} from '../../../../shared/domain/loan/decide-write-off';
import { type Loan, loanAccount } from '../../../../shared/domain/loan/loan';
import { loanLeft, loanRuleAgainst } from '../../../../shared/domain/loan/loan-left';
import type { Person } from '../../../../shared/domain/person/person';
import type { PersonChange } from '../../../../shared/domain/person/person-change';
import { defaultRulebook as rules } from '../../../../shared/domain/rulebook/default-rulebook';
import { binding, by, CALL, CLERK, DAUGHTER, LI, NOON, personNamed, STAFF, WANG } from '../order/samples';

const tie = { ...binding, elderId: WANG, relativeId: DAUGHTER, tie: 'daughter', untilMs: NOON + 1 } as const;
const parent: Person = { ...personNamed(WANG), bindings: [tie] };
const guarantor: Person = { ...personNamed(DAUGHTER), bindings: [tie] };
const orgId = parent.stationId;
const herself = by(WANG, ['elder']);
const clerk = by(STAFF, ['station'], { orgId, consentId: CALL });
const lead = by(CLERK, ['station', 'stationLead'], { orgId });
const DUE_MS = Date.parse('2027-03-10T12:00:00+08:00');
const OVERDUE_MS = Date.parse('2027-09-10T12:00:00+08:00');
const asked: Loan = {
  kind: 'loan',
  version: 1,
  parentId: WANG,
  guarantorId: DAUGHTER,
  ofStationId: orgId,
  ceilingMinutes: 600,
  state: 'asked',
};
const open: Loan = { ...asked, version: 2, state: 'open', dueAtMs: DUE_MS };
const ended: Loan = { ...open, version: 3, state: 'ended' };
const headOf = (availableMinutes: number, heldMinutes = 0, more: Partial<Head> = {}): Head => ({
  ...newHead(loanAccount(WANG), -600),
  availableMinutes,
  heldMinutes,
  ...more,
});

type Outcome =
  | { readonly ok: true; readonly value: PersonChange }
  | { readonly ok: false; readonly refusal: { readonly code: string; readonly data: object } };
const said = (outcome: Outcome): string => {
  if (outcome.ok) return outcome.value.command;
  const { code, data } = outcome.refusal;
  return 'rule' in data ? String(data.rule) : code;
};

const ask = (facts: Partial<AskLoanFacts> = {}, ceilingMinutes = 600, guarantorId = DAUGHTER, atMs = NOON) =>
  decideAskLoan(
    { parent, guarantor, acting: herself, rules, ...facts },
    { guarantorId, ceilingMinutes },
    atMs,
  );

test.each<[string, string, () => Outcome]>([
  ['the parent', 'askLoan', () => ask()],
  ['her station, with her consent', 'askLoan', () => ask({ acting: clerk })],
  ['her daughter', 'not_allowed', () => ask({ acting: by(DAUGHTER, ['family']) })],
  [
    'her station without consent',
    'consent_missing',
    () => ask({ acting: by(STAFF, ['station'], { orgId }) }),
  ],
  [
    'her station with a binding for a consent',
    'consent_missing',
    () => ask({ acting: { ...clerk, consentId: 'bnd_1' } }),
  ],
  [
    'one suspended, too young',
    'receiver_active',
    () => ask({ parent: { ...parent, status: 'suspended', birthMonth: 200001 } }),
  ],
  [
    'one too young, of a broken step',
    'redeem_age',
    () => ask({ parent: { ...parent, birthMonth: 200001 } }, 7),
  ],
  ['one who asks for nothing', 'minutes_step', () => ask({}, 0)],
  ['one who asks for a broken step beyond the ceiling', 'minutes_step', () => ask({}, 607)],
  ['one who asks for too much, of a stranger', 'loan_at_most', () => ask({}, 615, LI)],
  ['one who names nobody', 'loan_guarantor', () => ask({ parent, guarantor: personNamed(LI) }, 600, LI)],
  [
    'one who names her grandchild',
    'loan_guarantor',
    () => ask({ parent: { ...parent, bindings: [{ ...tie, tie: 'grandchild' }] } }),
  ],
  [
    'one whose binding ends now',
    'loan_guarantor',
    () => ask({ parent: { ...parent, bindings: [{ ...tie, untilMs: NOON }] } }),
  ],
  [
    'one whose child is suspended',
    'guarantor_active',
    () => ask({ guarantor: { ...guarantor, status: 'suspended' } }),
  ],
  ['one who has asked', 'loan_standing', () => ask({ loan: asked })],
  ['one whose loan may be drawn', 'loan_standing', () => ask({ loan: open, head: headOf(0) })],
  ['one who owes', 'loan_standing', () => ask({ loan: ended, head: headOf(-15) })],
  ['one whose visit counts on it', 'loan_standing', () => ask({ loan: ended, head: headOf(-60, 60) })],
  ['one whose child declined', 'askLoan', () => ask({ loan: { ...asked, state: 'declined' } })],
  ['one who has given all back after it ended', 'askLoan', () => ask({ loan: ended, head: headOf(0) })],
])('asked for by %s → %s', (_who, expected, decided) => {
  expect(said(decided())).toBe(expected);
});

test('once it is due and nothing is owed, a parent may ask again; not a moment before', () => {
  const later = { ...tie, untilMs: DUE_MS + 1 };
  const again = (atMs: number) =>
    said(ask({ parent: { ...parent, bindings: [later] }, loan: open, head: headOf(0) }, 600, DAUGHTER, atMs));
  expect([again(DUE_MS - 1), again(DUE_MS)]).toEqual(['loan_standing', 'askLoan']);
});

const facts = (loan?: Loan, more: Partial<GuaranteeFacts> = {}): GuaranteeFacts => ({
  parent,
  principal: DAUGHTER,
  rules,
  ...(loan && { loan }),
  ...more,
});

test.each<[string, Loan | undefined, Partial<GuaranteeFacts>, string, string, string]>([
  ['of nobody', undefined, {}, 'not_found', 'not_found', 'not_found'],
  ['that names another', open, { principal: LI }, 'not_found', 'not_found', 'not_found'],
  ['that was asked for', asked, {}, 'guaranteeLoan', 'declineLoan', 'loan_forbids'],
  ['that is open', open, {}, 'loan_forbids', 'loan_forbids', 'endGuarantee'],
  ['that has ended', ended, {}, 'loan_forbids', 'loan_forbids', 'loan_forbids'],
  [
    'of a suspended parent',
    asked,
    { parent: { ...parent, status: 'suspended' } },
    'receiver_active',
    'declineLoan',
    'loan_forbids',
  ],
])('a loan %s: consent, decline, withdraw', (_what, loan, more, consent, decline, withdraw) => {
  expect([
    said(decideGuaranteeLoan(facts(loan, more), NOON)),
    said(decideDeclineLoan(facts(loan, more))),
    said(decideEndGuarantee(facts(loan, more))),
  ]).toEqual([consent, decline, withdraw]);
});

test('consent moves nothing and sets the floor; it is due in twelve months; withdrawing freezes', () => {
  expect(decideGuaranteeLoan(facts(asked), NOON)).toMatchObject({
    value: {
      postings: [
        { account: `loan:${WANG}`, availableDelta: 0, heldDelta: 0, floorMinutes: -600, status: 'open' },
      ],
      docs: [open],
    },
  });
  expect(decideEndGuarantee(facts(open))).toMatchObject({
    value: { postings: [{ availableDelta: 0, heldDelta: 0, status: 'frozen' }], docs: [ended] },
  });
});

test.each<[string, string, Parameters<typeof loanLeft>[0], number?]>([
  ['untouched', '600', { loan: open, head: headOf(0) }],
  ['partly held and drawn', '480', { loan: open, head: headOf(-120, 60) }],
  ['drawn to its floor', '0', { loan: open, head: headOf(-600) }],
  ['the moment before it is due', '600', { loan: open, head: headOf(0) }, DUE_MS - 1],
  ['due', 'loan_due', { loan: open, head: headOf(0) }, DUE_MS],
  ['asked for', 'loan_none', { loan: asked, head: headOf(0) }],
  ['declined', 'loan_none', { loan: { ...asked, state: 'declined' } }],
  ['written off', 'loan_none', { loan: { ...open, state: 'writtenOff' }, head: headOf(0) }],
  ['ended, and long due', 'loan_ended', { loan: ended, head: headOf(0) }, DUE_MS],
  ['frozen', '0', { loan: open, head: headOf(0, 0, { status: 'frozen' }) }],
  ['without an account', '0', { loan: open }],
  ['another’s', 'loan_none', { loan: { ...open, parentId: LI }, head: headOf(0) }],
  ['nobody’s', 'loan_none', {}],
])('of a loan that is %s, this may be drawn: %s', (_what, expected, loan, atMs = NOON) => {
  const bound = { ...parent, bindings: [{ ...tie, untilMs: DUE_MS + 1 }] };
  const promised = { ...loan, guarantor };
  const rule = loanRuleAgainst(promised, bound, atMs);
  expect(rule ?? String(loanLeft(promised, bound, atMs))).toBe(expected);
  if (rule !== undefined) expect(loanLeft(promised, bound, atMs)).toBe(0);
});

test.each<[string, string | undefined, Person]>([
  ['bound', undefined, parent],
  ['no longer bound', 'loan_guarantor', { ...parent, bindings: [] }],
  ['bound until now', 'loan_guarantor', { ...parent, bindings: [{ ...tie, untilMs: NOON }] }],
  ['a grandchild', 'loan_guarantor', { ...parent, bindings: [{ ...tie, tie: 'grandchild' }] }],
])('who promised is %s → %s', (_who, rule, elder) => {
  expect(loanRuleAgainst({ loan: open, guarantor }, elder, NOON)).toBe(rule);
});

test('a child who is suspended, another one, or nobody promises nothing new', () => {
  for (const each of [
    { guarantor: { ...guarantor, status: 'suspended' } },
    { guarantor: personNamed(LI) },
    {},
  ] as const)
    expect(loanRuleAgainst({ loan: open, ...each }, parent, NOON)).toBe('guarantor_active');
});

const repay = (minutes: number, loan: Loan | undefined, head?: Head, child = guarantor) =>
  said(
    decideRepayLoan(
      { child, rules, ...(loan && { loan }), ...(head && { head }) },
      { parentId: WANG, minutes },
    ),
  );
test.each<[string, string, string]>([
  ['a part', repay(60, open, headOf(-120)), 'repayLoan'],
  ['all', repay(120, open, headOf(-120)), 'repayLoan'],
  ['all of a broken rest', repay(20, ended, headOf(-20)), 'repayLoan'],
  ['what is held and not drawn', repay(60, open, headOf(-60, 60)), 'repay_at_most'],
  ['too much, of a broken step', repay(127, open, headOf(-120)), 'repay_at_most'],
  ['a broken step', repay(7, open, headOf(-120)), 'minutes_step'],
  ['nothing', repay(0, open, headOf(-120)), 'minutes_step'],
  ['before anything was drawn', repay(15, asked), 'repay_at_most'],
  ['another’s promise', repay(60, open, headOf(-120), personNamed(LI)), 'not_found'],
  ['nobody’s promise', repay(60, undefined), 'not_found'],
])('giving back %s → %s', (_what, outcome, expected) => {
  expect(outcome).toBe(expected);
});

const owed = headOf(-120);
const written = (more: Partial<WriteOffFacts> = {}): WriteOffFacts => ({
  parent,
  acting: clerk,
  rules,
  loan: open,
  head: owed,
  ...more,
});
const mother = { ...tie, relativeId: STAFF };
test.each<[string, string, Outcome]>([
  ['six months after due', 'proposeWriteOff', decideProposeWriteOff(written(), 'overdue', OVERDUE_MS)],
  ['a moment before', 'too_early', decideProposeWriteOff(written(), 'overdue', OVERDUE_MS - 1)],
  ['at a death, at once', 'proposeWriteOff', decideProposeWriteOff(written(), 'death', NOON)],
  ['of nothing', 'not_found', decideProposeWriteOff({ parent, acting: clerk, rules }, 'overdue', OVERDUE_MS)],
  [
    'by another station, before it opened',
    'not_allowed',
    decideProposeWriteOff(written({ acting: { ...clerk, orgId: 'org_other' }, loan: asked }), 'death', NOON),
  ],
  [
    'by a daughter on the staff, before it opened',
    'loan_forbids',
    decideProposeWriteOff(written({ acting: { ...clerk, bindings: [mother] }, loan: asked }), 'death', NOON),
  ],
  [
    'by a daughter on the staff, too early',
    'maker_is_checker',
    decideProposeWriteOff(written({ acting: { ...clerk, bindings: [mother] } }), 'overdue', NOON),
  ],
  [
    'while a visit counts on it',
    'loan_held',
    decideProposeWriteOff(written({ head: headOf(-120, 60) }), 'death', NOON),
  ],
  ['of no debt', 'loan_cleared', decideProposeWriteOff(written({ head: headOf(0) }), 'death', NOON)],
])('a write-off proposed %s → %s', (_when, expected, outcome) => {
  expect(said(outcome)).toBe(expected);
});

const proposed: Loan = { ...open, version: 3, writeOffById: STAFF, writeOffReason: 'death' };
const judged = (more: Partial<WriteOffFacts> = {}) =>
  decideApproveWriteOff(written({ acting: lead, loan: proposed, ...more }));
test.each<[string, string, Outcome]>([
  ['another lead', 'approveWriteOff', judged()],
  ['a lead, of nothing', 'not_found', decideApproveWriteOff({ parent, acting: lead, rules })],
  ['staff', 'not_allowed', judged({ acting: clerk, loan: open })],
  ['a lead, though nobody proposed it', 'loan_forbids', judged({ loan: open })],
  ['a lead, a second time', 'loan_forbids', judged({ loan: { ...proposed, state: 'writtenOff' } })],
  ['its proposer', 'maker_is_checker', judged({ acting: { ...lead, principal: STAFF }, head: headOf(0) })],
  ['the guarantor', 'maker_is_checker', judged({ acting: { ...lead, principal: DAUGHTER } })],
  ['a lead, while a visit counts on it', 'loan_held', judged({ head: headOf(-120, 60) })],
  ['a lead, when all was given back', 'loan_cleared', judged({ head: headOf(0) })],
])('a write-off approved by %s → %s', (_who, expected, outcome) => {
  expect(said(outcome)).toBe(expected);
});

test('a write-off moves all that is owed from the pool, and the account cannot go below zero again', () => {
  expect(judged()).toMatchObject({
    value: {
      postings: [
        { account: `pool:${orgId}`, availableDelta: -120, heldDelta: 0 },
        { account: `loan:${WANG}`, availableDelta: 120, heldDelta: 0, floorMinutes: 0, status: 'frozen' },
      ],
      docs: [{ ...proposed, version: 4, state: 'writtenOff' }],
    },
  });
});
