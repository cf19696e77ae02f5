import type { PersonId } from '../ids';
import type { AccountId } from '../ledger/account';
import type { Principal } from '../ledger/entry';
import type { Source, SourceKind } from './order';

/** What kind of source an account is to an elder's order; absent: it cannot pay for one. Pure. Source: ledger.md, An order's minutes. */
export const sourceKindOf = (account: AccountId, elderId: PersonId): SourceKind | undefined => {
  const [kind] = account.split(':');
  if (kind === 'entitlement' || kind === 'grant' || kind === 'loan') return kind;
  if (kind !== 'person') return undefined;
  return account === `person:${elderId}` ? 'own' : 'family';
};

/** Whether a request's source lies under a mandate: a relative's, who did not ask themselves. Pure. Source: ledger.md, Movements (hold). */
export const isMandated = ({ account, kind }: Source, principal: Principal): boolean =>
  kind === 'family' && account !== `person:${principal}`;
