import type { AccountId, Head } from '../ledger/account';
import type { Person } from '../person/person';
import type { Rulebook } from '../rulebook/rulebook';
import type { Minutes } from '../units';
import { eachOnce, type Proposed } from './proposal';

export type SurplusFacts = {
  /** Those of the station who may have more than one person keeps. */
  readonly people: readonly Pick<Person, 'id'>[];
  readonly heads: ReadonlyMap<AccountId, Head>;
  readonly rules: Rulebook;
};

/** How far an account is above what one person keeps, in minutes, held ones too; below or at it: 0 or less. Pure. */
export const aboveCap = (
  { availableMinutes, heldMinutes }: Pick<Head, 'availableMinutes' | 'heldMinutes'>,
  { heldMaxMinutes }: Rulebook,
): Minutes => availableMinutes + heldMinutes - heldMaxMinutes;

/**
 * What people of a station have above the rulebook's cap, to go to its pool; what is held for a visit stays. Pure.
 * Why not, in check order: `not_over`, `not_open`, `all_held`. Source: ledger.md, Movements (surplus); product.md, Rulebook.
 */
export const proposeSurplus = ({ people, heads, rules }: SurplusFacts): readonly Proposed[] =>
  eachOnce(people).map(({ id: personId }): Proposed => {
    const account: AccountId = `person:${personId}`;
    const head = heads.get(account);
    const over = head === undefined ? 0 : aboveCap(head, rules);
    if (head === undefined || over <= 0) return { personId, why: 'not_over' };
    if (head.status !== 'open') return { personId, why: 'not_open' };
    const minutes = Math.min(over, head.availableMinutes - head.floorMinutes);
    return minutes > 0 ? { personId, line: { account, minutes } } : { personId, why: 'all_held' };
  });
