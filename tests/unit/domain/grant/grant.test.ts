import fc from 'fast-check';
import { decideCloseGrant } from '../../../../shared/domain/grant/decide-close-grant';
import { type CaseFacts, decideJudgeGrant } from '../../../../shared/domain/grant/decide-judge-grant';
import {
  decideProposeGrant,
  type GrantFacts,
  type ProposeGrant,
} from '../../../../shared/domain/grant/decide-propose-grant';
import { type GrantCase, grantAccount } from '../../../../shared/domain/grant/grant-case';
import { newHead } from '../../../../shared/domain/ledger/account';
import { sumMinutes } from '../../../../shared/domain/ledger/minutes';
import { post } from '../../../../shared/domain/ledger/post';
import type { Acting } from '../../../../shared/domain/order/facts';
import type { PersonChange } from '../../../../shared/domain/person/person-change';
import { defaultRulebook } from '../../../../shared/domain/rulebook/default-rulebook';
import { binding, by, CLERK, NOON, personNamed, STAFF, STATION, WANG } from '../order/samples';

const elder = personNamed(WANG);
const clerk = by(STAFF, ['station'], { orgId: STATION });
const lead = by(CLERK, ['station', 'stationLead'], { orgId: STATION });
const relative = { ...binding, elderId: WANG, relativeId: CLERK, untilMs: 0 };
const proposed: GrantCase = {
  kind: 'grantCase',
  version: 1,
  elderId: WANG,
  caseId: 'cas_1',
  ofStationId: elder.stationId,
  minutes: 120,
  reason: 'illness',
  state: 'proposed',
  proposedById: STAFF,
};
const approved: GrantCase = { ...proposed, version: 2, state: 'approved', judgedById: CLERK };
const desk = { orgId: elder.stationId };
const head = { ...newHead(grantAccount(approved)), availableMinutes: 120 };

type Outcome =
  | { readonly ok: true; readonly value: PersonChange }
  | { readonly ok: false; readonly refusal: { readonly code: string; readonly data: object } };
/** The code of a refusal, or the rule that it names. */
const said = (outcome: Outcome): string => {
  if (outcome.ok) return outcome.value.command;
  const { code, data } = outcome.refusal;
  return 'rule' in data ? String(data.rule) : code;
};

test.each<[string, string, Partial<GrantFacts>, Partial<ProposeGrant>]>([
  ['by staff', 'proposeGrant', {}, {}],
  ['of the whole of what a case may have', 'proposeGrant', {}, { minutes: 600 }],
  ['by a volunteer, for herself', 'not_allowed', { acting: by(WANG, ['volunteer']) }, {}],
  ['by the clock', 'not_allowed', { acting: by('clock', ['station']) }, {}],
  [
    'by staff, for herself, suspended',
    'maker_is_checker',
    { acting: by(WANG, ['station']), elder: { ...elder, status: 'suspended' } },
    {},
  ],
  ['by a relative', 'maker_is_checker', { acting: { ...clerk, bindings: [relative] } }, {}],
  [
    'for a suspended child',
    'receiver_active',
    { elder: { ...elder, status: 'suspended', birthMonth: 202001 } },
    {},
  ],
  [
    'for a child, of a broken step',
    'redeem_age',
    { elder: { ...elder, birthMonth: 202001 } },
    { minutes: 7 },
  ],
  ['of nothing', 'minutes_step', {}, { minutes: 0 }],
  ['of a broken step, and too much', 'minutes_step', {}, { minutes: 607 }],
  ['of too much', 'grant_at_most', {}, { minutes: 615 }],
])('a proposal %s → %s', (_what, expected, facts, proposal) => {
  const asked: ProposeGrant = { caseId: 'cas_1', minutes: 120, reason: 'illness', ...proposal };
  expect(
    said(decideProposeGrant({ elder, acting: clerk, rules: defaultRulebook, ...facts }, asked, NOON)),
  ).toBe(expected);
});

test('a proposal moves nothing and makes the case', () => {
  const asked: ProposeGrant = { caseId: 'cas_1', minutes: 120, reason: 'illness' };
  expect(decideProposeGrant({ elder, acting: clerk, rules: defaultRulebook }, asked, NOON)).toMatchObject({
    value: { postings: [], docs: [proposed], person: { version: elder.version + 1 } },
  });
});

