import { type Head, isAccountId } from '../../shared/domain/ledger/account';
import { bytes, type Item, int, oneOf, type Stored, text } from './item';
import { headKey } from './keys';

/** An account's standing as an item of `ACCOUNT#id`. */
export const encodeHead = ({ account, ...rest }: Head): Stored => ({ ...headKey(account), ...rest });

/** The head that an item holds; throws on anything that no codec wrote. */
export const decodeHead = (item: Item): Head => {
  const account = text(item, 'pk').slice('ACCOUNT#'.length);
  if (!isAccountId(account)) throw new Error(`no account: ${account}`);
  return {
    account,
    availableMinutes: int(item, 'availableMinutes'),
    heldMinutes: int(item, 'heldMinutes'),
    floorMinutes: int(item, 'floorMinutes'),
    seq: int(item, 'seq'),
    headHash: bytes(item, 'headHash'),
    status: oneOf('open', 'frozen', 'closed')(item, 'status'),
  };
};
