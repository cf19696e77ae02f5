import type { Parsed } from '../../shared/contracts/contract';
import type { myVisitsContract } from '../../shared/contracts/my-visits';
import type { Actor } from '../../shared/domain/authority/actor';
import { knockedPerson } from '../../shared/domain/authority/relation';
import type { OrderId, PersonId } from '../../shared/domain/ids';
import type { Refusal } from '../../shared/domain/refusals';
import { accept, type Result, refuse } from '../../shared/domain/result';
import type { Ms } from '../../shared/domain/units';
import type { From, PageOf, ReadPorts } from './ports/reading';
import { nextOf, pageFrom } from './views/cursor';
import { type CardPorts, orderCardsOf } from './views/order-cards';
import { peopleShownTo } from './views/order-people';
import { standingOf } from './views/standing-of';

const VISITS_PER_PAGE = 20;
/** A day has at most 16 visits, nearly always one: a page of days is a page of visits. */
const DAYS_PER_PAGE = 6;

type Asked = Parsed<typeof myVisitsContract.request>;
type Visits = Parsed<typeof myVisitsContract.response>;
export type MyVisitsPorts = CardPorts & Pick<ReadPorts, 'elderVisits' | 'latestDays' | 'orders' | 'load'>;

/**
 * Visits newest first: as the elder (one's own, or a bound elder's as the route table says), or as the helper, by
 * the days on which they are claimed: what was given back is not among them.
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
        ? helperPage(ports, personId, { ...from.value, limit: DAYS_PER_PAGE })
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
    const { cards } = await orderCardsOf(
      ports,
      orders,
      (order) => peopleShownTo(order, asker, atMs),
      'visits',
    );
    return accept({ items: [...cards], ...nextOf(page) });
  };

const helperPage = async (
  { latestDays }: Pick<ReadPorts, 'latestDays'>,
  helperId: PersonId,
  from: From,
): Promise<PageOf<OrderId>> => {
  const page = await latestDays(helperId, from);
  const latestFirst = page.items.flatMap(({ visits }) => [...visits].sort((a, b) => b.fromMs - a.fromMs));
  return { items: latestFirst.map(({ orderId }) => orderId), ...nextOf(page) };
};
