import type { WorkingCalendar } from '../calendar/working-calendar';
import type { Service } from '../catalogue/service';
import type { BindingId, ConsentId, OrgId } from '../ids';
import type { Principal } from '../ledger/entry';
import type { GivingBack } from '../loan/repay-share';
import type { MonthFacts } from '../mandate/mandate-month';
import type { Binding } from '../person/person';
import type { Rulebook } from '../rulebook/rulebook';
import type { Order } from './order';
import type { ActingRole } from './states';

/** Who acts, as the token and the relation to this order say; never as the body says. */
export type Acting = {
  readonly principal: Principal;
  /** `actingRoles(actor, relations)`; the clock acts as `['clock']`. */
  readonly roles: readonly ActingRole[];
  /** The desk of a staff member. */
  readonly orgId?: OrgId;
  /** The principal's own bindings, as mirrored on their person: expired ones too, for they remain relatives. */
  readonly bindings: readonly Binding[];
  /** Of the envelope: needed where family or station act for the elder (experience.md, P3). */
  readonly consentId?: ConsentId | BindingId;
};

/** What the deadlines of an order are reckoned from. */
export type DeadlineFacts = {
  /** The version that the order names; for `request` the one in effect now. */
  readonly rules: Rulebook;
  /** The order's service, of the catalogue version that the order names. */
  readonly service: Service;
  readonly holidays: WorkingCalendar;
};

/** What a credit is shared by; absent: the helper keeps all of it. */
export type EarningFacts = { readonly givesBack?: GivingBack };

/** What every decision about a standing order looks at. */
export type OrderFacts = DeadlineFacts &
  MonthFacts &
  EarningFacts & {
    readonly order: Order;
    readonly acting: Acting;
  };

/**
 * What the clock looks at. Its instant is the sweep event's `time`; the change is reckoned at the deadline it carries out,
 * `order.dueAtMs`, and that is the instant of the entry (orders.md, Deadlines).
 */
export type ClockFacts = DeadlineFacts & MonthFacts & EarningFacts & { readonly order: Order };
