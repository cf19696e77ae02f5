import type { OrderId, OrgId, PersonId } from '../ids';
import type { AccountId } from '../ledger/account';
import type { Hash, Minutes, Ms } from '../units';
import type { OrderState } from './states';

/** Where the held minutes of an order come from, in the order in which they are consumed (ledger.md, An order's minutes). */
export type SourceKind = 'own' | 'family' | 'entitlement' | 'grant' | 'loan';
export type Source = {
  readonly account: AccountId;
  readonly kind: SourceKind;
  readonly heldMinutes: Minutes;
  /** A relative's who did not ask themselves: counts in the month of their mandate. */
  readonly mandated?: true;
};

/** One proof of a visit; two are independent when their sources differ and one at least is not the volunteer (orders.md, Evidence). */
export type ProofKind =
  | 'elderCode'
  | 'stationOverride'
  | 'bareTap'
  | 'ownConfirm'
  | 'familyConfirm'
  | 'callBack';
export type ProofSource = 'elder' | 'family' | 'staff' | 'volunteer';
export type ProofStep = 'in' | 'out' | 'confirm';
export type Proof = {
  readonly step: ProofStep;
  readonly kind: ProofKind;
  readonly source: ProofSource;
  /** The staff member who vouched; other sources are known from the order. */
  readonly byId?: PersonId;
};

/** What an order is in every state. */
export type OrderBase = {
  readonly id: OrderId;
  readonly version: number;
  readonly headHash: Hash;
  readonly serviceCode: string;
  readonly catalogueVersion: number;
  readonly rulebookVersion: number;
  readonly elderId: PersonId;
  /** The elder's `addressHmac` when she asked: whoever grabs is held against it without reading her person (ADR 0030). */
  readonly addressHmac?: Hash;
  readonly stationId: OrgId;
  readonly communityId: OrgId;
  /** H3 cell (resolution 6) of the community's centre; the hall is read by it. */
  readonly cell: string;
  readonly startMs: Ms;
  readonly plannedMinutes: Minutes;
  readonly funding: readonly Source[];
  /** Counts acceptances; tells a volunteer whose turn has passed (`assignment_over`). */
  readonly assignmentNo: number;
  /** Bounds the state's forward command alone, in decision and in write (orders.md, Deadlines). */
  readonly endsAtMs?: Ms;
  /** When the sweeper looks next: a rung, a reminder or the end itself. */
  readonly dueAtMs?: Ms;
  /** How many rungs of the present state's ladder have been climbed. */
  readonly rung: number;
  /** When the present state began; working days of `disputed` and `referred` count from it. */
  readonly sinceMs: Ms;
};

export type Assigned = { readonly helperId: PersonId };
export type CheckedIn = Assigned & {
  readonly checkInMs: Ms;
  readonly proofs: readonly Proof[];
};
export type CheckedOut = CheckedIn & {
  readonly checkOutMs: Ms;
  /** True minutes given, floored: the service record. */
  readonly recordMinutes: Minutes;
  /** Rounded once to the nearest 15 and capped at what is held: both sides' figure. */
  readonly creditMinutes: Minutes;
  /** The clock had to check out: the desk sees it. */
  readonly checkedOutByClock?: true;
};
/** Whoever said 不对 may take it back (orders.md, `disputed`). */
type Denied = { readonly deniedById?: PersonId };

/**
 * What a lead proposes to do to an order that has ended; another lead carries it out, or refuses it. Why, the entry says that proposed it.
 * Source: orders.md, notes to the table; ADR 0066.
 */
export type Proposal = { readonly byId: PersonId } & (
  | {
      readonly kind: 'correction';
      /** The true minutes of the visit; what is paid follows from them. */
      readonly recordMinutes: Minutes;
    }
  | { readonly kind: 'reversal' }
);
type Proposed = { readonly proposal?: Proposal };

/** Impossible orders cannot be written: each state holds only what exists then. */
export type SubmittedOrder = OrderBase & { readonly state: 'submitted' };
export type OpenOrder = OrderBase & { readonly state: 'open' };
export type OfferedOrder = OrderBase & {
  readonly state: 'offered';
  readonly offeredToId: PersonId;
};
export type AcceptedOrder = OrderBase & Assigned & { readonly state: 'accepted' };
export type ServingOrder = OrderBase & CheckedIn & { readonly state: 'serving' };
export type ServedOrder = OrderBase & CheckedOut & { readonly state: 'served' };
export type ConfirmedOrder = OrderBase & CheckedOut & Denied & { readonly state: 'confirmed' };
export type DisputedOrder = OrderBase & CheckedOut & Denied & { readonly state: 'disputed' };
export type ReferredOrder = OrderBase & {
  readonly state: 'referred';
  readonly centreId: OrgId;
};
export type ScheduledOrder = OrderBase & {
  readonly state: 'scheduled';
  readonly centreId: OrgId;
};
export type SettledOrder = OrderBase &
  CheckedOut &
  Proposed & { readonly state: 'settled'; readonly settledMinutes: Minutes };
export type VoidedOrder = OrderBase & CheckedOut & Proposed & { readonly state: 'voided' };
export type ReversedOrder = OrderBase & CheckedOut & { readonly state: 'reversed' };
export type CancelledOrder = OrderBase & { readonly state: 'cancelled' };
export type ExpiredOrder = OrderBase & { readonly state: 'expired' };

export type Order =
  | SubmittedOrder
  | OpenOrder
  | OfferedOrder
  | AcceptedOrder
  | ServingOrder
  | ServedOrder
  | ConfirmedOrder
  | DisputedOrder
  | ReferredOrder
  | ScheduledOrder
  | SettledOrder
  | VoidedOrder
  | ReversedOrder
  | CancelledOrder
  | ExpiredOrder;

export type OrderIn<S extends OrderState> = Extract<Order, { state: S }>;
