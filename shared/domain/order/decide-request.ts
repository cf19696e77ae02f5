import type { WorkingCalendar } from '../calendar/working-calendar';
import type { Service } from '../catalogue/service';
import type { OrderId, PersonId } from '../ids';
import type { Org } from '../org/org';
import type { Person } from '../person/person';
import type { Refusal } from '../refusals';
import type { Result } from '../result';
import type { Rulebook } from '../rulebook/rulebook';
import type { Ms } from '../units';
import type { Acting } from './facts';
import type { OpenOrder, SubmittedOrder } from './order';
import type { OrderChange } from './order-change';

export type RequestFacts = {
  /** Derived from principal and command id, so that a replay meets the same order. */
  readonly orderId: OrderId;
  readonly acting: Acting;
  readonly elder: Person;
  readonly payer: Person;
  /** The elder's community: gives station and cell. */
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
  readonly plannedMinutes: number;
};

export type RequestRefusal = Refusal<'not_allowed' | 'consent_missing' | 'rule_forbids'>;

/** An elder or her family asks for one visit; the whole of its minutes is held. The ledger refuses what the account lacks. Refusals, in check order: `not_allowed`, `consent_missing`, `rule_forbids`. */
export const decideRequest = (
  _facts: RequestFacts,
  _command: RequestOrder,
  _atMs: Ms,
): Result<OrderChange<SubmittedOrder | OpenOrder>, RequestRefusal> => {
  throw new Error('decideRequest is being written');
};
