import type { AccountId, Head } from '../ledger/account';
import type { Person } from '../person/person';
import type { Refusal } from '../refusals';
import { accept, type Result, refuse } from '../result';
import type { Rulebook } from '../rulebook/rulebook';
import type { Ms } from '../units';
import { mayReturn } from './months';
import { eachOnce, type Proposed } from './proposal';
import { allowanceAccount } from './propose-allowance';

export type ReturnFacts = {
  /** Who stands on a register at the station, entitled still or not. */
  readonly people: readonly Pick<Person, 'id'>[];
  readonly heads: ReadonlyMap<AccountId, Head>;
  readonly rules: Rulebook;
};

/**
 * What is left of a past month's allowances, to go back where it came from; what a visit still holds stays with it. Pure.
 * Why not, in check order: `nothing_left`, `not_open`. Refusal: `rule_forbids` (`return_month`).
 * Source: ledger.md, Accounts (emptied by batch).
 */
export const proposeReturn = (
  { people, heads, rules }: ReturnFacts,
  month: number,
  atMs: Ms,
): Result<readonly Proposed[], Refusal<'rule_forbids'>> => {
  if (!mayReturn(month, atMs))
    return refuse('rule_forbids', { rule: 'return_month', rulebookVersion: rules.version });
  return accept(
    eachOnce(people).map(({ id: personId }): Proposed => {
      const account = allowanceAccount(personId, month);
      const head = heads.get(account);
      if (head === undefined || head.availableMinutes <= 0) return { personId, why: 'nothing_left' };
      if (head.status !== 'open') return { personId, why: 'not_open' };
      return { personId, line: { account, minutes: head.availableMinutes } };
    }),
  );
};
