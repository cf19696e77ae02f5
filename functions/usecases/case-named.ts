import type { Actor } from '../../shared/domain/authority/actor';
import { type GrantCase, grantAccount, grantCaseKey } from '../../shared/domain/grant/grant-case';
import { docName } from '../../shared/domain/ledger/doc-key';
import type { Loaded } from './ports';
import type { Named } from './read-missing';

type CaseName = Pick<GrantCase, 'elderId' | 'caseId'>;

/** A case, its account and the pool of the desk that acts on it: all that the command itself names. Pure. */
export const caseNamed = (name: CaseName, { orgId }: Actor): Pick<Named, 'accounts' | 'docs'> => ({
  docs: [grantCaseKey(name)],
  accounts: [grantAccount(name), ...(orgId === undefined ? [] : [`pool:${orgId}` as const])],
});

/** The case among what was loaded. Pure. */
export const caseIn = ({ docs }: Loaded, name: CaseName): { readonly grantCase?: GrantCase } => {
  const doc = docs.get(docName(grantCaseKey(name)));
  return doc?.kind === 'grantCase' ? { grantCase: doc } : {};
};
