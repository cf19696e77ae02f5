import type { PersonId } from '../ids';
import { SOURCES_MAX } from '../ledger/funding';
import type { Minutes } from '../units';
import type { AskedSource } from './asked-source';

/** A source that may pay for a visit, with what it can give, more than nothing. */
export type Reach = AskedSource & { readonly minutes: Minutes };

/** Whose hours a part of a proposal is, as the one who asks would say it. */
export type Whose = 'allowance' | 'mine' | 'elders' | 'relatives' | 'grant' | 'loan';
/** Why it is proposed, as a code with its figures: `covered`, or `short` by so many minutes. The sentence is the contracts'. */
export type ProposalReason = {
  readonly code: 'covered' | 'short';
  readonly parts: readonly { readonly whose: Whose; readonly minutes: Minutes }[];
  readonly missingMinutes: Minutes;
};
export type Proposal = {
  readonly sources: readonly Reach[];
  readonly why: ProposalReason;
  /** Everything that may be chosen instead, as far as it reaches; a loan among it is never proposed. */
  readonly alternatives: readonly Reach[];
};
export type ProposalFacts = {
  readonly elderId: PersonId;
  readonly askerId: PersonId;
  readonly plannedMinutes: Minutes;
  /** Allowance, own, family, grants, loan: in this order. */
  readonly reaches: readonly Reach[];
};

const sumOf = (chosen: readonly Reach[]): Minutes => chosen.reduce((sum, { minutes }) => sum + minutes, 0);

/** Every list of at most three, the earlier source first, and each list before its own longer ones. */
function* listsOf(reaches: readonly Reach[], chosen: readonly Reach[] = []): Generator<readonly Reach[]> {
  if (chosen.length > 0) yield chosen;
  if (chosen.length === SOURCES_MAX) return;
  for (const [index, reach] of reaches.entries())
    yield* listsOf(reaches.slice(index + 1), [...chosen, reach]);
}

/** The first list that pays for the whole; else the one that goes furthest, the first of such. */
const bestOf = (reaches: readonly Reach[], plannedMinutes: Minutes): readonly Reach[] => {
  let best: readonly Reach[] = [];
  for (const chosen of listsOf(reaches)) {
    if (sumOf(chosen) >= plannedMinutes) return chosen;
    if (sumOf(chosen) > sumOf(best)) best = chosen;
  }
  return best;
};

const whoseIs = (source: AskedSource, { elderId, askerId }: ProposalFacts): Whose => {
  switch (source.kind) {
    case 'entitlement':
      return 'allowance';
    case 'own':
      return elderId === askerId ? 'mine' : 'elders';
    case 'family':
      return source.payerId === askerId ? 'mine' : 'relatives';
    case 'grant':
      return 'grant';
    case 'loan':
      return 'loan';
  }
};

/**
 * From which sources a visit might be paid, and why: the month's allowance first, then her own hours, a relative's promise, a grant; at
 * most three of them, each with its minutes. A loan is never proposed, only asked for. Pure. Source: ledger.md, An order's minutes.
 */
export const proposeSources = (facts: ProposalFacts): Proposal => {
  const { plannedMinutes, reaches } = facts;
  const sources: Reach[] = [];
  let missingMinutes = plannedMinutes;
  const proposable = reaches.filter(({ kind }) => kind !== 'loan');
  for (const source of bestOf(proposable, plannedMinutes)) {
    const minutes = Math.min(source.minutes, missingMinutes);
    missingMinutes -= minutes;
    sources.push({ ...source, minutes });
  }
  return {
    sources,
    why: {
      code: missingMinutes === 0 ? 'covered' : 'short',
      parts: sources.map((source) => ({ whose: whoseIs(source, facts), minutes: source.minutes })),
      missingMinutes,
    },
    // How much more somebody has than the visit needs is nobody else's to know.
    alternatives: reaches.map((reach) => ({ ...reach, minutes: Math.min(reach.minutes, plannedMinutes) })),
  };
};
