import type { PersonId } from '../ids';
import type { Head, Posting } from '../ledger/account';
import type { Acting } from '../order/facts';
import { isNeutral } from '../person/is-neutral';
import { nextPerson } from '../person/next-person';
import type { Person } from '../person/person';
import type { PersonChange } from '../person/person-change';
import type { ForbiddingRule, Refusal } from '../refusals';
import { accept, type Result, refuse } from '../result';
import type { Rulebook } from '../rulebook/rulebook';
import { DAY_MS, type Ms } from '../units';
import { type Death, type ReceiverGround, receivingAccount } from './death';

export type ReceiverFacts = {
  readonly person: Person;
  readonly acting: Acting;
  readonly rules: Rulebook;
  readonly death?: Death;
  /** Who is named; absent: nobody of that id, or the pool. */
  readonly receiver?: Person;
};
export type ProposeReceiver = { readonly ground: ReceiverGround; readonly receiverId?: PersonId };
export type ApproveFacts = ReceiverFacts & {
  readonly head?: Head;
  /** Visits they gave that nobody has settled yet: each would credit the account that is to be closed. */
  readonly hasOpenVisits: boolean;
};
type Code = 'not_found' | 'not_allowed' | 'death_forbids' | 'maker_is_checker' | 'too_early' | 'rule_forbids';
type Decided = Result<PersonChange, Refusal<Code>>;

/** A wish names any bound relative; what a family agrees on, spouse or child. An expired binding counts: nobody stops being a daughter. */
const mayReceive = ({ id, bindings }: Person, ground: ReceiverGround, receiverId: PersonId): boolean =>
  bindings.some(({ elderId, relativeId, tie }) => {
    const isChild = elderId === id && relativeId === receiverId && (tie === 'daughter' || tie === 'son');
    const isBound = isChild || relativeId === receiverId || elderId === receiverId;
    if (ground === 'familyAgreed') return isChild || (isBound && tie === 'spouse');
    return ground === 'writtenWish' && isBound;
  });

const ruleAgainst = (
  { person, receiver }: ReceiverFacts,
  { ground, receiverId }: ProposeReceiver,
): ForbiddingRule | undefined => {
  if (receiverId === undefined) return ground === 'familyAgreed' ? 'death_receiver' : undefined;
  if (receiver === undefined || !mayReceive(person, ground, receiverId)) return 'death_receiver';
  return receiver.status === 'active' ? undefined : 'receiver_active';
};

const partiesOf = (person: Person, receiverId: PersonId | undefined): readonly PersonId[] => [
  person.id,
  ...(receiverId === undefined ? [] : [receiverId]),
];

/**
 * Staff of the station propose where the hours of one who died go, after looking: by a written wish to a bound relative or the pool,
 * else to spouse or child as the family agreed, else to the pool. Nothing moves; a new proposal takes an older one's place. Pure.
 * Refusals, in check order: `not_found` (no death recorded), `not_allowed`, `death_forbids` (withdrawn, or ended), `maker_is_checker`
 * (a relative of either), `rule_forbids` (`death_receiver`, `receiver_active`). Source: ledger.md, Movements (death); law.md; ADR 0068.
 */
export const decideProposeReceiver = (facts: ReceiverFacts, proposal: ProposeReceiver): Decided => {
  const { person, acting, death, rules } = facts;
  const { principal, roles } = acting;
  const { ground, receiverId } = proposal;
  if (death === undefined) return refuse('not_found', {});
  if (principal === 'clock' || !roles.includes('station')) return refuse('not_allowed', {});
  if (death.state !== 'recorded') return refuse('death_forbids', { state: death.state });
  if (!isNeutral(acting, partiesOf(person, receiverId))) return refuse('maker_is_checker', {});
  const rule = ruleAgainst(facts, proposal);
  if (rule !== undefined) return refuse('rule_forbids', { rule, rulebookVersion: rules.version });
  const { receiverId: _older, ...rest } = death;
  const named = receiverId === undefined ? {} : { receiverId };
  return accept({
    command: 'proposeReceiver',
    person: nextPerson(person),
    postings: [],
    docs: [{ ...rest, version: death.version + 1, proposedById: principal, ground, ...named }],
    detail: { ground, ...(receiverId !== undefined && { toId: receiverId }) },
  });
};

const approvalRule = (
  { death, receiver, head, hasOpenVisits }: ApproveFacts,
  seenReceiverId: PersonId | undefined,
): ForbiddingRule | undefined => {
  if (death?.receiverId !== seenReceiverId) return 'receiver_seen';
  if (seenReceiverId !== undefined && receiver?.status !== 'active') return 'receiver_active';
  if ((head?.heldMinutes ?? 0) > 0) return 'death_held';
  return hasOpenVisits ? 'death_visits' : undefined;
};

/** All that is there goes, and the account is closed by the same line; with nothing there it is closed alone. Pure. */
const endingPostings = (
  person: Person,
  receiverId: PersonId | undefined,
  availableMinutes: number,
): readonly Posting[] => {
  const closing = { heldDelta: 0, status: 'closed' } as const;
  const own = { account: `person:${person.id}`, availableDelta: 0 - availableMinutes, ...closing } as const;
  if (availableMinutes === 0) return [own];
  const account = receivingAccount(person, receiverId);
  return [own, { account, availableDelta: availableMinutes, heldDelta: 0 }];
};

/**
 * A lead approves what another proposed, sixty days after the record: the hours go, and the account is closed. Pure. `seenReceiverId`:
 * whom the lead saw proposed; absent: the pool.
 * Refusals, in check order: `not_found`, `not_allowed` (no lead of the station), `death_forbids` (withdrawn, ended, or nothing proposed),
 * `maker_is_checker` (who proposed, or a relative of either), `too_early`, `rule_forbids` (`receiver_seen`: another is proposed by now;
 * `receiver_active`, `death_held`, `death_visits`). Source: ledger.md, Movements (death), An order's minutes (Closed); ADR 0068.
 */
export const decideApproveReceiver = (
  facts: ApproveFacts,
  seenReceiverId: PersonId | undefined,
  atMs: Ms,
): Decided => {
  const { person, acting, death, rules, head } = facts;
  const { principal, roles } = acting;
  if (death === undefined) return refuse('not_found', {});
  if (!roles.includes('stationLead')) return refuse('not_allowed', {});
  if (death.state !== 'recorded' || death.proposedById === undefined)
    return refuse('death_forbids', { state: death.state });
  if (principal === death.proposedById || !isNeutral(acting, partiesOf(person, death.receiverId)))
    return refuse('maker_is_checker', {});
  const fromMs = death.recordedMs + rules.deathFrozenDays * DAY_MS;
  if (atMs < fromMs) return refuse('too_early', { fromMs });
  const rule = approvalRule(facts, seenReceiverId);
  if (rule !== undefined) return refuse('rule_forbids', { rule, rulebookVersion: rules.version });
  return accept({
    command: 'approveReceiver',
    person: nextPerson(person),
    postings: endingPostings(person, death.receiverId, head?.availableMinutes ?? 0),
    docs: [{ ...death, version: death.version + 1, state: 'ended' }],
    detail: { ...(death.receiverId !== undefined && { toId: death.receiverId }) },
  });
};
