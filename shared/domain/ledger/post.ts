import { Contradiction } from '../contradiction';
import type { Refusal } from '../refusals';
import { accept, type Result, refuse } from '../result';
import type { Head, Posting } from './account';
import { wholeMinutes } from './minutes';

/**
 * An account after a posting. Pure. `seq` is the next one; `headHash` is still the old one, sealing advances it.
 * Refusals, in check order: `account_not_open` (closed: everything; frozen: new holds and draws but the one that closes it, while
 * standing holds settle and release and credits arrive), `insufficient_minutes` (available would pass the floor). To resolve more than is held
 * or to close what is not empty throws a `Contradiction`, anything but safe integers an error (invariant 3). Source: ledger.md, An order's minutes; Entry, line, chain.
 */
export const post = (
  head: Head,
  { account, availableDelta, heldDelta, ...changes }: Posting,
): Result<Head, Refusal<'insufficient_minutes' | 'account_not_open'>> => {
  if (account !== head.account) throw new Error(`a posting to ${account} met the head of ${head.account}`);
  const availableMinutes = wholeMinutes(
    head.availableMinutes + wholeMinutes(availableDelta, account),
    account,
  );
  const heldMinutes = wholeMinutes(head.heldMinutes + wholeMinutes(heldDelta, account), account);
  // What closes a frozen account also empties it: there is no other way out for what stands there.
  const takes = (availableDelta < 0 && changes.status !== 'closed') || heldDelta > 0;
  if (head.status === 'closed' || (head.status === 'frozen' && takes))
    return refuse('account_not_open', { account, status: head.status });
  const floorMinutes = wholeMinutes(changes.floorMinutes ?? head.floorMinutes, account);
  // A head that stands below a raised floor still receives.
  if (availableDelta < 0 && availableMinutes < floorMinutes)
    return refuse('insufficient_minutes', { missingMinutes: floorMinutes - availableMinutes, account });
  if (heldMinutes < 0) throw new Contradiction(`${account} would hold ${heldMinutes} minutes`);
  const status = changes.status ?? head.status;
  if (status === 'closed' && (heldMinutes !== 0 || availableMinutes !== 0))
    throw new Contradiction(`${account} would be closed over ${availableMinutes} and ${heldMinutes} minutes`);
  const { repayShare: chosen, ...rest } = head;
  const repayShare = changes.repayShare ?? chosen;
  return accept({
    ...rest,
    availableMinutes,
    heldMinutes,
    floorMinutes,
    status,
    seq: head.seq + 1,
    ...(repayShare !== undefined && repayShare.percent > 0 && { repayShare }),
  });
};
