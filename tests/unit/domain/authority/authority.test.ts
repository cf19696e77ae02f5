import { routesOf } from '../../../../shared/contracts/contract';
import { registry } from '../../../../shared/contracts/registry';
import { actingRoles } from '../../../../shared/domain/authority/acting-roles';
import {
  type Actor,
  type Relation,
  relations,
  type TokenRole,
  tokenRoles,
} from '../../../../shared/domain/authority/actor';
import { actorAt } from '../../../../shared/domain/authority/audience';
import {
  type Knocked,
  type KnownActor,
  knockedBatch,
  knockedOrder,
  knockedPerson,
  relation,
} from '../../../../shared/domain/authority/relation';
import { mayKnock, routes } from '../../../../shared/domain/authority/routes';
import type { PersonId } from '../../../../shared/domain/ids';
import {
  binding,
  COMMUNITY,
  DAUGHTER,
  LI,
  NOON,
  orderIn,
  personNamed,
  STAFF,
  STATION,
  WANG,
  ZHANG,
} from '../order/samples';

test('each contract has a row for each of its audiences, and no row is without a contract', () => {
  const served = registry.flatMap((contract) =>
    routesOf(contract).map(({ audience }) => `${audience}/${contract.name}`),
  );
  expect(served.length).toBeGreaterThan(20);
  expect(Object.keys(routes).toSorted()).toEqual([...new Set(served)].toSorted());
});

test.each(['person', 'desk'] as const)(
  'at the door %s → every role that a row names is a role of that door',
  (audience) => {
    const named = Object.entries(routes)
      .filter(([route]) => route.startsWith(`${audience}/`))
      .flatMap(([, row]) => Object.keys(row));
    const everyRole: Actor = { personId: STAFF, roles: tokenRoles, orgId: STATION };
    const { roles, orgId } = actorAt(audience, everyRole);
    expect(named.filter((role) => !roles.some((known) => known === role))).toEqual([]);
    expect(orgId).toBe(audience === 'desk' ? STATION : undefined);
  },
);

const actor = (roles: readonly TokenRole[], personId: PersonId = STAFF, orgId?: Actor['orgId']): Actor => ({
  personId,
  roles,
  ...(orgId ? { orgId } : {}),
});
const known = (who: Actor, more: Partial<KnownActor> = {}): KnownActor => ({
  actor: who,
  bindings: [],
  ...more,
});
const paid: Knocked = {
  ...knockedOrder(
    orderIn('accepted', { funding: [{ account: `person:${DAUGHTER}`, kind: 'family', heldMinutes: 60 }] }),
  ),
  districtId: 'org_district',
};

test.each<[string, KnownActor, readonly Relation[], Knocked?]>([
  ['the elder', known(actor(['elder'], WANG)), ['elder']],
  ['the helper', known(actor(['volunteer'], LI)), ['helper']],
  [
    'the payer, bound',
    known(actor(['family'], DAUGHTER), { bindings: [binding] }),
    ['payer', 'boundOrder', 'boundPay', 'boundViewVisits'],
  ],
  [
    'a binding that has run out this millisecond',
    known(actor(['family'], DAUGHTER), { bindings: [{ ...binding, untilMs: NOON }] }),
    ['payer'],
  ],
  [
    'a binding with one scope',
    known(actor(['family'], ZHANG), {
      bindings: [{ ...binding, relativeId: ZHANG, scopes: ['viewVisits'] }],
    }),
    ['boundViewVisits'],
  ],
  ['another’s binding', known(actor(['family'], ZHANG), { bindings: [binding] }), ['stranger']],
  [
    'a binding with another elder',
    known(actor(['family'], ZHANG), { bindings: [{ ...binding, elderId: LI, relativeId: ZHANG }] }),
    ['stranger'],
  ],
  ['the order’s station', known(actor(['station'], STAFF, STATION)), ['ownStation']],
  ['the order’s community', known(actor(['community'], STAFF, COMMUNITY)), ['ownCommunity']],
  [
    'another station of the district',
    known(actor(['station'], STAFF, 'org_other'), { districtId: 'org_district' }),
    ['sameDistrict'],
  ],
  ['another station of nowhere', known(actor(['station'], STAFF, 'org_other')), ['stranger']],
  ['oneself', known(actor(['volunteer'], LI)), ['elder'], knockedPerson(personNamed(LI))],
  ['somebody else', known(actor(['volunteer'], LI)), ['stranger'], knockedPerson(personNamed(WANG))],
  [
    'the batch’s station',
    known(actor(['station'], STAFF, STATION)),
    ['ownStation'],
    knockedBatch({ stationId: STATION }),
  ],
  [
    'another station, to a batch',
    known(actor(['stationLead'], STAFF, 'org_other'), { bindings: [binding] }),
    ['stranger'],
    knockedBatch({ stationId: STATION }),
  ],
  [
    'a desk, to a batch of the city',
    known(actor(['stationLead'], STAFF, STATION)),
    ['stranger'],
    knockedBatch({}),
  ],
  [
    'somebody without a desk, to a batch of the city',
    known(actor(['station'])),
    ['stranger'],
    knockedBatch({}),
  ],
])('%s stands as %s', (_who, who, expected, knocked = paid) => {
  expect(relation(who, knocked, NOON)).toEqual(expected);
});

