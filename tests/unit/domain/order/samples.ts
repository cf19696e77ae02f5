import { chineseHolidays } from '../../../../shared/domain/calendar/chinese-holidays';
import { instantAt } from '../../../../shared/domain/calendar/shanghai-day';
import { defaultCatalogue } from '../../../../shared/domain/catalogue/default-catalogue';
import type { Service } from '../../../../shared/domain/catalogue/service';
import type { BindingId, ConsentId, OrderId, OrgId, PersonId } from '../../../../shared/domain/ids';
import type { Principal } from '../../../../shared/domain/ledger/entry';
import type { Day } from '../../../../shared/domain/order/day';
import { withDeadlines } from '../../../../shared/domain/order/deadlines';
import type { Acting, DeadlineFacts, OrderFacts } from '../../../../shared/domain/order/facts';
import type { Order, OrderIn, Proof } from '../../../../shared/domain/order/order';
import type { ActingRole, OrderState } from '../../../../shared/domain/order/states';
import type { Binding, Person } from '../../../../shared/domain/person/person';
import { defaultRulebook } from '../../../../shared/domain/rulebook/default-rulebook';
import { DAY_MS, HOUR_MS, MINUTE_MS, type Ms } from '../../../../shared/domain/units';

export const WANG: PersonId = 'per_wang';
export const DAUGHTER: PersonId = 'per_wang_li';
export const LI: PersonId = 'per_li';
export const ZHANG: PersonId = 'per_zhang';
export const STAFF: PersonId = 'per_staff';
export const CLERK: PersonId = 'per_clerk';
export const STATION: OrgId = 'org_station';
export const COMMUNITY: OrgId = 'org_community';
export const ORDER: OrderId = 'ord_1';
export const BINDING: BindingId = 'bnd_1';
export const CALL: ConsentId = 'cns_1';

/** 2026-03-10, a Tuesday: days since 1970, and its noon in Shanghai (04:00 UTC). No holiday is near. */
export const TUESDAY = 20_522;
export const NOON: Ms = instantAt(TUESDAY, 12 * 60);
export const PLANNED_END: Ms = NOON + HOUR_MS;

export const serviceNamed = (code: string): Service => {
  const service = defaultCatalogue.services.find((known) => known.code === code);
  if (service === undefined) throw new Error(`no service ${code}`);
  return service;
};

export const deadlineFacts = (changes: Partial<DeadlineFacts> = {}): DeadlineFacts => ({
  rules: defaultRulebook,
  service: serviceNamed('urgent.chat'),
  holidays: chineseHolidays,
  ...changes,
});

export const CODE_IN: Proof = { step: 'in', kind: 'elderCode', source: 'elder' };
export const CODE_OUT: Proof = { step: 'out', kind: 'elderCode', source: 'elder' };
export const OVERRIDE_IN: Proof = { step: 'in', kind: 'stationOverride', source: 'staff', byId: STAFF };
export const OVERRIDE_OUT: Proof = { step: 'out', kind: 'stationOverride', source: 'staff', byId: STAFF };
export const OWN_CONFIRM: Proof = { step: 'confirm', kind: 'ownConfirm', source: 'elder' };

const base = {
  id: ORDER,
  version: 3,
  headHash: new Uint8Array(32),
  serviceCode: 'urgent.chat',
  catalogueVersion: 1,
  rulebookVersion: 1,
  elderId: WANG,
  stationId: STATION,
  communityId: COMMUNITY,
  cell: '8641',
  startMs: NOON,
  plannedMinutes: 60,
  funding: [{ account: `person:${WANG}`, kind: 'own', heldMinutes: 60 }],
  assignmentNo: 1,
  rung: 0,
} as const;
const assigned = { helperId: LI } as const;
const begun = { ...assigned, checkInMs: NOON, proofs: [CODE_IN] } as const;
const ended = {
  ...begun,
  checkOutMs: NOON + 62 * MINUTE_MS,
  recordMinutes: 62,
  creditMinutes: 60,
  proofs: [CODE_IN, CODE_OUT],
} as const;

