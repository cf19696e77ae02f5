import { idPrefix, type PersonId } from '../ids';
import type { AccountId } from '../ledger/account';

const isPersonId = (text: string): text is PersonId => text.startsWith(`${idPrefix.person}_`);

/** The person whose hours lie on an account, as its name says; undefined: no person's. Pure. */
export const ownerOf = (account: AccountId): PersonId | undefined => {
  const [, owner = ''] = account.split(':');
  return isPersonId(owner) ? owner : undefined;
};
