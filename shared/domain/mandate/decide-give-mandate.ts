import type { PersonId } from '../ids';
import { nextPerson } from '../person/next-person';
import type { Person } from '../person/person';
import type { PersonChange } from '../person/person-change';
import type { ForbiddingRule, Refusal } from '../refusals';
import { accept, type Result, refuse } from '../result';
import type { Rulebook } from '../rulebook/rulebook';
import type { Minutes, Ms } from '../units';
import type { Mandate } from './mandate';
import { payingBinding } from './paying-binding';

export type MandateFacts = {
  readonly payer: Person;
  /** What the payer gave for this elder before, withdrawn or not; absent: nothing yet. */
  readonly standing?: Mandate;
  readonly rules: Rulebook;
};
export type GiveMandate = {
  readonly elderId: PersonId;
  readonly capPerMonthMinutes: Minutes;
  readonly untilMs: Ms;
};

/** The first rule that a mandate breaks. In check order: as `decideGiveMandate` says. */
const ruleAgainst = (
  { payer, rules: { roundingMinutes } }: MandateFacts,
  { elderId, capPerMonthMinutes, untilMs }: GiveMandate,
  atMs: Ms,
): ForbiddingRule | undefined => {
  if (payer.status !== 'active') return 'giver_active';
  if (capPerMonthMinutes < roundingMinutes || capPerMonthMinutes % roundingMinutes !== 0)
    return 'minutes_step';
  const binding = payingBinding(payer.bindings, { payerId: payer.id, elderId }, atMs);
  if (binding === undefined) return 'mandate_binding';
  return untilMs <= atMs || untilMs > binding.untilMs ? 'mandate_until' : undefined;
};

/**
 * A relative's standing word that their hours pay for an elder, so much a month at most. Given again, it takes the place of the one
 * before; what months have used stays used. Pure; no minutes move.
 * Refusals: `rule_forbids`, in check order `giver_active`, `minutes_step`, `mandate_binding` (no binding with scope `pay`),
 * `mandate_until` (past, or beyond the binding). Source: product.md, Family; ledger.md, Movements (hold).
 */
export const decideGiveMandate = (
  facts: MandateFacts,
  given: GiveMandate,
  atMs: Ms,
): Result<PersonChange, Refusal<'rule_forbids'>> => {
  const rule = ruleAgainst(facts, given, atMs);
  if (rule !== undefined) return refuse('rule_forbids', { rule, rulebookVersion: facts.rules.version });
  const { payer, standing } = facts;
  const { elderId, capPerMonthMinutes, untilMs } = given;
  return accept({
    command: 'giveMandate',
    person: nextPerson(payer),
    postings: [],
    docs: [
      {
        kind: 'mandate',
        version: (standing?.version ?? 0) + 1,
        payerId: payer.id,
        elderId,
        capPerMonthMinutes,
        untilMs,
      },
    ],
    detail: { elderId, capPerMonthMinutes, untilMs },
  });
};