/** A sound order in each state: a visit of 王阿姨's at noon, 60 minutes of her own, by 李师傅 where there is a helper. */
const sound: { readonly [S in OrderState]: OrderIn<S> } = {
  submitted: { ...base, state: 'submitted', assignmentNo: 0, sinceMs: NOON - DAY_MS },
  open: { ...base, state: 'open', assignmentNo: 0, sinceMs: NOON - DAY_MS },
  offered: { ...base, state: 'offered', offeredToId: LI, sinceMs: NOON - DAY_MS },
  accepted: { ...base, ...assigned, state: 'accepted', sinceMs: NOON - DAY_MS },
  serving: { ...base, ...begun, state: 'serving', sinceMs: NOON },
  served: { ...base, ...ended, state: 'served', sinceMs: ended.checkOutMs },
  confirmed: {
    ...base,
    ...ended,
    state: 'confirmed',
    proofs: [CODE_IN, CODE_OUT, OWN_CONFIRM],
    sinceMs: ended.checkOutMs + HOUR_MS,
  },
  disputed: { ...base, ...ended, state: 'disputed', deniedById: WANG, sinceMs: ended.checkOutMs + HOUR_MS },
  referred: { ...base, state: 'referred', centreId: 'org_centre', sinceMs: NOON - DAY_MS },
  scheduled: { ...base, state: 'scheduled', centreId: 'org_centre', sinceMs: NOON - DAY_MS },
  settled: { ...base, ...ended, state: 'settled', settledMinutes: 60, sinceMs: NOON + DAY_MS },
  voided: { ...base, ...ended, state: 'voided', sinceMs: NOON + DAY_MS },
  cancelled: { ...base, state: 'cancelled', sinceMs: NOON - DAY_MS },
  expired: { ...base, state: 'expired', sinceMs: NOON + DAY_MS },
  reversed: { ...base, ...ended, state: 'reversed', sinceMs: NOON + DAY_MS },
};

export const orderIn = <S extends OrderState>(
  state: S,
  changes: Partial<OrderIn<S>> = {},
  facts: DeadlineFacts = deadlineFacts(),
): OrderIn<S> =>
  // The spread of a generic loses its variant; the changes are of the same one.
  withDeadlines({ ...sound[state], ...changes } as OrderIn<S> & Order, facts);

export const by = (
  principal: Principal,
  roles: readonly ActingRole[],
  more: Partial<Acting> = {},
): Acting => ({
  principal,
  roles,
  bindings: [],
  ...more,
});

export const binding: Binding = {
  id: BINDING,
  elderId: WANG,
  relativeId: DAUGHTER,
  tie: 'daughter',
  scopes: ['order', 'pay', 'viewVisits'],
  untilMs: NOON + 365 * DAY_MS,
  guardian: false,
};

export const elder = by(WANG, ['elder']);
export const family = by(DAUGHTER, ['family'], { bindings: [binding], consentId: BINDING });
export const helper = by(LI, ['volunteer']);
export const station = by(STAFF, ['station'], { orgId: STATION, consentId: CALL });
export const lead = by(STAFF, ['station', 'stationLead'], { orgId: STATION, consentId: CALL });
export const community = by(CLERK, ['community'], { orgId: COMMUNITY });

export const factsOf = (order: Order, acting: Acting, changes: Partial<DeadlineFacts> = {}): OrderFacts => ({
  ...deadlineFacts(changes),
  order,
  acting,
});

export const personNamed = (id: PersonId, changes: Partial<Person> = {}): Person => ({
  id,
  version: 1,
  headHash: new Uint8Array(32),
  status: 'active',
  birthMonth: 195_601,
  facets: ['elder', 'volunteer'],
  communityId: COMMUNITY,
  stationId: STATION,
  skills: [],
  hasGuardian: false,
  bindings: [],
  ...changes,
});

export const dayOfVisits = (visits: Day['visits'] = [], personId: PersonId = LI): Day => ({
  personId,
  day: 20_260_310,
  version: visits.length,
  visits,
});

/** 李师傅's day with the visit of `orderIn`. */
export const busyDay = dayOfVisits([{ orderId: ORDER, fromMs: NOON, plannedMinutes: 60 }]);

/** What a decision came to, as tables of examples write it: the state, or the code of the refusal. */
export const outcomeOf = (
  decided:
    | { readonly ok: true; readonly value: { readonly order: Order } }
    | { readonly ok: false; readonly refusal: { readonly code: string; readonly data: object } },
): string => {
  if (decided.ok) return decided.value.order.state;
  const { code, data } = decided.refusal;
  return 'rule' in data ? `${code}: ${String(data.rule)}` : code;
};
