import { FIRST_HASH } from '../../../../shared/domain/ledger/account';
import {
  decideGiveMandate,
  type GiveMandate,
  type MandateFacts,
} from '../../../../shared/domain/mandate/decide-give-mandate';
import { decideWithdrawMandate } from '../../../../shared/domain/mandate/decide-withdraw-mandate';
import type { Mandate } from '../../../../shared/domain/mandate/mandate';
import type { Binding, Person } from '../../../../shared/domain/person/person';
import { defaultRulebook } from '../../../../shared/domain/rulebook/default-rulebook';
import { DAY_MS } from '../../../../shared/domain/units';

const AT_MS = Date.parse('2026-12-01T09:00:00+08:00');
const ENDS_MS = AT_MS + 300 * DAY_MS;
const tie: Binding = {
  id: 'bnd_1',
  elderId: 'per_mother',
  relativeId: 'per_son',
  tie: 'son',
  scopes: ['pay'],
  untilMs: ENDS_MS,
  guardian: false,
};
const son: Person = {
  id: 'per_son',
  version: 3,
  headHash: FIRST_HASH,
  status: 'active',
  birthMonth: 198001,
  facets: ['volunteer'],
  communityId: 'org_c',
  stationId: 'org_s',
  skills: [],
  hasGuardian: false,
  bindings: [tie],
};
const facts = (more: Partial<MandateFacts> = {}): MandateFacts => ({
  payer: son,
  rules: defaultRulebook,
  ...more,
});
const wish: GiveMandate = { elderId: 'per_mother', capPerMonthMinutes: 600, untilMs: ENDS_MS };
const boundBy = (more: Partial<Binding>) => ({ payer: { ...son, bindings: [{ ...tie, ...more }] } });
const standing: Mandate = {
  kind: 'mandate',
  version: 4,
  payerId: 'per_son',
  elderId: 'per_mother',
  capPerMonthMinutes: 60,
  untilMs: AT_MS + 1,
};

test.each<[situation: string, expected: string, facts?: Partial<MandateFacts>, wish?: Partial<GiveMandate>]>([
  ['of 600 minutes until the binding ends', 'accepted'],
  ['of one step', 'accepted', {}, { capPerMonthMinutes: 15 }],
  ['until the next millisecond', 'accepted', {}, { untilMs: AT_MS + 1 }],
  [
    'by somebody suspended, of 7 minutes',
    'giver_active',
    { payer: { ...son, status: 'suspended' } },
    { capPerMonthMinutes: 7 },
  ],
  [
    'of 0 minutes, without a binding',
    'minutes_step',
    { payer: { ...son, bindings: [] } },
    { capPerMonthMinutes: 0 },
  ],
  ['of 50 minutes', 'minutes_step', {}, { capPerMonthMinutes: 50 }],
  [
    'without a binding, until yesterday',
    'mandate_binding',
    { payer: { ...son, bindings: [] } },
    { untilMs: 0 },
  ],
  ['for another elder', 'mandate_binding', {}, { elderId: 'per_other' }],
  ['under a binding of another relative', 'mandate_binding', boundBy({ relativeId: 'per_other' })],
  [
    'under a binding without the scope to pay',
    'mandate_binding',
    boundBy({ scopes: ['order', 'viewVisits'] }),
  ],
  ['under a binding that ends now', 'mandate_binding', boundBy({ untilMs: AT_MS })],
  ['until now', 'mandate_until', {}, { untilMs: AT_MS }],
  ['until a millisecond after the binding', 'mandate_until', {}, { untilMs: ENDS_MS + 1 }],
])('a mandate %s → %s', (_situation, expected, given = {}, asked = {}) => {
  const decided = decideGiveMandate(facts(given), { ...wish, ...asked }, AT_MS);
  expect(decided.ok ? 'accepted' : decided.refusal.data.rule).toBe(expected);
});

test('a mandate given again takes the place of the one before, also of a withdrawn one; no minutes move', () => {
  const before = { ...standing, withdrawnMs: AT_MS - 1 };
  expect(decideGiveMandate(facts({ standing: before }), wish, AT_MS)).toEqual({
    ok: true,
    value: {
      command: 'giveMandate',
      person: { ...son, version: 4 },
      postings: [],
      docs: [
        {
          kind: 'mandate',
          version: 5,
          payerId: 'per_son',
          elderId: 'per_mother',
          capPerMonthMinutes: 600,
          untilMs: ENDS_MS,
        },
      ],
      detail: { elderId: 'per_mother', capPerMonthMinutes: 600, untilMs: ENDS_MS },
    },
  });
});

test.each<[situation: string, expected: string, facts: Partial<MandateFacts>]>([
  ['that stands', 'accepted', { standing }],
  ['that stands, by somebody suspended', 'accepted', { standing, payer: { ...son, status: 'suspended' } }],
  ['that ran out', 'accepted', { standing: { ...standing, untilMs: AT_MS - 1 } }],
  ['that was never given', 'mandate_none', {}],
  ['that is withdrawn', 'mandate_none', { standing: { ...standing, withdrawnMs: AT_MS - 1 } }],
])('a mandate is withdrawn %s → %s', (_situation, expected, given) => {
  const decided = decideWithdrawMandate(facts(given), AT_MS);
  expect(decided.ok ? 'accepted' : decided.refusal.data.rule).toBe(expected);
});

test('a withdrawn mandate keeps what it said and from when it counts no more', () => {
  expect(decideWithdrawMandate(facts({ standing }), AT_MS)).toMatchObject({
    value: {
      command: 'withdrawMandate',
      person: { version: 4 },
      postings: [],
      docs: [{ ...standing, version: 5, withdrawnMs: AT_MS }],
      detail: { elderId: 'per_mother' },
    },
  });
});
