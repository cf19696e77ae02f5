import { nextPerson } from '../person/next-person';
import type { PersonChange } from '../person/person-change';
import type { Refusal } from '../refusals';
import { accept, type Result, refuse } from '../result';
import type { Ms } from '../units';
import type { MandateFacts } from './decide-give-mandate';

/**
 * A relative takes their word back, at once: it stops new holds, not standing ones. Whoever is suspended may do so too. Pure; no
 * minutes move. Refusal: `rule_forbids` (`mandate_none`: none was given, or it is withdrawn already).
 * Source: ledger.md, An order's minutes; product.md, Family.
 */
export const decideWithdrawMandate = (
  { payer, standing, rules }: MandateFacts,
  atMs: Ms,
): Result<PersonChange, Refusal<'rule_forbids'>> => {
  if (standing === undefined || standing.withdrawnMs !== undefined)
    return refuse('rule_forbids', { rule: 'mandate_none', rulebookVersion: rules.version });
  return accept({
    command: 'withdrawMandate',
    person: nextPerson(payer),
    postings: [],
    docs: [{ ...standing, version: standing.version + 1, withdrawnMs: atMs }],
    detail: { elderId: standing.elderId },
  });
};
