import type { Source } from '../order/order';
import type { Minutes } from '../units';
import type { AccountId, Posting } from './account';
import { sumMinutes, wholeMinutes } from './minutes';

/** At most three sources stand behind an order (ledger.md, An order's minutes). */
export const SOURCES_MAX = 3;

const checked = (sources: readonly Source[]): readonly Source[] => {
  if (sources.length === 0 || sources.length > SOURCES_MAX)
    throw new Error(`an order has 1 to ${SOURCES_MAX} sources, got ${sources.length}`);
  if (new Set(sources.map((source) => source.account)).size !== sources.length)
    throw new Error('an account stands twice among the sources of an order');
  for (const { account, heldMinutes } of sources)
    if (wholeMinutes(heldMinutes, account) <= 0) throw new Error(`${account} holds ${heldMinutes} minutes`);
  return sources;
};

/** All that an order holds, in minutes. Pure. */
export const heldOf = (sources: readonly Source[]): Minutes =>
  sumMinutes(
    sources.map((source) => source.heldMinutes),
    'held minutes',
  );

/** `request` holds on all sources: available − x, held + x. Pure; a wrong list is a bug and throws. Source: ledger.md, Movements. */
export const holdPostings = (sources: readonly Source[]): readonly Posting[] =>
  checked(sources).map(({ account, heldMinutes }) => ({
    account,
    availableDelta: -heldMinutes,
    heldDelta: heldMinutes,
  }));

/**
 * `settle` consumes in the list's order and releases the rest, so each hold resolves once (invariant 5). `to` gets the credit;
 * with nothing credited it has no line. Pure; credit above what is held is a bug and throws. Source: ledger.md, An order's minutes.
 */
export const settlePostings = (
  sources: readonly Source[],
  to: AccountId,
  creditMinutes: Minutes,
): readonly Posting[] => {
  let left = wholeMinutes(creditMinutes, 'credit');
  if (left < 0 || left > heldOf(sources))
    throw new Error(`credit ${creditMinutes} is not within the held ${heldOf(sources)} minutes`);
  const resolved = checked(sources).map(({ account, heldMinutes }): Posting => {
    const consumed = Math.min(heldMinutes, left);
    left -= consumed;
    return { account, availableDelta: heldMinutes - consumed, heldDelta: -heldMinutes };
  });
  return creditMinutes === 0
    ? resolved
    : [...resolved, { account: to, availableDelta: creditMinutes, heldDelta: 0 }];
};

/** `cancel`, `close` and a dispute resolved to nothing give every hold back. Pure. Source: ledger.md, An order's minutes. */
export const releasePostings = (sources: readonly Source[]): readonly Posting[] =>
  checked(sources).map(({ account, heldMinutes }) => ({
    account,
    availableDelta: heldMinutes,
    heldDelta: -heldMinutes,
  }));
