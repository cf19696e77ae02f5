import { type OrderPrivacy, orderPrivacy } from '../../../../functions/usecases/views/order-privacy';
import { type Relation, relations } from '../../../../shared/domain/authority/actor';
import type { Order } from '../../../../shared/domain/order/order';
import type { Binding } from '../../../../shared/domain/person/person';
import { DAY_MS, HOUR_MS } from '../../../../shared/domain/units';

const ELDER = 'per_01J00000000000000000000001';
const PAYER = 'per_01J00000000000000000000002';
const HELPER = 'per_01J00000000000000000000003';
const CLERK = 'per_01J00000000000000000000004';
const START_MS = 1_772_510_400_000;
const base = {
  id: 'ord_01J00000000000000000000001',
  version: 3,
  headHash: new Uint8Array(32),
  serviceCode: 'escort.walk',
  catalogueVersion: 1,
  rulebookVersion: 1,
  elderId: ELDER,
  stationId: 'org_01J00000000000000000000001',
  communityId: 'org_01J00000000000000000000002',
  cell: '86411c2d7ffffff',
  startMs: START_MS,
  plannedMinutes: 60,
  funding: [{ account: `person:${PAYER}`, kind: 'family', heldMinutes: 60 }],
  assignmentNo: 1,
  rung: 0,
  sinceMs: START_MS,
} as const;
const accepted: Order = { ...base, state: 'accepted', helperId: HELPER };
const served: Order = {
  ...base,
  state: 'served',
  helperId: HELPER,
  checkInMs: START_MS,
  checkOutMs: START_MS + HOUR_MS,
  proofs: [],
  recordMinutes: 60,
  creditMinutes: 60,
};

/** What is shown, in letters: elder, helper, payer; contact of the elder, of the helper; codes. */
const spelled = ({ people, elderContact, helperContact, codes }: OrderPrivacy): string =>
  [
    people.elderId && 'E',
    people.helperId && 'H',
    people.payerId && 'P',
    elderContact && 'e',
    helperContact && 'h',
    codes && 'c',
  ]
    .filter((letter) => letter)
    .join('');

/** Every relation has its line: a new one fails to compile until somebody has thought about it. */
const shown: Record<Relation, readonly [accepted: string, servedToday: string, servedLongAgo: string]> = {
  elder: ['EHPhc', 'EHP', 'EHP'],
  payer: ['EHP', 'EHP', 'EHP'],
  helper: ['EHe', 'EHe', ''],
  boundOrder: ['EHPh', 'EHP', 'EHP'],
  boundPay: ['', '', ''],
  boundViewVisits: ['EHP', 'EHP', 'EHP'],
  ownStation: ['EHPehc', 'EHPeh', 'EHPeh'],
  ownCommunity: ['EH', 'EH', 'EH'],
  sameDistrict: ['', '', ''],
  stranger: ['', '', ''],
};

test.each(relations.map((way) => [way]))('%s → so much and no more', (way) => {
  const asker = way === 'helper' ? HELPER : way === 'elder' ? ELDER : CLERK;
  const seen = (order: Order, atMs: number) => spelled(orderPrivacy(order, asker, [way], [], atMs));
  expect([
    seen(accepted, START_MS),
    seen(served, START_MS + HOUR_MS + DAY_MS - 1),
    seen(served, START_MS + HOUR_MS + DAY_MS),
  ]).toEqual(shown[way]);
});

test('somebody who helped before and no longer does → nothing, whatever they claim', () => {
  expect(spelled(orderPrivacy(accepted, ELDER, ['helper'], [], START_MS))).toBe('');
});

const codesSeenBy = (askerId: typeof CLERK | typeof HELPER, bindings: readonly Binding[]) =>
  orderPrivacy(accepted, askerId, ['ownStation'], bindings, START_MS).codes;
const married: Binding = {
  id: 'bnd_01J00000000000000000000001',
  elderId: HELPER,
  relativeId: CLERK,
  tie: 'spouse',
  scopes: [],
  untilMs: 0,
  guardian: false,
};

test('the codes at the desk → never for the helper himself, nor for a relative of a party, even of one long unbound', () => {
  expect([codesSeenBy(CLERK, []), codesSeenBy(HELPER, []), codesSeenBy(CLERK, [married])]).toEqual([
    true,
    false,
    false,
  ]);
});
