import type { OrgId, PersonId } from '../ids';
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

/** What each source bears of a credit, in minutes: they are consumed in the list's order. Pure; more than is held is a bug and throws. */
const borneOf = (sources: readonly Source[], creditMinutes: Minutes): readonly Minutes[] => {
  let left = wholeMinutes(creditMinutes, 'credit');
  if (left < 0 || left > heldOf(sources))
    throw new Error(`credit ${creditMinutes} is not within the held ${heldOf(sources)} minutes`);
  return checked(sources).map(({ heldMinutes }) => {
    const consumed = Math.min(heldMinutes, left);
    left -= consumed;
    return consumed;
  });
};

/**
 * `settle` consumes in the list's order and releases the rest, so each hold resolves once (invariant 5). `to` gets the credit;
 * with nothing credited it has no line. Pure; credit above what is held is a bug and throws. Source: ledger.md, An order's minutes.
 */
export const settlePostings = (
  sources: readonly Source[],
  to: AccountId,
  creditMinutes: Minutes,
): readonly Posting[] => {
  const borne = borneOf(sources, creditMinutes);
  const resolved = sources.map(
    ({ account, heldMinutes }, index): Posting => ({
      account,
      availableDelta: heldMinutes - (borne[index] ?? 0),
      heldDelta: -heldMinutes,
    }),
  );
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

/** So many minutes more, or fewer below 0, on one account. */
type Moved = { readonly account: AccountId; readonly minutes: Minutes };

/** One posting an account, in the order in which they are first named; who neither gives nor gets has none. Pure. */
const postingsOf = (moved: readonly Moved[]): readonly Posting[] => {
  const sums = new Map<AccountId, Minutes>();
  for (const { account, minutes } of moved) sums.set(account, (sums.get(account) ?? 0) + minutes);
  return [...sums].flatMap(([account, availableDelta]) =>
    availableDelta === 0 ? [] : [{ account, availableDelta, heldDelta: 0 }],
  );
};

/**
 * What moves when a credit becomes another after its holds were resolved: each source bears what it would have borne had the credit been
 * `toMinutes` from the beginning, and `others` balance it. `homeOf`: where a source's hours go back to. Pure; a credit above what was held
 * is a bug and throws. Source: ledger.md, Movements (correct, reverse); ADR 0066.
 */
export const creditMoved = (
  sources: readonly Source[],
  { fromMinutes, toMinutes }: { readonly fromMinutes: Minutes; readonly toMinutes: Minutes },
  homeOf: (source: Source) => AccountId,
  others: readonly Moved[],
): readonly Posting[] => {
  const [before, after] = [borneOf(sources, fromMinutes), borneOf(sources, toMinutes)];
  const back = sources.map((source, index): Moved => {
    const minutes = (before[index] ?? 0) - (after[index] ?? 0);
    return { account: minutes > 0 ? homeOf(source) : source.account, minutes };
  });
  return postingsOf([...back, ...others]);
};

/** Where a station bears what its reversals could not recover. Pure. Source: ledger.md, Accounts. */
export const shortfallAccount = ({ stationId }: { readonly stationId: OrgId }): AccountId =>
  `shortfall:${stationId}`;

/**
 * `reverse` gives all that was settled back to the sources: the helper bears what could be recovered, the station's shortfall the rest.
 * Pure; a settlement above what was held is a bug and throws. Source: ledger.md, Movements (reverse).
 */
export const reversalPostings = (
  order: { readonly stationId: OrgId; readonly funding: readonly Source[] },
  {
    helperId,
    settledMinutes,
    recoveredMinutes,
  }: { readonly helperId: PersonId; readonly settledMinutes: Minutes; readonly recoveredMinutes: Minutes },
  homeOf: (source: Source) => AccountId,
): readonly Posting[] =>
  creditMoved(order.funding, { fromMinutes: settledMinutes, toMinutes: 0 }, homeOf, [
    { account: `person:${helperId}`, minutes: 0 - recoveredMinutes },
    { account: shortfallAccount(order), minutes: recoveredMinutes - settledMinutes },
  ]);
