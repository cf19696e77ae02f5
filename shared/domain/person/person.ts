import type { BindingId, OrgId, PersonId } from '../ids';
import type { Hash, Ms } from '../units';
import type { Register } from './registers';

export const scopes = ['order', 'pay', 'viewVisits', 'viewHealth'] as const;
export type Scope = (typeof scopes)[number];

/** A family tie, kept on both persons; `elderId` is always the one cared for (product.md, Family). */
export type Binding = {
  readonly id: BindingId;
  readonly elderId: PersonId;
  readonly relativeId: PersonId;
  /** 女儿, 儿子, … as a code; shown by the strings file. */
  readonly tie: 'daughter' | 'son' | 'spouse' | 'grandchild' | 'sibling' | 'other';
  readonly scopes: readonly Scope[];
  readonly untilMs: Ms;
  /** Its holder acts for an elder who cannot decide alone. */
  readonly guardian: boolean;
};

export const personStatuses = ['active', 'suspended'] as const;
type PersonStatus = (typeof personStatuses)[number];

/** The coarse, pseudonymous facts that rules need; names and phones live in `identity` (architecture.md, Data). */
export type Person = {
  readonly id: PersonId;
  /** How many entries are about this person; 0 for one who was only registered. */
  readonly version: number;
  readonly headHash: Hash;
  readonly status: PersonStatus;
  /** yyyymm */
  readonly birthMonth: number;
  readonly facets: readonly ('elder' | 'volunteer' | 'staff')[];
  readonly communityId: OrgId;
  readonly stationId: OrgId;
  readonly skills: readonly {
    readonly code: string;
    readonly untilDay: number;
  }[];
  /** Depends on a guardian: card and PIN are weak, requests go to the desk first. */
  readonly hasGuardian: boolean;
  readonly addressHmac?: Hash;
  /**
   * Where the city keeps her as entitled, once it has found that she needs partial or full care; absent: she is not. How much care she
   * needs stays out: no rule asks for it.
   */
  readonly register?: Register;
  readonly bindings: readonly Binding[];
};
