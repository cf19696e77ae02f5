import { ageYears, dayOf, monthOf } from '../calendar/shanghai-day';
import type { Service } from '../catalogue/service';
import type { PersonId } from '../ids';
import type { Person } from '../person/person';
import type { EligibilityRule } from '../refusals';
import type { Rulebook } from '../rulebook/rulebook';
import type { Hash, Ms } from '../units';
import type { Order } from './order';
import { payersOf } from './parties';

export type EligibilityFacts = {
  readonly order: Order;
  readonly volunteer: Person;
  readonly service: Service;
  readonly rules: Rulebook;
  /** Between the communities of volunteer and order (`distanceMetres`); absent when one has no coordinates. */
  readonly distanceMetres?: number;
};

const sameHash = (one: Hash | undefined, other: Hash | undefined): boolean =>
  one !== undefined &&
  other !== undefined &&
  one.length === other.length &&
  one.every((byte, index) => byte === other[index]);

/** A tie between the volunteer and somebody, mirrored on the volunteer; expired ties count, for they remain relatives. */
const isTied = (volunteer: Person, otherId: PersonId): boolean =>
  volunteer.bindings.some(
    ({ elderId, relativeId }) =>
      (elderId === volunteer.id && relativeId === otherId) ||
      (relativeId === volunteer.id && elderId === otherId),
  );

/** 志愿服务条例 and product.md, Services: minors serve in pairs with a guardian's consent, and there are no pairs yet. */
const ADULT_YEARS = 18;

/** Only the month of birth is kept: until it is over, one may still be a minor. */
const mayBeMinor = ({ birthMonth }: Person, startMs: Ms): boolean =>
  monthOf(startMs) <= birthMonth + ADULT_YEARS * 100;

/**
 * The first rule that keeps a service from every volunteer, so that it cannot stand in the hall; absent: none. Pure. In check order:
 * `provider_centre`, `pair` (two helpers, until two orders can belong together). Source: product.md, Services; orders.md.
 */
export const ruleAgainstHall = ({
  provider,
  helpers,
}: Pick<Service, 'provider' | 'helpers'>): EligibilityRule | undefined => {
  if (provider !== 'volunteer') return 'provider_centre';
  return helpers > 1 ? 'pair' : undefined;
};

/** What the hall knows of a visit: nothing about its elder. */
export type VisitFacts = Omit<EligibilityFacts, 'order'> & { readonly startMs: Ms };

/**
 * The first rule about the visit itself that keeps a volunteer from it; absent: none. Pure. In check order: `volunteer_active`, those
 * of `ruleAgainstHall`, `adult` (18 in the month before the visit), `skill` (valid on the day of the visit), `distance`.
 */
const ruleOfVisit = ({
  startMs,
  volunteer,
  service,
  rules,
  distanceMetres,
}: VisitFacts): EligibilityRule | undefined => {
  const { skill } = service;
  if (volunteer.status !== 'active' || !volunteer.facets.includes('volunteer')) return 'volunteer_active';
  const barred = ruleAgainstHall(service);
  if (barred !== undefined) return barred;
  if (mayBeMinor(volunteer, startMs)) return 'adult';
  if (
    skill !== undefined &&
    !volunteer.skills.some(({ code, untilDay }) => code === skill && untilDay >= dayOf(startMs))
  )
    return 'skill';
  // Where nobody knows how far it is, nobody can promise that it is near.
  if (distanceMetres === undefined || distanceMetres > rules.grabDistanceMaxMetres) return 'distance';
  return undefined;
};

const tooOldToLift = ({ startMs, volunteer, service, rules }: VisitFacts): boolean =>
  service.lifting && ageYears(volunteer.birthMonth, monthOf(startMs)) > rules.liftingHelperAgeMaxYears;

/**
 * The first rule that keeps a volunteer from an open visit as the hall shows it, where who it is for is unknown; absent: none. Pure.
 * In check order: those of the visit itself, `lifting_age`. Grabbing asks all of them (`ruleAgainstHelper`).
 */
export const ruleAgainstVisit = (facts: VisitFacts): EligibilityRule | undefined =>
  ruleOfVisit(facts) ?? (tooOldToLift(facts) ? 'lifting_age' : undefined);

/**
 * The first rule that keeps a volunteer from a visit; absent: none. Pure. In check order: `volunteer_active`, `provider_centre`, `pair`,
 * `adult`, `skill` (valid on the day of the visit), `distance`, `not_relative` (of elder or payer), `not_party`, `own_address`,
 * `lifting_age`.
 * Source: product.md, Services, Who may receive, Rulebook (grab); 志愿服务条例 art. 15, 17.
 */
export const ruleAgainstHelper = ({ order, ...rest }: EligibilityFacts): EligibilityRule | undefined => {
  const { volunteer } = rest;
  const facts = { ...rest, startMs: order.startMs };
  const payerIds = payersOf(order.funding);
  const first = ruleOfVisit(facts);
  if (first !== undefined) return first;
  if ([order.elderId, ...payerIds].some((id) => isTied(volunteer, id))) return 'not_relative';
  if (volunteer.id === order.elderId || payerIds.includes(volunteer.id)) return 'not_party';
  if (sameHash(volunteer.addressHmac, order.addressHmac)) return 'own_address';
  return tooOldToLift(facts) ? 'lifting_age' : undefined;
};