const facts = (acting: Acting, more: Partial<CaseFacts> = {}): CaseFacts => ({
  elder,
  acting: { ...acting, ...desk },
  rules: defaultRulebook,
  grantCase: proposed,
  ...more,
});

test.each<[string, string, CaseFacts]>([
  ['another lead', 'approveGrant', facts(lead)],
  ['a lead, of no case', 'not_found', { elder, acting: lead, rules: defaultRulebook }],
  [
    'staff, of a case that was closed',
    'not_allowed',
    facts(clerk, { grantCase: { ...approved, state: 'closed' } }),
  ],
  ['a lead of another station', 'not_allowed', facts(lead, { acting: { ...lead, orgId: 'org_other' } })],
  [
    'its proposer, of a case that was approved',
    'case_forbids',
    facts({ ...lead, principal: STAFF }, { grantCase: approved }),
  ],
  ['its proposer', 'maker_is_checker', facts({ ...lead, principal: STAFF })],
  ['the elder herself', 'maker_is_checker', facts({ ...lead, principal: WANG })],
  ['a relative, long ago', 'maker_is_checker', facts({ ...lead, bindings: [relative] })],
  [
    'another lead, for a suspended elder',
    'receiver_active',
    facts(lead, { elder: { ...elder, status: 'suspended' } }),
  ],
])('approved by %s → %s', (_who, expected, known) => {
  expect(said(decideJudgeGrant(known, 'approved'))).toBe(expected);
});

test('an approval moves the proposed minutes from the pool to the case; a refusal moves nothing, of a suspended elder too', () => {
  expect(decideJudgeGrant(facts(lead), 'approved')).toMatchObject({
    value: {
      postings: [
        { account: `pool:${elder.stationId}`, availableDelta: -120, heldDelta: 0 },
        { account: `grant:${WANG}:cas_1`, availableDelta: 120, heldDelta: 0 },
      ],
      docs: [approved],
    },
  });
  const suspended = facts(lead, { elder: { ...elder, status: 'suspended' } });
  expect(decideJudgeGrant(suspended, 'refused')).toMatchObject({
    value: { command: 'refuseGrant', postings: [], docs: [{ ...approved, state: 'refused' }] },
  });
});

test.each<[string, string, Parameters<typeof decideCloseGrant>[0]]>([
  ['approved', 'closeGrant', facts(clerk, { grantCase: approved })],
  ['nowhere', 'not_found', { elder, acting: clerk, rules: defaultRulebook }],
  ['proposed, by a volunteer', 'not_allowed', facts(by(STAFF, ['volunteer']))],
  ['of another station', 'not_allowed', facts(clerk, { acting: { ...clerk, orgId: 'org_other' } })],
  ['proposed', 'case_forbids', facts(clerk)],
  [
    'closed',
    'case_forbids',
    facts({ ...clerk, principal: WANG }, { grantCase: { ...approved, state: 'closed' } }),
  ],
  ['of a mother', 'maker_is_checker', facts({ ...clerk, bindings: [relative] }, { grantCase: approved })],
])('the end of a case that is %s → %s', (_what, expected, known) => {
  expect(said(decideCloseGrant({ head, ...known }))).toBe(expected);
});

test('a case on which a visit counts is not closed', () => {
  const held = { ...head, availableMinutes: 60, heldMinutes: 60 };
  expect(said(decideCloseGrant({ ...facts(clerk, { grantCase: approved }), head: held }))).toBe('grant_held');
});

test('whatever is left of a case goes back to its pool, and nothing stays: sums are zero, and the account is closed', () => {
  fc.assert(
    fc.property(fc.nat({ max: 600 }), (availableMinutes) => {
      const closed = decideCloseGrant({
        ...facts(clerk, { grantCase: approved }),
        head: { ...head, availableMinutes },
      });
      if (!closed.ok) throw new Error(closed.refusal.code);
      const { postings } = closed.value;
      expect(
        sumMinutes(
          postings.map(({ availableDelta }) => availableDelta),
          'sum',
        ),
      ).toBe(0);
      const [first, second] = postings;
      if (first === undefined) throw new Error('no line');
      expect(second?.availableDelta ?? 0).toBe(availableMinutes);
      expect(post({ ...head, availableMinutes }, first)).toMatchObject({
        value: { availableMinutes: 0, heldMinutes: 0, status: 'closed' },
      });
    }),
  );
});
