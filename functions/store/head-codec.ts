import { MANY_MINUTES } from '../../shared/domain/entitlement/many-minutes';
import { type AccountId, type Head, isAccountId, type RepayShare } from '../../shared/domain/ledger/account';
import { bytes, type Item, id, int, map, maybe, oneOf, type Stored, text } from './item';
import { headKey, MANY_HOURS } from './keys';

/** An account's standing as an item of `ACCOUNT#id`. */
export const encodeHead = ({ account, ...rest }: Head): Stored => ({
  ...headKey(account),
  ...rest,
  ...(account.startsWith('person:') && rest.availableMinutes + rest.heldMinutes > MANY_MINUTES
    ? { work: MANY_HOURS }
    : {}),
});

export const accountIn = (key: string): AccountId => {
  const account = key.slice(key.indexOf('#') + 1);
  if (!isAccountId(account)) throw new Error(`no account: ${key}`);
  return account;
};

/** A child's choice as a head or a line holds it. */
export const repayShare = (item: Item, name: string): RepayShare => {
  const held = map(item, name);
  return { parentId: id('person')(held, 'parentId'), percent: int(held, 'percent') };
};

/** The head that an item holds; throws on anything that no codec wrote. */
export const decodeHead = (item: Item): Head => {
  return {
    account: accountIn(text(item, 'pk')),
    availableMinutes: int(item, 'availableMinutes'),
    heldMinutes: int(item, 'heldMinutes'),
    floorMinutes: int(item, 'floorMinutes'),
    seq: int(item, 'seq'),
    headHash: bytes(item, 'headHash'),
    status: oneOf('open', 'frozen', 'closed')(item, 'status'),
    ...maybe(item, 'repayShare', repayShare),
  };
};
