import { decideGift, type Gift, type GiftFacts } from '../../../../shared/domain/gift/decide-gift';
import { FIRST_HASH } from '../../../../shared/domain/ledger/account';
import type { Binding, Person } from '../../../../shared/domain/person/person';
import { defaultRulebook } from '../../../../shared/domain/rulebook/default-rulebook';

const AT_MS = Date.parse('2026-12-01T09:00:00+08:00');
const person = (id: Person['id'], more: Partial<Person> = {}): Person => ({
  id,
  version: 3,
  headHash: FIRST_HASH,
  status: 'active',
  birthMonth: 195001,
  facets: ['elder'],
  communityId: 'org_c',
  stationId: 'org_s',
  skills: [],
  hasGuardian: false,
  bindings: [],
  ...more,
});
const tie: Binding = {
  id: 'bnd_1',
  elderId: 'per_mother',
  relativeId: 'per_son',
  tie: 'son',
  scopes: [],
  untilMs: AT_MS + 1,
  guardian: false,
};
const son = person('per_son', { birthMonth: 198001, bindings: [tie] });
const mother = person('per_mother', { bindings: [tie] });
const toMother: Gift = { to: { kind: 'relative', personId: 'per_mother' }, minutes: 60 };
const toPool: Gift = { to: { kind: 'pool' }, minutes: 60 };
const decided = (facts: Partial<GiftFacts>, gift: Gift) =>
  decideGift({ giver: son, receiver: mother, rules: defaultRulebook, ...facts }, gift, AT_MS);

test.each<[situation: string, expected: string, facts: Partial<GiftFacts>, gift: Gift]>([
  ['to a bound mother of 76', 'accepted', {}, toMother],
  [
    'to a bound son of 46',
    'redeem_age',
    { giver: mother, receiver: son },
    { ...toMother, to: { kind: 'relative', personId: 'per_son' } },
  ],
  ['to the pool', 'accepted', {}, toPool],
  [
    'by somebody suspended, of 7 minutes',
    'giver_active',
    { giver: { ...son, status: 'suspended' } },
    { ...toPool, minutes: 7 },
  ],
  [
    'of 0 minutes, to a stranger',
    'minutes_step',
    { giver: { ...son, bindings: [] } },
    { ...toMother, minutes: 0 },
  ],
  ['of 50 minutes', 'minutes_step', {}, { ...toPool, minutes: 50 }],
  ['to a stranger', 'gift_to_relative', { giver: { ...son, bindings: [] } }, toMother],
  ['to nobody of that id', 'gift_to_relative', { receiver: person('per_other') }, toMother],
  ['to oneself', 'gift_to_relative', { giver: mother, receiver: mother }, toMother],
  [
    'under a binding that ends now',
    'gift_to_relative',
    { giver: { ...son, bindings: [{ ...tie, untilMs: AT_MS }] } },
    toMother,
  ],
  [
    'to a suspended son of 46',
    'receiver_active',
    { giver: mother, receiver: { ...son, status: 'suspended' } },
    toMother,
  ],
])('a gift %s → %s', (_situation, expected, facts, gift) => {
  const outcome = decided(facts, gift);
  const rule = outcome.ok ? 'accepted' : outcome.refusal.data.rule;
  expect(rule).toBe(expected);
});

test('a gift moves exactly its minutes, from one account to another, and is the giver’s next entry', () => {
  const outcome = decided({}, toMother);
  expect(outcome).toMatchObject({
    value: {
      command: 'gift',
      person: { id: 'per_son', version: 4 },
      postings: [
        { account: 'person:per_son', availableDelta: -60, heldDelta: 0 },
        { account: 'person:per_mother', availableDelta: 60, heldDelta: 0 },
      ],
      detail: { toId: 'per_mother' },
    },
  });
  expect(decided({}, toPool)).toMatchObject({
    value: { postings: [{}, { account: 'pool:org_s' }], detail: {} },
  });
});
