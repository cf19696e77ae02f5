import type { PersonId } from '../../shared/domain/ids';
import type { Head } from '../../shared/domain/ledger/account';
import { docName } from '../../shared/domain/ledger/doc-key';
import { type Loan, loanAccount, loanKey } from '../../shared/domain/loan/loan';
import type { Promised } from '../../shared/domain/loan/loan-left';
import type { Loaded } from './ports';
import type { Named } from './read-missing';

/** A parent's loan and its account, as a command names them. Pure. */
export const loanNamed = (parentId: PersonId) => ({
  docs: [loanKey(parentId)],
  accounts: [loanAccount(parentId)],
});

/** The terms of a parent's loan among what was loaded. Pure. */
export const termsIn = ({ docs }: Pick<Loaded, 'docs'>, parentId: PersonId): { readonly loan?: Loan } => {
  const loan = docs.get(docName(loanKey(parentId)));
  return loan?.kind === 'loan' ? { loan } : {};
};

/** Who promised a parent's loan, to be read once its terms are known; nobody without a loan. Pure. */
export const guarantorOf = (loaded: Pick<Loaded, 'docs'>, parentId: PersonId): Named => {
  const { loan } = termsIn(loaded, parentId);
  return loan === undefined ? {} : { people: [loan.guarantorId] };
};

/** A parent's loan and the child who promised it, among what was loaded. Pure. */
export const promisedIn = (loaded: Pick<Loaded, 'docs' | 'people'>, parentId: PersonId): Promised => {
  const { loan } = termsIn(loaded, parentId);
  const guarantor = loan && loaded.people.get(loan.guarantorId);
  return { ...(loan && { loan }), ...(guarantor && { guarantor }) };
};

/** The loan and its account among what was loaded. Pure. */
export const loanIn = (
  loaded: Loaded,
  parentId: PersonId,
): { readonly loan?: Loan; readonly head?: Head } => {
  const head = loaded.heads.get(loanAccount(parentId));
  return { ...termsIn(loaded, parentId), ...(head && { head }) };
};
