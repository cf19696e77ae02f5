import { ageYears, monthOf } from '../calendar/shanghai-day';
import type { OrgId, PersonId } from '../ids';
import type { AccountId } from '../ledger/account';
import { nextPerson } from '../person/next-person';
import type { Binding, Person } from '../person/person';
import type { PersonChange } from '../person/person-change';
import type { ForbiddingRule, Refusal } from '../refusals';
import { accept, type Result, refuse } from '../result';
import type { Rulebook } from '../rulebook/rulebook';
import type { Minutes, Ms } from '../units';

/** To whom hours may go: a bound relative from the age of redeeming on, or the pool of the giver's own station. */
export type GiftTo = { readonly kind: 'relative'; readonly personId: PersonId } | { readonly kind: 'pool' };
export type Gift = { readonly to: GiftTo; readonly minutes: Minutes };
export type GiftFacts = {
  readonly giver: Person;
  /** Absent: a gift to the pool, or nobody of that id. */
  readonly receiver?: Person;
  readonly rules: Rulebook;
};

const isBoundTo = (bindings: readonly Binding[], giver: Person, receiver: Person, atMs: Ms): boolean =>
  bindings.some(
    ({ elderId, relativeId, untilMs }) =>
      atMs < untilMs &&
      ((elderId === giver.id && relativeId === receiver.id) ||
        (relativeId === giver.id && elderId === receiver.id)),
  );

const accountTo = (to: GiftTo, stationId: OrgId): AccountId =>
  to.kind === 'pool' ? `pool:${stationId}` : `person:${to.personId}`;

/**
 * The first rule that stands between a giver and a relative: `gift_to_relative` (nobody, oneself, or not bound now), `receiver_active`,
 * `redeem_age`; absent: they may receive. Pure.
 */
export const ruleAgainstReceiver = (
  { giver, receiver, rules }: GiftFacts,
  atMs: Ms,
): ForbiddingRule | undefined => {
  if (receiver === undefined || receiver.id === giver.id || !isBoundTo(giver.bindings, giver, receiver, atMs))
    return 'gift_to_relative';
  if (receiver.status !== 'active') return 'receiver_active';
  return ageYears(receiver.birthMonth, monthOf(atMs)) < rules.redeemFromAgeYears ? 'redeem_age' : undefined;
};

/** The first rule that a gift breaks. In check order: as `decideGift` says. */
const ruleAgainst = (facts: GiftFacts, { to, minutes }: Gift, atMs: Ms): ForbiddingRule | undefined => {
  const { giver, rules } = facts;
  if (giver.status !== 'active') return 'giver_active';
  if (minutes < rules.roundingMinutes || minutes % rules.roundingMinutes !== 0) return 'minutes_step';
  return to.kind === 'pool' ? undefined : ruleAgainstReceiver(facts, atMs);
};

/**
 * Hours given away: to a bound relative of 60 or more, or to the pool of the giver's station for elders in hardship. Pure. What the
 * account lacks is the ledger's to refuse (`post`). The giver's service record stays as it is.
 * Refusals: `rule_forbids`, in check order `giver_active`, `minutes_step`, `gift_to_relative`, `receiver_active`, `redeem_age`.
 * Source: ledger.md, Movements (gift), Two books; product.md, Rulebook (gifts).
 */
export const decideGift = (
  facts: GiftFacts,
  gift: Gift,
  atMs: Ms,
): Result<PersonChange, Refusal<'rule_forbids'>> => {
  const rule = ruleAgainst(facts, gift, atMs);
  if (rule !== undefined) return refuse('rule_forbids', { rule, rulebookVersion: facts.rules.version });
  const { giver } = facts;
  const { to, minutes } = gift;
  return accept({
    command: 'gift',
    person: nextPerson(giver),
    postings: [
      { account: `person:${giver.id}`, availableDelta: -minutes, heldDelta: 0 },
      { account: accountTo(to, giver.stationId), availableDelta: minutes, heldDelta: 0 },
    ],
    docs: [],
    detail: to.kind === 'pool' ? {} : { toId: to.personId },
  });
};
