import { ageYears, monthOf } from '../calendar/shanghai-day';
import type { WorkingCalendar } from '../calendar/working-calendar';
import { publishedAtOnce } from '../catalogue/published-at-once';
import type { Service } from '../catalogue/service';
import type { OrderId, PersonId } from '../ids';
import { FIRST_HASH } from '../ledger/account';
import type { RequestDetail } from '../ledger/entry';
import { holdPostings } from '../ledger/funding';
import type { Org } from '../org/org';
import type { Person } from '../person/person';
import type { Refusal, RequestRule } from '../refusals';
import { accept, type Result, refuse } from '../result';
import type { Rulebook } from '../rulebook/rulebook';
import type { Minutes, Ms } from '../units';
import { withDeadlines } from './deadlines';
import type { Acting } from './facts';
import type { OpenOrder, Source, SubmittedOrder } from './order';
import type { OrderChange } from './order-change';
import { carries, namedBinding } from './standing';
import { timeRuleAgainst } from './visit-time';

export type RequestFacts = {
  /** Derived from principal and command id, so that a replay meets the same order. */
  readonly orderId: OrderId;
  readonly acting: Acting;
  readonly elder: Person;
  readonly payer: Person;
  /** The elder's community: gives the cell. */
  readonly community: Org;
  /** Absent: the catalogue has no such code. */
  readonly service?: Service;
  readonly catalogueVersion: number;
  readonly rules: Rulebook;
  readonly holidays: WorkingCalendar;
};
export type RequestOrder = {
  readonly elderId: PersonId;
  readonly payerId: PersonId;
  readonly serviceCode: string;
  readonly startMs: Ms;
  readonly plannedMinutes: Minutes;
};

export type RequestRefusal = Refusal<'not_allowed' | 'consent_missing' | 'rule_forbids'>;

/**
 * The first rule that a request breaks. In check order: `elder_active`, `payer_active` (their registration is suspended),
 * `minutes_range`, `minutes_step`, the time's rules, `redeem_age`, `payer_binding`.
 */
const ruleAgainst = (
  { acting, elder, payer, rules }: RequestFacts,
  { startMs, plannedMinutes }: RequestOrder,
  atMs: Ms,
): RequestRule | undefined => {
  if (elder.status !== 'active') return 'elder_active';
  if (payer.status !== 'active') return 'payer_active';
  if (!Number.isInteger(plannedMinutes)) return 'minutes_step';
  if (plannedMinutes < rules.orderMinMinutes || plannedMinutes > rules.orderMaxMinutes)
    return 'minutes_range';
  if (plannedMinutes % rules.roundingMinutes !== 0) return 'minutes_step';
  const timeRule = timeRuleAgainst(startMs, plannedMinutes, rules, atMs);
  if (timeRule !== undefined) return timeRule;
  if (ageYears(elder.birthMonth, monthOf(startMs)) < rules.redeemFromAgeYears) return 'redeem_age';
  if (payer.id === elder.id) return undefined;
  // A relative's hours are given by that relative alone, until there are mandates.
  const binding = namedBinding(acting, elder.id);
  return payer.id === acting.principal && binding !== undefined && carries(binding, 'pay', atMs)
    ? undefined
    : 'payer_binding';
};

/**
 * An elder or her family asks for one visit; the whole of its minutes is held, from her own account or the relative's who asks. Pure.
 * The request goes to the hall in the same entry when the rulebook says so, else to the station's desk. What the account lacks is the
 * ledger's to refuse (`post`).
 * Refusals, in check order: `not_allowed`, `consent_missing`, `rule_forbids` (`service_unknown`, then those of `ruleAgainst`).
 * Source: orders.md; product.md, Rulebook, Family; ledger.md, An order's minutes.
 */
export const decideRequest = (
  facts: RequestFacts,
  command: RequestOrder,
  atMs: Ms,
): Result<OrderChange<SubmittedOrder | OpenOrder>, RequestRefusal> => {
  const { acting, elder, payer, service, rules } = facts;
  const forbids = (rule: RequestRule) => refuse('rule_forbids', { rule, rulebookVersion: rules.version });

  const isElder = acting.roles.includes('elder') && acting.principal === elder.id;
  if (!isElder && !acting.roles.includes('family')) return refuse('not_allowed', {});
  if (!isElder) {
    const binding = namedBinding(acting, elder.id);
    if (binding === undefined || !carries(binding, 'order', atMs)) return refuse('consent_missing', {});
  }
  if (service === undefined) return forbids('service_unknown');
  const rule = ruleAgainst(facts, command, atMs);
  if (rule !== undefined) return forbids(rule);

  const source: Source = {
    account: `person:${payer.id}`,
    kind: payer.id === elder.id ? 'own' : 'family',
    heldMinutes: command.plannedMinutes,
  };
  const order: SubmittedOrder | OpenOrder = {
    id: facts.orderId,
    state: publishedAtOnce(service, elder, command.startMs, rules, atMs) ? 'open' : 'submitted',
    version: 1,
    headHash: FIRST_HASH,
    serviceCode: service.code,
    catalogueVersion: facts.catalogueVersion,
    rulebookVersion: rules.version,
    elderId: elder.id,
    ...(elder.addressHmac === undefined ? {} : { addressHmac: elder.addressHmac }),
    stationId: elder.stationId,
    communityId: elder.communityId,
    cell: cellOf(facts.community),
    startMs: command.startMs,
    plannedMinutes: command.plannedMinutes,
    funding: [source],
    assignmentNo: 0,
    rung: 0,
    sinceMs: atMs,
  };
  return accept({
    command: 'request',
    order: withDeadlines(order, { rules, service, holidays: facts.holidays }),
    postings: holdPostings(order.funding),
    days: [],
    detail: { startMs: order.startMs, ...requestFacts(order) },
  });
};

/** All of a request that its lines do not tell: the audit makes the order again from it. */
const requestFacts = (order: SubmittedOrder | OpenOrder): RequestDetail => ({
  elderId: order.elderId,
  stationId: order.stationId,
  communityId: order.communityId,
  cell: order.cell,
  ...(order.addressHmac === undefined ? {} : { addressHmac: order.addressHmac }),
  serviceCode: order.serviceCode,
  catalogueVersion: order.catalogueVersion,
  rulebookVersion: order.rulebookVersion,
  plannedMinutes: order.plannedMinutes,
});

const cellOf = (community: Org): string => {
  if (community.cell === undefined)
    throw new Error(`${community.id} has no cell, so the hall cannot show its orders`);
  return community.cell;
};
