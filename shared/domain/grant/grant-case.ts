import type { CaseId, OrgId, PersonId } from '../ids';
import type { AccountId, Posting } from '../ledger/account';
import type { DocKey } from '../ledger/doc-key';
import type { Minutes } from '../units';

/** What has happened to an elder in hardship; free text lies in no entry (invariant 18). */
export const grantReasons = ['illness', 'accident', 'carer_absent', 'income_lost', 'other'] as const;
export type GrantReason = (typeof grantReasons)[number];

export const grantStates = ['proposed', 'approved', 'refused', 'closed'] as const;
export type GrantState = (typeof grantStates)[number];

/**
 * One case of hardship: hours from the pool for one elder, proposed by one person of her station and approved by another (product.md, Who
 * may receive; ledger.md, Accounts). Lies with the elder.
 */
export type GrantCase = {
  readonly kind: 'grantCase';
  readonly version: number;
  readonly elderId: PersonId;
  readonly caseId: CaseId;
  /** Whose pool gives, and whose staff decide: the elder's station when it was proposed. */
  readonly ofStationId: OrgId;
  readonly minutes: Minutes;
  readonly reason: GrantReason;
  readonly state: GrantState;
  readonly proposedById: PersonId;
  /** Who approved or refused it. */
  readonly judgedById?: PersonId;
};

type Named = Pick<GrantCase, 'elderId' | 'caseId'>;

export const grantCaseKey = ({ elderId, caseId }: Named): DocKey => ({
  ownerId: elderId,
  name: `CASE#${caseId}`,
});

/** The account that a case's hours lie on. Pure. */
export const grantAccount = ({ elderId, caseId }: Named): AccountId => `grant:${elderId}:${caseId}`;

/** What an approval moves: the pool gives what was proposed. Pure. */
export const approvalPostings = (grantCase: GrantCase): readonly Posting[] => {
  const { ofStationId, minutes } = grantCase;
  return [
    { account: `pool:${ofStationId}`, availableDelta: -minutes, heldDelta: 0 },
    { account: grantAccount(grantCase), availableDelta: minutes, heldDelta: 0 },
  ];
};

/** What an end moves: the rest goes back to the pool that gave it, and the account is closed, though nothing is left. Pure. */
export const closingPostings = (grantCase: GrantCase, leftMinutes: Minutes): readonly Posting[] => [
  // −0 is no figure that an entry can hold.
  { account: grantAccount(grantCase), availableDelta: 0 - leftMinutes, heldDelta: 0, status: 'closed' },
  ...(leftMinutes === 0
    ? []
    : [{ account: `pool:${grantCase.ofStationId}` as const, availableDelta: leftMinutes, heldDelta: 0 }]),
];
