import { type BatchKind, batchPartCommands } from '../batch/kinds';
import type { ReceiverGround } from '../death/death';
import type { BatchId, BindingId, CaseId, CommandId, ConsentId, OrderId, OrgId, PersonId } from '../ids';
import type { Proof } from '../order/order';
import { type OrderState, orderCommands } from '../order/states';
import type { Person } from '../person/person';
import type { Hash, Minutes, Ms } from '../units';
import type { AccountId, Line } from './account';

/** How the person reached us (experience.md, P3). */
export const channels = ['app', 'phone', 'walkIn', 'paper', 'card', 'system'] as const;
export type Channel = (typeof channels)[number];

/** The clock and the rulebook are principals like any other; their command ids are `<command>:<version of the subject>`. */
export type Principal = PersonId | 'clock';

/** What an entry is about; never an account. */
export type Subject =
  | { readonly kind: 'order'; readonly id: OrderId }
  | { readonly kind: 'batch'; readonly id: BatchId }
  | { readonly kind: 'person'; readonly id: PersonId };

/** What may be done about a person: hours given, promised, lent or ended. Each has a use case, and a row in docs/ledger.md. */
export const personCommands = [
  'gift',
  'proposeGrant',
  'approveGrant',
  'refuseGrant',
  'closeGrant',
  'giveMandate',
  'withdrawMandate',
  'askLoan',
  'guaranteeLoan',
  'declineLoan',
  'endGuarantee',
  'repayLoan',
  'setRepayShare',
  'proposeWriteOff',
  'approveWriteOff',
  'recordDeath',
  'withdrawDeath',
  'proposeReceiver',
  'approveReceiver',
] as const;
export type PersonCommand = (typeof personCommands)[number];

/** What may be done about a batch; its children are called as their kind says. */
export const batchLedgerCommands = [
  'draftBatch',
  'approveBatch',
  ...batchPartCommands,
  'closeBatch',
  'stopBatch',
] as const;
export type BatchLedgerCommand = (typeof batchLedgerCommands)[number];

/** All that writes an entry. */
export const ledgerCommands = [
  ...orderCommands,
  'request',
  ...batchLedgerCommands,
  ...personCommands,
] as const;
export type LedgerCommand = (typeof ledgerCommands)[number];

/** Codes instead of free text: no personal data stands in an entry (invariant 18). */
export const reasonCodes = [
  'illness',
  'family_matter',
  'weather',
  'no_longer_needed',
  'changed_plans',
  'helper_not_suitable',
  'no_helper_found',
  'volunteer_late',
  'no_phone',
  'code_locked',
  'device_failed',
  'helper_absent',
  'elder_did_not_answer',
  'nobody_came',
  'wrong_time',
  'wrong_helper',
  'not_done',
  'evidence_weak',
  'evidence_accepted',
  'part_served',
  'entered_by_mistake',
  'accident',
  'carer_absent',
  'income_lost',
  'overdue',
  'death',
  'withdrawal',
  'other',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** What a request says of its order; funding and holds stand in its lines. So an order can be made again from its entries alone. */
export type RequestDetail = {
  readonly elderId: PersonId;
  readonly stationId: OrgId;
  readonly communityId: OrgId;
  readonly cell: string;
  readonly addressHmac?: Hash;
  readonly serviceCode: string;
  readonly catalogueVersion: number;
  readonly rulebookVersion: number;
  readonly plannedMinutes: Minutes;
};

/** What a draft says of its batch; the plan itself lies beside it, under this digest. So a batch can be made again from its entries. */
export type PlanDetail = {
  readonly batchKind: BatchKind;
  readonly fundAccount: AccountId;
  readonly totalMinutes: Minutes;
  readonly partCount: number;
  readonly planDigest: Hash;
};

/** What a command adds to the story, beside its transition. */
export type EntryDetail = {
  readonly reason?: ReasonCode;
  readonly assignmentNo?: number;
  readonly helperId?: PersonId;
  readonly startMs?: Ms;
  readonly proof?: Proof;
  readonly deviceAtMs?: Ms;
  readonly calledWhom?: 'elder' | 'contact';
  readonly recordMinutes?: Minutes;
  readonly creditMinutes?: Minutes;
  /** Who receives a gift or the hours of one who died, or whose loan is given back; absent: the pool. */
  readonly toId?: PersonId;
  /** The hardship case that an entry is about. */
  readonly caseId?: CaseId;
  /** How much is asked for; another decides. */
  readonly proposedMinutes?: Minutes;
  /** Of a mandate: how much a month at most, and until when; for whom says `elderId`. */
  readonly capPerMonthMinutes?: Minutes;
  readonly untilMs?: Ms;
  /** Who is asked to promise hours for a parent, how many at most, and until when. */
  readonly guarantorId?: PersonId;
  readonly ceilingMinutes?: Minutes;
  readonly dueAtMs?: Ms;
  /** How much of each earning gives back what `toId` has drawn; and how much of this one did. */
  readonly sharePercent?: number;
  readonly repaidMinutes?: Minutes;
  /** Of a death: what the registration was before, and on what ground somebody receives (`toId`; absent: the pool). */
  readonly statusBefore?: Person['status'];
  readonly ground?: ReceiverGround;
  /** Who said 不对, and so may take it back. */
  readonly deniedById?: PersonId;
  /** Which part of a batch was posted. */
  readonly partNo?: number;
} & Partial<RequestDetail> &
  Partial<PlanDetail>;

/** What the first answer was, so that a resend hears the same (ids and version; rendered under present rights). */
export type Outcome = {
  readonly state: OrderState | 'posted';
  readonly version: number;
  readonly assignmentNo?: number;
};

/**
 * What one accepted command wrote: journal line, idempotency record, audit record and history at once. Never changed or deleted.
 * Its key is (subject, principal, commandId).
 */
export type Entry = {
  readonly subject: Subject;
  /** Of the subject, after this entry; counts from 1. */
  readonly version: number;
  /** The subject's `headHash` before this entry; 32 zero bytes for the first. */
  readonly previousHash: Hash;
  readonly principal: Principal;
  readonly commandId: CommandId | `${string}:${number}`;
  readonly onBehalfOf?: PersonId;
  readonly channel: Channel;
  readonly consentId?: ConsentId | BindingId;
  readonly command: LedgerCommand;
  readonly from?: OrderState;
  readonly to?: OrderState;
  readonly atMs: Ms;
  /** Digest of the body without `issuedAtMs`. */
  readonly bodyDigest: Hash;
  readonly detail: EntryDetail;
  readonly outcome: Outcome;
  readonly lines: readonly Line[];
};
