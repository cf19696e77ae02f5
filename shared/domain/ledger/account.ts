import type { BatchId, OrgId, PersonId } from '../ids';
import type { Hash, Minutes } from '../units';

/** Readable account names of ledger.md. */
export type AccountId =
  | `person:${PersonId}`
  | `entitlement:${PersonId}:${string}`
  | `grant:${PersonId}:${string}`
  | `loan:${PersonId}`
  | `centre:${OrgId}`
  | `pool:${OrgId}`
  | `subsidy:${OrgId}`
  | `batch:${BatchId}`
  | `opening:${OrgId}`
  | `shortfall:${OrgId}`
  | `clearing:${string}`
  | 'issuance:city';

const ACCOUNT_ID =
  /^(person:per_\w+|(entitlement|grant):per_\w+:[\w:]+|loan:per_\w+|(centre|pool|subsidy|opening|shortfall):org_\w+|batch:bat_\w+|clearing:\w+|issuance:city)$/;

/** Whether a text names an account; what comes from outside is asked this before it is believed. */
export const isAccountId = (text: string): text is AccountId => ACCOUNT_ID.test(text);

/** The hash before the first line of an account, and before the first entry of a subject. */
export const FIRST_HASH: Hash = new Uint8Array(32);

/** A child's choice: of every earning so many percent give back what this parent has drawn; in a line, 0: the choice ends (ADR 0067). */
export type RepayShare = { readonly parentId: PersonId; readonly percent: number };

/** An account's present standing; every posting is conditional on `seq` (ledger.md, Entry, line, chain). */
export type Head = {
  readonly account: AccountId;
  readonly availableMinutes: Minutes;
  readonly heldMinutes: Minutes;
  readonly floorMinutes: Minutes;
  readonly seq: number;
  readonly headHash: Hash;
  readonly status: AccountStatus;
  /** Of a person's own account; absent: nothing was chosen. */
  readonly repayShare?: RepayShare;
};

/** frozen: standing holds settle and release, credits arrive, nothing new is taken. closed: nothing at all. */
export const accountStatuses = ['open', 'frozen', 'closed'] as const;
export type AccountStatus = (typeof accountStatuses)[number];

/** An account before its first line: nobody has to open an account in order to be credited. Pure. */
export const newHead = (account: AccountId, floorMinutes: Minutes = 0): Head => ({
  account,
  availableMinutes: 0,
  heldMinutes: 0,
  floorMinutes,
  seq: 0,
  headHash: FIRST_HASH,
  status: 'open',
});

/** What an account can still give; whether it is open is the ledger's to ask (`post`). Pure. */
export const spendable = (head: Head | undefined): Minutes =>
  head === undefined ? 0 : Math.max(0, head.availableMinutes - head.floorMinutes);

/** What a command wants to do to one account, before it has a place in the account's chain. */
export type Posting = {
  readonly account: AccountId;
  readonly availableDelta: Minutes;
  readonly heldDelta: Minutes;
  /** The account's floor from this line on; absent: as it was. */
  readonly floorMinutes?: Minutes;
  /** The account's status from this line on; absent: as it was. */
  readonly status?: AccountStatus;
  /** The holder's choice from this line on; absent: as it was. */
  readonly repayShare?: RepayShare;
};

/** An entry's effect on one account, in the account's chain. */
export type Line = Posting & { readonly seq: number; readonly hash: Hash };
