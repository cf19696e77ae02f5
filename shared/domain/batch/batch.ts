import type { BatchId, OrgId, PersonId } from '../ids';
import type { AccountId } from '../ledger/account';
import type { Hash, Minutes, Ms } from '../units';
import type { BatchKind } from './kinds';
import type { BatchState } from './states';

/** What one account shall get, or give: above zero. Which of the two, the kind of the batch says. */
export type PlanLine = { readonly account: AccountId; readonly minutes: Minutes };

/** Lines that are posted together as one child, counted from 1. Never changed after the draft. */
export type Part = { readonly no: number; readonly lines: readonly PlanLine[] };

type Drafted = {
  readonly id: BatchId;
  readonly version: number;
  readonly headHash: Hash;
  readonly kind: BatchKind;
  /** Where the hours of a giving batch come from, and where those of a collecting one go to. */
  readonly fundAccount: AccountId;
  readonly totalMinutes: Minutes;
  readonly partCount: number;
  /** Of all parts; the draft's entry holds it too, so nobody can change the plan afterwards. */
  readonly planDigest: Hash;
  /** Whose desk drafted it; absent: the city's. */
  readonly stationId?: OrgId;
  readonly draftedById: PersonId;
  /** When it came into its state. */
  readonly sinceMs: Ms;
};
type Approved = { readonly approvedById: PersonId };
type Progress = {
  readonly postedCount: number;
  /** What the parts so far have moved to or from people. */
  readonly movedMinutes: Minutes;
};

export type DraftBatch = Drafted & { readonly state: 'draft' };
export type ApprovedBatch = Drafted & Approved & { readonly state: 'approved' };
export type PostingBatch = Drafted & Approved & Progress & { readonly state: 'posting' };
export type ClosedBatch = Drafted & Approved & Progress & { readonly state: 'closed' };
/** Stopped as a draft, it was never approved. */
export type StoppedBatch = Drafted & Partial<Approved> & Progress & { readonly state: 'stopped' };

/** Many movements of one kind that one person proposes and another approves. Source: ledger.md, Movements (batch). */
export type Batch = DraftBatch | ApprovedBatch | PostingBatch | ClosedBatch | StoppedBatch;
export type BatchIn<S extends BatchState> = Extract<Batch, { readonly state: S }>;

/** How far a batch is; nothing is posted before it is approved. Pure. */
export const progressOf = (batch: Batch): Progress =>
  'postedCount' in batch
    ? { postedCount: batch.postedCount, movedMinutes: batch.movedMinutes }
    : { postedCount: 0, movedMinutes: 0 };

/** The account where the hours are in transit. Pure. */
export const accountOfBatch = (batchId: BatchId): AccountId => `batch:${batchId}`;
