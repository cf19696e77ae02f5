import type { Parsed } from '../../shared/contracts/contract';
import type { myVisitsContract } from '../../shared/contracts/my-visits';
import type { Actor } from '../../shared/domain/authority/actor';
import { knockedPerson } from '../../shared/domain/authority/relation';
import { dayOf } from '../../shared/domain/calendar/shanghai-day';
import type { OrderId, PersonId } from '../../shared/domain/ids';
import type { Refusal } from '../../shared/domain/refusals';
import { accept, type Result, refuse } from '../../shared/domain/result';
import type { Ms } from '../../shared/domain/units';
import type { From, PageOf, ReadPorts } from './ports/reading';
import { nextOf, pageFrom } from './views/cursor';
import { endedByOf } from './views/ended-by';
import { type CardPorts, orderCardsOf } from './views/order-cards';
import { peopleShownTo } from './views/order-people';
import { standingOf } from './views/standing-of';
import { AHEAD_MS } from './views/visits-ahead';

const VISITS_PER_PAGE = 20;
/** A day has at most 16 visits, nearly always one: a page of days is a page of visits. */
const DAYS_PER_PAGE = 6;

type Asked = Parsed<typeof myVisitsContract.request>;
type Visits = Parsed<typeof myVisitsContract.response>;
export type MyVisitsPorts = CardPorts &
  Pick<ReadPorts, 'elderVisits' | 'latestDays' | 'days' | 'orders' | 'load' | 'history'>;

/**
 * Visits as the elder (one's own, or a bound elder's as the route table says), newest first, with who ended what came to
 * nothing; or as the helper, by the days on which they are claimed (what was given back is not among them): the first page
 * has all from today on, the next one first, then the days before, newest first, which further pages go on with.
 * Three round trips: who asks together with which visits, the orders, the names. Refusals, in check order: `invalid_request`
 * (a cursor of no page), `not_allowed`.
 */
export const myVisits =
  (ports: MyVisitsPorts) =>
  async (
    { as, elderId, cursor }: Asked,
    actor: Actor,
    atMs: Ms,
  ): Promise<Result<Visits, Refusal<'not_allowed' | 'invalid_request'>>> => {
    const from = pageFrom(as === 'helper' ? 'days' : 'visits', cursor);
    if (!from.ok) return from;
    const { personId } = actor;
    const ofElder = as === 'elder' ? (elderId ?? personId) : personId;
    const [{ people }, page] = await Promise.all([
      ports.load({ people: [...new Set([personId, ofElder])] }),
      as === 'helper'
        ? helperPage(ports, personId, { ...from.value, limit: DAYS_PER_PAGE }, atMs)
        : ports.elderVisits(ofElder, { ...from.value, limit: VISITS_PER_PAGE }),
    ]);
    const bindings = people.get(personId)?.bindings ?? [];
    const subject = people.get(ofElder);
    if (
      subject === undefined ||
      !standingOf('person/my-visits', actor, bindings, knockedPerson(subject), atMs)
    )
      return refuse('not_allowed', {});
    const asker = { personId, bindings };
    const orders = await ports.orders(page.items);
    const [{ cards }, endedBy] = await Promise.all([
      orderCardsOf(ports, orders, (order) => peopleShownTo(order, asker, atMs), 'visits'),
      endedByOf(ports, as === 'elder' ? orders : []),
    ]);
    const items = cards.map((card) => {
      const by = endedBy.get(card.orderId);
      return by === undefined ? card : { ...card, endedBy: by };
    });
    return accept({ items, ...nextOf(page) });
  };

const helperPage = async (
  { latestDays, days }: Pick<ReadPorts, 'latestDays' | 'days'>,
  helperId: PersonId,
  from: From,
  atMs: Ms,
): Promise<PageOf<OrderId>> => {
  const today = dayOf(atMs);
  const [ahead, before] = await Promise.all([
    from.next === undefined ? days(helperId, today, dayOf(atMs + AHEAD_MS)) : [],
    latestDays(helperId, { next: String(today), ...from }),
  ]);
  const soonestFirst = ahead.flatMap(({ visits }) => [...visits].sort((a, b) => a.fromMs - b.fromMs));
  const latestFirst = before.items.flatMap(({ visits }) => [...visits].sort((a, b) => b.fromMs - a.fromMs));
  return { items: [...soonestFirst, ...latestFirst].map(({ orderId }) => orderId), ...nextOf(before) };
};
