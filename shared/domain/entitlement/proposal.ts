import type { PlanLine } from '../batch/batch';
import type { PersonId } from '../ids';

/** Why somebody gets or gives nothing, as a code; the sentence is the contracts'. */
export const whyNots = [
  'not_registered',
  'not_active',
  'too_young',
  'has_it',
  'not_open',
  'nothing_left',
  'not_over',
  'all_held',
] as const;
export type WhyNot = (typeof whyNots)[number];

/** One person in a proposal: the line that a batch would have for them, or why there is none. */
export type Proposed =
  | { readonly personId: PersonId; readonly line: PlanLine }
  | { readonly personId: PersonId; readonly why: WhyNot };

/** Each person once, in the order of their ids, so that two looks show the same. Pure. */
export const eachOnce = <T extends { readonly id: PersonId }>(people: readonly T[]): readonly T[] =>
  [...new Map(people.map((person) => [person.id, person])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
