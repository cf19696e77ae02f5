import type { Parsed } from '../../shared/contracts/contract';
import type { hallContract } from '../../shared/contracts/hall';
import type { Actor } from '../../shared/domain/authority/actor';
import { dayIndexOf, dayNumber, dayOf, instantAt } from '../../shared/domain/calendar/shanghai-day';
import { serviceOf } from '../../shared/domain/catalogue/service-of';
import type { Refusal } from '../../shared/domain/refusals';
import { accept, type Result, refuse } from '../../shared/domain/result';
import { DAY_MS, type Ms } from '../../shared/domain/units';
import type { CityPorts } from './ports';
import type { HallRow, ReadPorts } from './ports/reading';
import { nextOf, pageFrom } from './views/cursor';
import { type HallAsker, hallCardOf, isWithin } from './views/hall-cards';

const CARDS_PER_PAGE = 20;
/** A narrow filter does not make a request long: what is not found in so many looks comes with the next page. */
const LOOKS_MAX = 3;
/** Visits are asked for at most 28 days ahead. */
const AHEAD_DAYS = 29;

type Asked = Parsed<typeof hallContract.request>;
type Hall = Parsed<typeof hallContract.response>;
export type HallPorts = Pick<CityPorts, 'org' | 'catalogueAt' | 'rulebookAt'> &
  Pick<ReadPorts, 'load' | 'days' | 'hall'>;

/**
 * Open orders around a volunteer's own community that have not begun, the soonest first. No field of any person is read for it.
 * Two round trips: who asks and their days; one query a cell (at most seven, all at once, half a unit each). With a filter up to
 * three such looks, and a page may then be short though another follows.
 * Refusals, in check order: `invalid_request` (a cursor of no page), `not_found` (not registered).
 */
export const hall =
  (ports: HallPorts) =>
  async (
    { cursor, ...filter }: Asked,
    { personId }: Actor,
    atMs: Ms,
  ): Promise<Result<Hall, Refusal<'invalid_request' | 'not_found'>>> => {
    const from = pageFrom('visits', cursor);
    if (!from.ok) return from;
    const [{ people }, days, catalogue, rules] = await Promise.all([
      ports.load({ people: [personId] }),
      ports.days(personId, dayOf(atMs), dayOf(atMs + AHEAD_DAYS * DAY_MS)),
      ports.catalogueAt(atMs),
      ports.rulebookAt(atMs),
    ]);
    const volunteer = people.get(personId);
    const home = volunteer && (await ports.org(volunteer.communityId));
    if (volunteer === undefined || home === undefined) return refuse('not_found', {});
    const asker: HallAsker = { volunteer, home, days, catalogue, rules };
    const [afterMs, beforeMs] = boundsOf(filter.day, atMs);
    const items: Hall['items'] = [];
    let next = from.value;
    for (let look = 0; look < LOOKS_MAX; look += 1) {
      const page = await ports.hall(home.nearCells ?? [], afterMs, {
        ...next,
        limit: CARDS_PER_PAGE - items.length,
      });
      const rows = page.items.filter((row) => row.startMs < beforeMs && passes(row, filter, asker));
      const cards = await Promise.all(rows.map((row) => hallCardOf(ports, row, asker)));
      items.push(...cards.flatMap((card) => (card && isWithin(card, filter.within) ? card : [])));
      const beyond = page.items.some(({ startMs }) => startMs >= beforeMs);
      next = beyond ? {} : nextOf(page);
      if (next.next === undefined || items.length === CARDS_PER_PAGE) break;
    }
    return accept({ items, ...next });
  };

const passes = (
  { serviceCode, communityId }: HallRow,
  filter: Omit<Asked, 'cursor'>,
  { catalogue }: HallAsker,
): boolean =>
  (filter.communityId === undefined || filter.communityId === communityId) &&
  (filter.list === undefined || filter.list === serviceOf(catalogue, serviceCode)?.list);

/** After which instant and before which one a visit starts; a day that is past, or too far ahead, has none. */
const boundsOf = (day: number | undefined, atMs: Ms): readonly [afterMs: Ms, beforeMs: Ms] => {
  if (day === undefined) return [atMs, Number.MAX_SAFE_INTEGER];
  const today = dayIndexOf(atMs);
  const ahead = Array.from({ length: AHEAD_DAYS + 1 }, (_, index) => today + index);
  const found = ahead.find((index) => dayNumber(index) === day);
  return found === undefined
    ? [atMs, atMs]
    : [Math.max(atMs, instantAt(found, 0) - 1), instantAt(found + 1, 0)];
};
