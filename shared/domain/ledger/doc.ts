import { type Death, deathKey } from '../death/death';
import { type GrantCase, grantCaseKey } from '../grant/grant-case';
import { type Loan, loanKey } from '../loan/loan';
import { type Mandate, type MandateMonth, mandateKey, mandateMonthKey } from '../mandate/mandate';
import type { DocKey } from './doc-key';

/**
 * What a movement keeps beside its accounts: a promise, a limit, a case. It lies in the partition of one person and is written in the
 * same transaction, conditional on the version that was read (ledger.md, Limits are conditions on items in the same transaction).
 */
export type Doc = Mandate | MandateMonth | GrantCase | Loan | Death;

const keys: { readonly [K in Doc['kind']]: (doc: Extract<Doc, { kind: K }>) => DocKey } = {
  mandate: mandateKey,
  mandateMonth: mandateMonthKey,
  grantCase: grantCaseKey,
  loan: ({ parentId }) => loanKey(parentId),
  death: ({ personId }) => deathKey(personId),
};

/** Where a document lies. Pure. */
export const docKeyOf = <D extends Doc>(doc: D): DocKey => {
  // The table has a function for each kind; indexing it by a union forgets which.
  const keyOf = keys[doc.kind] as (doc: Doc) => DocKey;
  return keyOf(doc);
};
