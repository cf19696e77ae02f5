import type { BatchId, OrgId, PersonId } from "../ids";
import type { Hash, Minutes } from "../units";

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
	| "issuance:city";

/** An account's present standing; every posting is conditional on `seq` (ledger.md, Entry, line, chain). */
export type Head = {
	readonly account: AccountId;
	readonly availableMinutes: Minutes;
	readonly heldMinutes: Minutes;
	readonly floorMinutes: Minutes;
	readonly seq: number;
	readonly headHash: Hash;
	readonly status: "open" | "frozen" | "closed";
};

/** What a command wants to do to one account, before it has a place in the account's chain. */
export type Posting = {
	readonly account: AccountId;
	readonly availableDelta: Minutes;
	readonly heldDelta: Minutes;
};

/** An entry's effect on one account, in the account's chain. */
export type Line = Posting & { readonly seq: number; readonly hash: Hash };
