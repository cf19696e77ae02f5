import type { BindingId, IdKind, IdOf, OrderId, OrgId, PersonId } from '../../shared/domain/ids';
import type { Entry } from '../../shared/domain/ledger/entry';
import type { OrderCommand, OrderState } from '../../shared/domain/order/states';
import type { Ms } from '../../shared/domain/units';
import type { Act } from './act';

/** The people of one world. */
export type Cast = {
  readonly stationId: OrgId;
  readonly communityId: OrgId;
  readonly elderId: PersonId;
  readonly relativeId: PersonId;
  readonly bindingId: BindingId;
  readonly helperIds: readonly PersonId[];
  readonly leadId: PersonId;
  readonly otherLeadId: PersonId;
  readonly clerkId: PersonId;
};

/** In which way an order comes about, where an operation needs one way of several. */
export type Wishes = {
  /** Asked for so late that the desk sees it first. */
  readonly late: boolean;
  readonly familyPays: boolean;
  readonly servedMinutes: number;
  /** The station vouches for the check-out, so that there are two sources. */
  readonly vouched: boolean;
};

/** How things stand in one order's life, as those who act know it. */
export type Scene = {
  readonly cast: Cast;
  readonly wishes: Wishes;
  readonly fresh: <K extends IdKind>(kind: K) => IdOf<K>;
  /** Seven in the morning of the day of the visit. */
  readonly dayMs: Ms;
  readonly startMs: Ms;
  readonly helperId: PersonId;
  /** Absent: nobody has asked yet. */
  readonly order?: { readonly id: OrderId; readonly state: OrderState; readonly assignmentNo: number };
};

type Common = {
  readonly name: string;
  /** The states out of which it leads; absent: it begins a life. */
  readonly from?: readonly OrderState[];
  /** The operations that alone bring this state about in time; absent: whichever leads there. */
  readonly after?: readonly string[];
  /** The order's state afterwards; absent: it is about no order, and its life ends with it. */
  readonly to?: OrderState;
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
/** What 40 minutes, and a minute or two less, come to in quarters. */
export const PART_CREDIT_MINUTES = 45;

export const plainWishes: Wishes = {
  late: false,
  familyPays: false,
  servedMinutes: PLANNED_MINUTES + 2,
  vouched: false,
};

/** Whether an entry moves exactly this: available and held by whose account it is. */
export const moves = (
  { lines, detail }: Pick<Entry, 'lines' | 'detail'>,
  expected: readonly (readonly [available: number, held: number])[],
): boolean =>
  lines.length === expected.length &&
  lines.every(({ account, availableDelta, heldDelta }, index) => {
    const [available, held] = expected[index] ?? [];
    // Sources come first; who is credited comes last, and is the helper.
    const isSource = held !== 0;
    return (
      availableDelta === available &&
      heldDelta === held &&
      (isSource || account === `person:${detail.helperId}`)
    );
  });

export const movesNothing = (entry: Pick<Entry, 'lines' | 'detail'>): boolean => moves(entry, []);
export const releasesAll = (entry: Pick<Entry, 'lines' | 'detail'>): boolean =>
  moves(entry, [[PLANNED_MINUTES, -PLANNED_MINUTES]]);
