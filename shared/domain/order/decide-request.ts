import { ageYears, monthOf } from '../calendar/shanghai-day';
import type { WorkingCalendar } from '../calendar/working-calendar';
import { publishedAtOnce } from '../catalogue/published-at-once';
import type { Service } from '../catalogue/service';
import type { AskedSource } from '../funding/asked-source';
import { fundRequest } from '../funding/fund-request';
import { promisesRelied } from '../funding/promises-relied';
import type { OrderId, PersonId } from '../ids';
import { type AccountId, FIRST_HASH, type Head } from '../ledger/account';
import type { RequestDetail } from '../ledger/entry';
import { holdPostings } from '../ledger/funding';
import type { Promised } from '../loan/loan-left';
import { type MonthFacts, monthsTaken } from '../mandate/mandate-month';
import type { Org } from '../org/org';
import type { Person } from '../person/person';
import type { Refusal, RequestRule } from '../refusals';
import { accept, type Result, refuse } from '../result';
import type { Rulebook } from '../rulebook/rulebook';
import type { Minutes, Ms } from '../units';
import { withDeadlines } from './deadlines';
import type { Acting } from './facts';
import type { OpenOrder, SubmittedOrder } from './order';
import type { OrderChange } from './order-change';
import { carries, namedBinding } from './standing';
import { timeRuleAgainst } from './visit-time';

export type RequestFacts = MonthFacts &
  Promised & {
    /** Derived from principal and command id, so that a replay meets the same order. */
    readonly orderId: OrderId;
    readonly acting: Acting;
    readonly elder: Person;
    /** Whose hours are asked for beside the elder's, as far as they are registered. */
    readonly payers: readonly Person[];
    /** The elder's community: gives the cell. */
    readonly community: Org;
    /** Absent: the catalogue has no such code. */
    readonly service?: Service;
    readonly catalogueVersion: number;
    readonly rules: Rulebook;
    readonly holidays: WorkingCalendar;
    /** Of the sources. */
    readonly heads: ReadonlyMap<AccountId, Head>;
  };
export type RequestOrder = {
  readonly elderId: PersonId;
  /** One to three, in the order in which they are consumed. */
  readonly sources: readonly AskedSource[];
  readonly serviceCode: string;
  readonly startMs: Ms;
  readonly plannedMinutes: Minutes;
};

export type RequestRefusal = Refusal<
  'not_allowed' | 'consent_missing' | 'rule_forbids' | 'insufficient_minutes'
>;

/**
 * The first rule that a request breaks. In check order: `elder_active`, `payer_active` (their registration is suspended),
 * `minutes_range`, `minutes_step`, the time's rules, `redeem_age`.
 */
const ruleAgainst = (
  { elder, payers, rules }: RequestFacts,
  { startMs, plannedMinutes }: RequestOrder,
  atMs: Ms,
): RequestRule | undefined => {
  if (elder.status !== 'active') return 'elder_active';
  if (payers.some(({ status }) => status !== 'active')) return 'payer_active';
  if (!Number.isInteger(plannedMinutes)) return 'minutes_step';
  if (plannedMinutes < rules.orderMinMinutes || plannedMinutes > rules.orderMaxMinutes)
    return 'minutes_range';
  if (plannedMinutes % rules.roundingMinutes !== 0) return 'minutes_step';
  const timeRule = timeRuleAgainst(startMs, plannedMinutes, rules, atMs);
  if (timeRule !== undefined) return timeRule;
  return ageYears(elder.birthMonth, monthOf(startMs)) < rules.redeemFromAgeYears ? 'redeem_age' : undefined;
};

/**
 * An elder or her family asks for one visit; the whole of its minutes is held, on one to three sources. Pure. The request goes to the
 * hall in the same entry when the rulebook says so, else to the station's desk.
 * Refusals, in check order: `not_allowed`, `consent_missing`, `rule_forbids` (`service_unknown`, then those of `ruleAgainst`), those of
 * `fundRequest`.
 * Source: orders.md; product.md, Rulebook, Family; ledger.md, An order's minutes.
 */
export const decideRequest = (
  facts: RequestFacts,
  command: RequestOrder,
  atMs: Ms,
): Result<OrderChange<SubmittedOrder | OpenOrder>, RequestRefusal> => {
  const { acting, elder, service, rules } = facts;
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

  const funded = fundRequest(facts, command, atMs);
  if (!funded.ok) return funded;
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
    funding: funded.value,
    assignmentNo: 0,
    rung: 0,
    sinceMs: atMs,
  };
  const docs = monthsTaken(order, facts);
  const relied = promisesRelied(order, facts);
  return accept({
    command: 'request',
    order: withDeadlines(order, { rules, service, holidays: facts.holidays }),
    postings: holdPostings(order.funding),
    days: [],
    ...(docs.length === 0 ? {} : { docs }),
    ...(relied.length === 0 ? {} : { relied }),
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
