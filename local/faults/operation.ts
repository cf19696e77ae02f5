import type { BindingId, CaseId, IdKind, IdOf, OrderId, OrgId, PersonId } from '../../shared/domain/ids';
import type { Entry } from '../../shared/domain/ledger/entry';
import { type OrderCommand, type OrderState, orderStates } from '../../shared/domain/order/states';
import type { Ms } from '../../shared/domain/units';
import type { Act } from './act';

/** An elder and a daughter, bound to each other. */
export type Family = {
  readonly elderId: PersonId;
  readonly relativeId: PersonId;
  readonly bindingId: BindingId;
};

/** The people of one world. */
export type Cast = Family & {
  readonly stationId: OrgId;
  readonly communityId: OrgId;
  readonly helperIds: readonly PersonId[];
  readonly leadId: PersonId;
  /** Carries out what the lead proposed. */
  readonly otherLeadId: PersonId;
  /** Of the lead's station: proposes what the lead approves. */
  readonly deputyId: PersonId;
  readonly clerkId: PersonId;
};

/** Where the case of a person stands that a life is about: a mandate, a grant, a loan. */
export type CaseStage =
  | 'mandated'
  | 'grant proposed'
  | 'grant approved'
  | 'loan asked'
  | 'loan promised'
  | 'write-off proposed';

/** Where a life stands: its order once there is one, else its case; whichever its last command was about. */
export type Stand = OrderState | CaseStage;

export const isOrderState = (stand: Stand | undefined): stand is OrderState =>
  orderStates.some((state) => state === stand);

/** Whose hours a visit is paid from; `two`: the elder's own, and the rest under a mandate. */
export type Funding = 'own' | 'family' | 'mandate' | 'two' | 'grant' | 'loan';

/** In which way an order comes about, where an operation needs one way of several. */
export type Wishes = {
  /** Asked for so late that the desk sees it first. */
  readonly late: boolean;
  readonly funding: Funding;
  /** Its family is its own: who has a loan, or a mandate with little in it, is of use to no other life. */
  readonly apart: boolean;
  readonly servedMinutes: number;
  /** The station vouches for the check-out, so that there are two sources. */
  readonly vouched: boolean;
};

/** How things stand in one life, as those who act know it. */
export type Scene = {
  readonly cast: Cast;
  readonly wishes: Wishes;
  readonly fresh: <K extends IdKind>(kind: K) => IdOf<K>;
  /** Seven in the morning of the day of the visit. */
  readonly dayMs: Ms;
  readonly startMs: Ms;
  readonly helperId: PersonId;
  /** Absent: the life begins. */
  readonly stands?: Stand;
  /** Absent: nobody has asked for a visit yet. */
  readonly order?: { readonly id: OrderId; readonly assignmentNo: number };
  /** Where its case stands, beside an order too; absent: it is about none. */
  readonly matter?: { readonly stage: CaseStage; readonly caseId?: CaseId };
};

type Common = {
  readonly name: string;
  /** Out of which it leads; absent: it begins a life. */
  readonly from?: readonly Stand[];
  /** The operations that alone bring this about in time, or as it needs it; absent: whichever leads there. */
  readonly after?: readonly string[];
  /** Where its life stands afterwards; absent: a life ends with it. */
  readonly to?: Stand;
  readonly wishes?: Partial<Wishes>;
  /** Whether an entry of it moved what it should, by rules of its own: no arithmetic of the domain. */
  readonly holds: (entry: Entry) => boolean;
};
export type ByPerson = Common & {
  readonly atMs: (scene: Scene) => Ms;
  /** Before this instant alone it is legal; absent: at any time while the state lasts. */
  readonly endsAtMs?: (scene: Scene) => Ms;
  readonly act: (scene: Scene, atMs: Ms, issuedAtMs?: Ms) => Act;
  /** What the person's page shows of it then; absent: all as before. */
  readonly shows?: (scene: Scene) => Partial<Pick<Scene, 'startMs'>>;
};
export type ByClock = Common & { readonly deadline: OrderCommand };

/**
 * One row of the fault matrix. To add one: write it into a file of `operations/` (what it is called, out of which state it leads, the
 * call of its use case, what its entry must move), name that file in `operations.ts`, and give `ports-on.ts` its store when that is a
 * new one. Ways to bring about its state, rivals, faults and all checks are found from there (ADR 0054).
 */
export type Operation = ByPerson | ByClock;

export const PLANNED_MINUTES = 60;
/** An hour less than this is a part of it. */
export const PART_MINUTES = 40;

export const plainWishes: Wishes = {
  late: false,
  funding: 'own',
  apart: false,
  servedMinutes: PLANNED_MINUTES + 2,
  vouched: false,
};

/** Whether it is what asks for a visit. */
export const beginsOrder = ({ from, to }: Pick<Operation, 'from' | 'to'>): boolean =>
  isOrderState(to) && from?.some(isOrderState) !== true;
