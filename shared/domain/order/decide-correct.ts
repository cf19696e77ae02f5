import { promisesRelied } from '../funding/promises-relied';
import type { AccountId, Head, Posting } from '../ledger/account';
import { creditMoved } from '../ledger/funding';
import { mandateRuleAgainst } from '../mandate/mandate-month';
import type { Refusal } from '../refusals';
import { accept, type Result, refuse } from '../result';
import type { Minutes, Ms } from '../units';
import { correctedCredit } from './decide-propose-amendment';
import type { OrderFacts } from './facts';
import { homeIn, loanRuleAgainst } from './hours-back';
import { isLegal } from './lifecycle';
import type { SettledOrder } from './order';
import type { OrderChange } from './order-change';
import { changed, endedVisit, nextBase } from './order-moved';
import { type EndedVisit, mayCarryOut, proposalForbids, settledOf } from './proposal';
import { resolvedHolds } from './resolved-holds';
import { roleFor, stateForbids } from './standing';

export type AmendFacts = OrderFacts & {
  /** Of the sources and the helper. */
  readonly heads: ReadonlyMap<AccountId, Head>;
};

/** The order as if it held what the postings take from its sources: a promise is asked for that alone. */
const takenBy = (order: EndedVisit, postings: readonly Posting[]): EndedVisit => ({
  ...order,
  funding: order.funding.flatMap((source) => {
    const heldMinutes = 0 - (postings.find(({ account }) => account === source.account)?.availableDelta ?? 0);
    return heldMinutes > 0 ? [{ ...source, heldMinutes }] : [];
  }),
});

/** A promise between parent and child answers for the visit that was asked for, and for no minute more. */
const drawnAgain = (postings: readonly Posting[]): 'loan_not_more' | undefined =>
  postings.some(({ account, availableDelta }) => account.startsWith('loan:') && availableDelta < 0)
    ? 'loan_not_more'
    : undefined;

/**
 * Another lead carries out a proposed correction: the record becomes the true minutes, and the difference of what they pay moves between
 * the accounts of the settlement, up or down. A voided visit is settled so. Pure. What an account lacks is the ledger's to refuse.
 * Refusals, in check order: `state_forbids`, `not_allowed`, `proposal_forbids` (nothing, a reversal, or other minutes than `recordMinutes`,
 * which the lead saw), `maker_is_checker` (who proposed it, a party or a relative of one), `rule_forbids` (`loan_not_more`, `loan_given_back`; of a relative's
 * promise that gives more: `mandate_none`, `mandate_cap`). Source: ledger.md, Movements (correct); orders.md, Maker ≠ checker; ADR 0066.
 */
export const decideCorrect = (
  facts: AmendFacts,
  { recordMinutes }: { readonly recordMinutes: Minutes },
  atMs: Ms,
): Result<
  OrderChange<SettledOrder>,
  Refusal<'state_forbids' | 'not_allowed' | 'proposal_forbids' | 'maker_is_checker' | 'rule_forbids'>
> => {
  const { order, acting, rules, heads } = facts;
  if (!isLegal(order, 'correct')) return stateForbids(order, 'correct');
  if (roleFor(order, 'correct', acting) === undefined) return refuse('not_allowed', {});
  const { proposal } = order;
  if (proposal?.kind !== 'correction' || proposal.recordMinutes !== recordMinutes)
    return proposalForbids(order);
  if (!mayCarryOut(order, acting)) return refuse('maker_is_checker', {});

  const creditMinutes = correctedCredit(order, recordMinutes, rules);
  const { helperId } = order;
  const settledMinutes = settledOf(order);
  const postings = creditMoved(
    order.funding,
    { fromMinutes: settledMinutes, toMinutes: creditMinutes },
    homeIn(heads, order),
    [{ account: `person:${helperId}`, minutes: creditMinutes - settledMinutes }],
  );
  const rule =
    drawnAgain(postings) ??
    loanRuleAgainst(postings, heads) ??
    mandateRuleAgainst(takenBy(order, postings), facts, atMs);
  if (rule !== undefined) return refuse('rule_forbids', { rule, rulebookVersion: rules.version });
  const corrected: SettledOrder = {
    ...nextBase(order, atMs),
    ...endedVisit(order),
    state: 'settled',
    recordMinutes,
    creditMinutes,
    settledMinutes: creditMinutes,
  };
  return accept(
    changed(
      'correct',
      order,
      corrected,
      facts,
      { helperId, recordMinutes, creditMinutes },
      {
        ...resolvedHolds(order, facts, postings),
        relied: promisesRelied(takenBy(order, postings), { mandates: facts.mandates ?? [] }),
      },
    ),
  );
};
