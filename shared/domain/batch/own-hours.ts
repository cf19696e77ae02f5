import type { AccountId } from '../ledger/account';
import type { Principal } from '../ledger/entry';
import type { Binding } from '../person/person';
import { type BatchKind, kinds } from './kinds';
import { ownerOf } from './owner-of';

/**
 * Whether a giving batch would fill an account of the one who acts, or of a relative (expired bindings too): nobody enters or approves
 * hours of their own. What a batch collects, nobody gains by. Pure. Source: orders.md, Maker ≠ checker.
 */
export const isOwnHours = (
  kind: BatchKind,
  account: AccountId,
  { principal, bindings }: { readonly principal: Principal; readonly bindings: readonly Binding[] },
): boolean => {
  if (kinds[kind].way !== 'gives') return false;
  const owner = ownerOf(account);
  return (
    owner === principal ||
    bindings.some(
      ({ elderId, relativeId }) =>
        (elderId === owner && relativeId === principal) || (relativeId === owner && elderId === principal),
    )
  );
};