test.each<[string, readonly TokenRole[], readonly Relation[], readonly string[]]>([
  ['the elder', ['elder'], ['elder'], ['elder']],
  ['the elder who pays herself', ['elder'], ['elder', 'payer'], ['elder', 'payer']],
  ['a relative who may order', ['family'], ['boundOrder'], ['family']],
  ['a relative who may only look', ['family'], ['boundViewVisits', 'boundPay'], []],
  ['a relative who pays', ['family'], ['payer'], ['family', 'payer']],
  ['a volunteer', ['volunteer'], ['stranger'], ['volunteer']],
  ['staff of the station', ['station'], ['ownStation'], ['station']],
  ['a lead of the station', ['stationLead'], ['ownStation'], ['station', 'stationLead']],
  ['staff of another station', ['station', 'stationLead'], ['sameDistrict'], []],
  ['staff of the community', ['community'], ['ownCommunity'], ['community']],
  ['staff of another community', ['community'], ['ownStation'], []],
  ['the elder’s relation without the role', ['volunteer'], ['elder', 'payer'], ['volunteer']],
  ['a centre', ['centre'], ['stranger'], []],
])('%s acts as', (_who, roles, stands, expected) => {
  expect(actingRoles(actor(roles), stands)).toEqual(expected);
});

/** Who may knock, typed off a second time: route, role, relations (`*`: any). */
const doors = `
person/home elder * | family * | volunteer *
person/hall volunteer *
person/held-minutes elder * | family * | volunteer *
person/service-records elder * | family * | volunteer *
person/my-visits elder elder | family elder,boundViewVisits | volunteer elder
person/passbook elder elder | family elder,boundPay | volunteer elder
person/monthly-slip elder elder | family elder,boundPay | volunteer elder
person/year-lines elder elder | family elder,boundPay | volunteer elder
person/line-proof elder elder | family elder,boundPay | volunteer elder
person/gift-options elder * | family * | volunteer *
person/give-minutes elder elder | family elder | volunteer elder
person/give-mandate elder elder | family elder | volunteer elder
person/withdraw-mandate elder elder | family elder | volunteer elder
person/ask-loan elder elder
person/guarantee-loan family *
person/decline-loan family *
person/end-guarantee family *
person/repay-loan elder elder | family elder | volunteer elder
person/set-repay-share elder elder | family elder | volunteer elder
person/funding-proposal elder elder | family boundOrder
person/request-order elder elder | family boundOrder
person/order elder elder | family payer,boundOrder,boundViewVisits | volunteer helper
person/grab-order volunteer *
person/drop-order volunteer *
person/check-in volunteer *
person/check-out volunteer *
person/cancel-order elder elder | family boundOrder,payer
person/reschedule-order elder elder | family boundOrder,payer
person/confirm-order elder elder | family boundOrder,payer
person/deny-order elder elder | family boundOrder,payer
person/agree-more elder payer | family payer
person/dispute-order elder elder | family payer | volunteer helper
desk/queue station * | stationLead * | community *
desk/overdue-loans station * | stationLead *
desk/batches station * | stationLead *
desk/batch-proposal station * | stationLead *
desk/order station ownStation | stationLead ownStation | community ownCommunity
desk/monthly-slip station ownStation | stationLead ownStation
desk/year-lines stationLead ownStation
desk/publish-order station ownStation | stationLead ownStation
desk/reschedule-order station ownStation | stationLead ownStation
desk/cancel-order station ownStation | stationLead ownStation
desk/close-order station ownStation | stationLead ownStation
desk/check-in station ownStation | stationLead ownStation
desk/check-out station ownStation | stationLead ownStation
desk/no-show station ownStation | stationLead ownStation
desk/confirm-order station ownStation | stationLead ownStation
desk/deny-order station ownStation | stationLead ownStation
desk/dispute-order station ownStation | stationLead ownStation
desk/settle-order community ownCommunity
desk/resolve-order stationLead ownStation
desk/propose-correction stationLead ownStation
desk/propose-reversal stationLead ownStation
desk/refuse-proposal stationLead ownStation
desk/correct-order stationLead ownStation
desk/reverse-order stationLead ownStation
desk/propose-grant station ownStation | stationLead ownStation
desk/approve-grant stationLead ownStation
desk/refuse-grant stationLead ownStation
desk/close-grant station ownStation | stationLead ownStation
desk/ask-loan station ownStation | stationLead ownStation
desk/propose-write-off station ownStation | stationLead ownStation
desk/approve-write-off stationLead ownStation
desk/draft-batch station ownStation | stationLead ownStation
desk/approve-batch stationLead ownStation
desk/stop-batch stationLead ownStation
desk/batch station ownStation | stationLead ownStation
desk/record-death station ownStation | stationLead ownStation
desk/withdraw-death stationLead ownStation
desk/propose-receiver station ownStation | stationLead ownStation
desk/approve-receiver stationLead ownStation`
  .trim()
  .split('\n')
  .map((line) => {
    const [route = '', ...rest] = line.split(' ');
    const who = rest
      .join(' ')
      .split(' | ')
      .map((pair) => pair.split(' '));
    return [route, new Map(who.map(([role = '', ways = '']) => [role, ways.split(',')]))] as const;
  });

test.each(doors)('%s opens to whom it names, and to nobody else', (route, named) => {
  for (const role of tokenRoles)
    for (const way of relations) {
      const ways = named.get(role) ?? [];
      expect([role, way, mayKnock(route, actor([role]), [way])]).toEqual([
        role,
        way,
        ways.includes('*') || ways.includes(way),
      ]);
    }
});

test('the second list is whole', () => {
  expect(doors.map(([route]) => route)).toEqual(Object.keys(routes));
});

test.each(['person/nothing', 'constructor', '__proto__', ''])(
  'a route that nobody wrote down (%s) is shut',
  (route) => {
    expect(mayKnock(route, actor(tokenRoles), relations)).toBe(false);
  },
);

test('no role, no door', () => {
  for (const route of Object.keys(routes)) expect(mayKnock(route, actor([]), relations)).toBe(false);
});
