import type { Parsed } from '../../shared/contracts/contract';
import type { homeContract } from '../../shared/contracts/home';
import type { Actor } from '../../shared/domain/authority/actor';
import type { Refusal } from '../../shared/domain/refusals';
import { accept, type Result, refuse } from '../../shared/domain/result';
import type { Ms } from '../../shared/domain/units';
import type { CityPorts } from './ports';
import type { ReadPorts } from './ports/reading';
import { balanceOf, boundCard, familyOf, payableElders } from './views/family';
import { type CardPorts, orderCardsOf, orgZhOf, personCardOf } from './views/order-cards';
import { peopleShownTo, viewsVisitsOf } from './views/order-people';
import { serviceCardOf } from './views/service-card';
import { elderVisitsAround, helperVisitsAhead, sortForHome } from './views/visits-ahead';

type Home = Parsed<typeof homeContract.response>;
export type HomePorts = CardPorts &
  Pick<CityPorts, 'catalogueAt' | 'rulebookAt'> &
  Pick<ReadPorts, 'load' | 'elderVisitsFrom' | 'days' | 'orders'>;

/**
 * What a person meets first: services, balance, visits, task, family. A bound elder's visits with scope `viewVisits` or
 * `order`, their balance with scope `pay`. Three round trips (who asks and which visits; the orders; the names), four with
 * bound elders, and more for whoever has over 100 visits in these weeks: half a unit for each item. Refusal: `not_found` when the person is not registered.
 */
export const home =
  (ports: HomePorts) =>
  async (_asked: object, { personId }: Actor, atMs: Ms): Promise<Result<Home, Refusal<'not_found'>>> => {
    const [{ people, heads }, ...mine] = await Promise.all([
      ports.load({ people: [personId], accounts: [`person:${personId}`] }),
      elderVisitsAround(ports, personId, atMs),
      helperVisitsAhead(ports, personId, atMs),
    ]);
    const me = people.get(personId);
    if (me === undefined) return refuse('not_found', {});
    const asker = { personId, bindings: me.bindings };
    const { elders, relatives } = familyOf(personId, me.bindings, atMs);
    const payable = payableElders(elders);
    const [theirHeads, ...theirs] = await Promise.all([
      payable.length === 0
        ? undefined
        : ports.load({ accounts: payable.map((id) => `person:${id}` as const) }).then((read) => read.heads),
      ...elders
        .filter(({ elderId }) => viewsVisitsOf(asker, elderId, atMs))
        .map(({ elderId }) => elderVisitsAround(ports, elderId, atMs)),
    ]);
    const orders = await ports.orders([...new Set([...mine, ...theirs].flat())]);
    const { currentTask, ...sorted } = sortForHome(orders, personId, atMs);
    const shown = [...sorted.todayVisits, ...sorted.toConfirm, ...sorted.upcoming];
    const task = currentTask === undefined ? [] : [currentTask];
    const { cards, known } = await orderCardsOf(
      ports,
      [...shown, ...task],
      (order) => peopleShownTo(order, asker, atMs),
      'home',
      [personId, ...elders.map(({ elderId }) => elderId), ...relatives.map(({ relativeId }) => relativeId)],
    );
    const cardsIn = (part: readonly { readonly id: string }[]) =>
      cards.filter(({ orderId }) => part.some(({ id }) => id === orderId));
    const { services } = await ports.catalogueAt(atMs);
    const [taskCard] = cardsIn(task);
    return accept({
      me: personCardOf(personId, known),
      facets: [...me.facets],
      services: services.map(serviceCardOf),
      balance: balanceOf(heads.get(`person:${personId}`)),
      todayVisits: cardsIn(sorted.todayVisits),
      toConfirm: cardsIn(sorted.toConfirm),
      upcoming: cardsIn(sorted.upcoming),
      ...(taskCard !== undefined && { currentTask: taskCard }),
      boundElders: elders.map((each) =>
        boundCard(each, each.elderId, known, payable.includes(each.elderId) ? theirHeads : undefined),
      ),
      relatives: relatives.map((each) => boundCard(each, each.relativeId, known, undefined)),
      stationPhone: (await ports.org(me.stationId))?.phone ?? '',
      communityZh: await orgZhOf(ports, me.communityId),
    });
  };
