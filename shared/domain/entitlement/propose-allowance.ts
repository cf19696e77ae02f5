import type { AccountId, Head } from '../ledger/account';
import type { Person } from '../person/person';
import type { Refusal } from '../refusals';
import { accept, type Result, refuse } from '../result';
import type { Rulebook } from '../rulebook/rulebook';
import type { Ms } from '../units';
import { whyNotEntitled } from './entitled';
import { mayHandOut } from './months';
import { eachOnce, type Proposed } from './proposal';

export type AllowanceFacts = {
  /** Who stands on a register at the station. */
  readonly people: readonly Person[];
  /** Theirs of that month, as far as they exist. */
  readonly heads: ReadonlyMap<AccountId, Head>;
  readonly rules: Rulebook;
};

/** The account of an elder's allowance of a month, yyyymm, for basic services. Pure. */
export const allowanceAccount = (elderId: Person['id'], month: number): AccountId =>
  `entitlement:${elderId}:${month}`;

/**
 * Who gets how much of a month's allowance, and who does not and why: each entitled elder all that the rulebook gives a month, once. Pure.
 * Why not, in check order: `not_registered`, `not_active`, `too_young`, `has_it`. Refusal: `rule_forbids` (`allowance_month`).
 * Source: product.md, Who may receive, Rulebook (monthly allowance); ledger.md, Accounts.
 */
export const proposeAllowance = (
  { people, heads, rules }: AllowanceFacts,
  month: number,
  atMs: Ms,
): Result<readonly Proposed[], Refusal<'rule_forbids'>> => {
  if (!mayHandOut(month, atMs))
    return refuse('rule_forbids', { rule: 'allowance_month', rulebookVersion: rules.version });
  return accept(
    eachOnce(people).map((person): Proposed => {
      const account = allowanceAccount(person.id, month);
      const why = whyNotEntitled(person, rules, month) ?? (heads.has(account) ? 'has_it' : undefined);
      return why === undefined
        ? { personId: person.id, line: { account, minutes: rules.allowanceMinutes } }
        : { personId: person.id, why };
    }),
  );
};
