import type { Posting } from '../ledger/account';
import { spendable } from '../ledger/account';
import { reversalPostings, shortfallAccount } from '../ledger/funding';
import type { Refusal } from '../refusals';
import { accept, type Result, refuse } from '../result';
import type { Minutes, Ms } from '../units';
import type { AmendFacts } from './decide-correct';
import { homeIn, loanRuleAgainst } from './hours-back';
import { isLegal } from './lifecycle';
import type { ReversedOrder, SettledOrder } from './order';
import type { OrderChange } from './order-change';
import { changed, endedVisit, nextBase } from './order-moved';
import { mayCarryOut, proposalForbids } from './proposal';
import { resolvedHolds } from './resolved-holds';
import { roleFor, stateForbids } from './standing';

export type ReverseFacts = AmendFacts & {
  /** How far below zero the station's shortfall may go today. */
  readonly shortfallLimitMinutes: Minutes;
};

/** All that was settled goes back; a helper whose account is frozen or closed gives nothing, and the shortfall gets its floor. */
const postingsOf = (
  order: SettledOrder,
  { heads, shortfallLimitMinutes }: Pick<ReverseFacts, 'heads' | 'shortfallLimitMinutes'>,
): readonly Posting[] => {
  const { helperId, settledMinutes } = order;
  const helper = heads.get(`person:${helperId}`);
  const hasMinutes = helper?.status === 'open' ? spendable(helper) : 0;
  const recoveredMinutes = Math.min(settledMinutes, hasMinutes);
  const shortfall = shortfallAccount(order);
  const floorMinutes = 0 - shortfallLimitMinutes;
  return reversalPostings(order, { helperId, settledMinutes, recoveredMinutes }, homeIn(heads, order)).map(
    (posting) =>
      posting.account === shortfall && heads.get(shortfall)?.floorMinutes !== floorMinutes
        ? { ...posting, floorMinutes }
        : posting,
  );
};

/**
 * Another lead carries out a proposed reversal: the sources get back all that stands settled, from what the helper still has, the rest
 * from the station's shortfall. The order ends; its record counts no more, and nothing leads out of it. Pure. What the shortfall may not
 * bear is the ledger's to refuse.
 * Refusals, in check order: `state_forbids`, `not_allowed`, `proposal_forbids` (nothing, or a correction), `maker_is_checker` (who proposed
 * it, a party or a relative of one), `rule_forbids` (`loan_given_back`). Source: ledger.md, Movements (reverse), invariant 12; orders.md,
 * Maker ≠ checker; ADR 0066.
 */
export const decideReverse = (
  facts: ReverseFacts,
  atMs: Ms,
): Result<
  OrderChange<ReversedOrder>,
  Refusal<'state_forbids' | 'not_allowed' | 'proposal_forbids' | 'maker_is_checker' | 'rule_forbids'>
> => {
  const { order, acting, rules, heads } = facts;
  if (!isLegal(order, 'reverse')) return stateForbids(order, 'reverse');
  if (roleFor(order, 'reverse', acting) === undefined) return refuse('not_allowed', {});
  if (order.proposal?.kind !== 'reversal') return proposalForbids(order);
  if (!mayCarryOut(order, acting)) return refuse('maker_is_checker', {});
  const postings = postingsOf(order, facts);
  const rule = loanRuleAgainst(postings, heads);
  if (rule !== undefined) return refuse('rule_forbids', { rule, rulebookVersion: rules.version });
  const reversed: ReversedOrder = { ...nextBase(order, atMs), ...endedVisit(order), state: 'reversed' };
  const detail = { helperId: order.helperId };
  return accept(changed('reverse', order, reversed, facts, detail, resolvedHolds(order, facts, postings)));
};
