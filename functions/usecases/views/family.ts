import type { Parsed } from '../../../shared/contracts/contract';
import type { balance, boundElder } from '../../../shared/contracts/views';
import type { PersonId } from '../../../shared/domain/ids';
import type { AccountId, Head } from '../../../shared/domain/ledger/account';
import type { Binding } from '../../../shared/domain/person/person';
import type { Ms } from '../../../shared/domain/units';
import type { Identity } from '../ports/personal-data';
import { personCardOf } from './order-cards';

export type Balance = Parsed<typeof balance>;
export type BoundElder = Parsed<typeof boundElder>;

/** What an account may still give, and what is set aside; an account that never moved has nothing. Pure. */
export const balanceOf = (head: Head | undefined): Balance => ({
  availableMinutes: Math.max(0, head?.availableMinutes ?? 0),
  heldMinutes: head?.heldMinutes ?? 0,
});

/** A person's standing bindings, by the side on which they stand. Pure. */
export const familyOf = (
  personId: PersonId,
  bindings: readonly Binding[],
  atMs: Ms,
): { readonly elders: readonly Binding[]; readonly relatives: readonly Binding[] } => {
  const standing = bindings.filter(({ untilMs }) => atMs < untilMs);
  return {
    elders: standing.filter(({ relativeId }) => relativeId === personId),
    relatives: standing.filter(({ elderId }) => elderId === personId),
  };
};

/** Whose balance a relative may see: of those who gave them the scope to pay. Pure. */
export const payableElders = (elders: readonly Binding[]): readonly PersonId[] =>
  elders.filter(({ scopes }) => scopes.includes('pay')).map(({ elderId }) => elderId);

/** A binding as its other side is shown: `ofId` is the one on the card. Pure. */
export const boundCard = (
  { id, tie, scopes }: Binding,
  ofId: PersonId,
  known: ReadonlyMap<PersonId, Identity>,
  heads: ReadonlyMap<AccountId, Head> | undefined,
): BoundElder => ({
  bindingId: id,
  elder: personCardOf(ofId, known),
  tie,
  scopes: [...scopes],
  ...(heads !== undefined && { balance: balanceOf(heads.get(`person:${ofId}`)) }),
});
