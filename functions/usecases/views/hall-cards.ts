import type { Parsed } from '../../../shared/contracts/contract';
import type { hallContract } from '../../../shared/contracts/hall';
import { renderRefusal } from '../../../shared/contracts/refusals';
import { eligibilitySentences } from '../../../shared/contracts/rule-sentences';
import { dayOf } from '../../../shared/domain/calendar/shanghai-day';
import type { Catalogue } from '../../../shared/domain/catalogue/service';
import { serviceOf } from '../../../shared/domain/catalogue/service-of';
import { claim, type Day } from '../../../shared/domain/order/day';
import { ruleAgainstVisit } from '../../../shared/domain/order/eligibility';
import { distanceMetres } from '../../../shared/domain/org/distance-metres';
import type { Org } from '../../../shared/domain/org/org';
import type { Person } from '../../../shared/domain/person/person';
import type { EligibilityRule } from '../../../shared/domain/refusals';
import type { Rulebook } from '../../../shared/domain/rulebook/rulebook';
import type { CityPorts } from '../ports';
import type { HallRow } from '../ports/reading';

type HallCard = Parsed<typeof hallContract.response>['items'][number];

/** The volunteer who looks at the hall, and what the city's rules are now. */
export type HallAsker = {
  readonly volunteer: Person;
  readonly home: Org;
  /** From today on. */
  readonly days: readonly Day[];
  readonly catalogue: Catalogue;
  readonly rules: Rulebook;
};

const KM = 1_000;
/** From near to far. */
const bands = [
  'same',
  'within1km',
  'within3km',
  'within5km',
] as const satisfies readonly HallCard['distance'][];

/** Whether a card is as near as the volunteer wants. Pure. */
export const isWithin = (card: HallCard, band: HallCard['distance'] | undefined): boolean =>
  band === undefined || bands.indexOf(card.distance) <= bands.indexOf(band);

const bandOf = (metres: number): HallCard['distance'] =>
  metres <= KM ? 'within1km' : metres <= 3 * KM ? 'within3km' : 'within5km';

const notForMe = (
  { orderId, startMs, plannedMinutes }: HallRow,
  { volunteer, days, rules }: HallAsker,
  rule: EligibilityRule | undefined,
): HallCard['notForMe'] => {
  if (rule !== undefined) return { code: rule, ...eligibilitySentences[rule] };
  const day = dayOf(startMs);
  const standing = days.find((each) => each.day === day);
  if (standing === undefined) return undefined;
  const claimed = claim(standing, { id: orderId, startMs, plannedMinutes }, rules);
  if (claimed.ok || volunteer.id !== standing.personId) return undefined;
  const { code, zh, en } = renderRefusal(claimed.refusal).body;
  return { code, zh, en };
};

/**
 * An open order as the hall shows it to one volunteer; absent when it is too far to be grabbed, or its service left the catalogue.
 * `notForMe`: a rule of eligibility, or what stands in the volunteer's day, in words. Nothing about the elder comes in here.
 */
export const hallCardOf = async (
  { org }: Pick<CityPorts, 'org'>,
  row: HallRow,
  asker: HallAsker,
): Promise<HallCard | undefined> => {
  const service = serviceOf(asker.catalogue, row.serviceCode);
  const community = await org(row.communityId);
  if (service === undefined || community === undefined) return undefined;
  const metres = distanceMetres(asker.home, community);
  if (metres === undefined || metres > asker.rules.grabDistanceMaxMetres) return undefined;
  const { volunteer, rules } = asker;
  const facts = { volunteer, service, rules, distanceMetres: metres, startMs: row.startMs };
  const reason = notForMe(row, asker, ruleAgainstVisit(facts));
  return {
    orderId: row.orderId,
    serviceCode: row.serviceCode,
    serviceZh: service.zh,
    communityId: row.communityId,
    communityZh: community.zh,
    distance: row.communityId === asker.home.id ? 'same' : bandOf(metres),
    startMs: row.startMs,
    plannedMinutes: row.plannedMinutes,
    ...(reason !== undefined && { notForMe: reason }),
  };
};
