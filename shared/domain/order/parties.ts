import type { PersonId } from '../ids';
import type { Principal } from '../ledger/entry';
import type { Binding } from '../person/person';
import type { Order, Source } from './order';

/** The people who must not judge an order: elder, payers, helper. */
export type Parties = {
  readonly elderId: PersonId;
  readonly payerIds: readonly PersonId[];
  readonly helperId?: PersonId;
};

/** Whose own hours stand behind an order; allowances, grants and loans are nobody's to confirm with. Pure. */
export const payersOf = (funding: readonly Source[]): readonly PersonId[] =>
  funding.flatMap(({ account }) => {
    const [kind, id] = account.split(':');
    // The template of AccountId says that a person's id follows `person:`; split forgets it.
    return kind === 'person' ? [id as PersonId] : [];
  });

/** Elder, payers and helper of an order. Pure. */
export const partiesOf = (order: Order): Parties => ({
  elderId: order.elderId,
  payerIds: payersOf(order.funding),
  ...('helperId' in order ? { helperId: order.helperId } : {}),
});

const isParty = (parties: Parties, personId: Principal): boolean =>
  personId === parties.elderId ||
  personId === parties.helperId ||
  parties.payerIds.some((payerId) => payerId === personId);

/**
 * Whether a principal may settle, resolve or vouch for an order: neither they nor a bound relative are elder, payer or helper.
 * Pure. An expired binding counts too: nobody stops being a daughter. Source: orders.md, Maker ≠ checker.
 */
export const mayJudge = (order: Order, principal: Principal, bindings: readonly Binding[]): boolean => {
  const parties = partiesOf(order);
  return (
    !isParty(parties, principal) &&
    !bindings.some(({ elderId, relativeId }) => isParty(parties, elderId) || isParty(parties, relativeId))
  );
};
