import { monthOf } from '../calendar/shanghai-day';
import { grantAccount } from '../grant/grant-case';
import type { CaseId, PersonId } from '../ids';
import type { AccountId } from '../ledger/account';
import type { Minutes, Ms } from '../units';

/**
 * A source as it is asked for; `minutes` left out: as much as is still wanted and the account has. An allowance is the one of the month
 * of the visit, a grant names its case. Source: ledger.md, An order's minutes.
 */
export type AskedSource = { readonly minutes?: Minutes } & (
  | { readonly kind: 'own' | 'entitlement' | 'loan' }
  | { readonly kind: 'family'; readonly payerId: PersonId }
  | { readonly kind: 'grant'; readonly caseId: CaseId }
);

/** The account behind a source of an elder's visit. Pure. */
export const accountOfSource = (source: AskedSource, elderId: PersonId, startMs: Ms): AccountId => {
  switch (source.kind) {
    case 'own':
      return `person:${elderId}`;
    case 'family':
      return `person:${source.payerId}`;
    case 'entitlement':
      return `entitlement:${elderId}:${monthOf(startMs)}`;
    case 'grant':
      return grantAccount({ elderId, caseId: source.caseId });
    case 'loan':
      return `loan:${elderId}`;
  }
};
