import type { Parsed } from '../../shared/contracts/contract';
import type { queueContract } from '../../shared/contracts/queue';
import type { Actor } from '../../shared/domain/authority/actor';
import type { OrgId } from '../../shared/domain/ids';
import type { Refusal } from '../../shared/domain/refusals';
import { accept, type Result, refuse } from '../../shared/domain/result';
import type { Ms } from '../../shared/domain/units';
import type { LiveRow, ReadPorts } from './ports/reading';
import { nextOf, pageFrom } from './views/cursor';
import { laneCounts, laneOf } from './views/desk-lanes';
import { deskOf } from './views/desk-of';
import { type CardPorts, orderCardsOf, personCardOf } from './views/order-cards';
import { peopleOf } from './views/order-people';
import { placeOf, queueFactsOf } from './views/queue-items';

const ITEMS_PER_PAGE = 20;
const ROWS_PER_LOOK = 500;
/** 4,000 orders that have not ended, twenty times a busy station's; beyond them the least urgent stay unseen. */
const LOOKS_MAX = 8;

type Asked = Parsed<typeof queueContract.request>;
type Queue = Parsed<typeof queueContract.response>;
export type QueuePorts = CardPorts & Pick<ReadPorts, 'load' | 'live' | 'orders'>;

/**
 * A desk's orders in lanes, most urgent first, and how many lie in each; a community's desk has its own visits alone.
 * Three round trips: who asks, and the station's live orders (one look for 500; half a unit for 16); the orders of the page;
 * the names. Refusals, in check order: `invalid_request` (a cursor of no page), `not_allowed` (no such desk).
 */
export const queue =
  (ports: QueuePorts) =>
  async (
    { lane, cursor }: Asked,
    actor: Actor,
    atMs: Ms,
  ): Promise<Result<Queue, Refusal<'invalid_request' | 'not_allowed'>>> => {
    const from = pageFrom('visits', cursor);
    if (!from.ok) return from;
    const desk = await deskOf(ports, actor);
    if (desk === undefined) return refuse('not_allowed', {});
    const [{ people }, live] = await Promise.all([
      ports.load({ people: [actor.personId] }),
      liveOf(ports, desk.stationId),
    ]);
    const rows = live.filter(({ communityId }) => (desk.communityId ?? communityId) === communityId);
    const inLane = rows.filter((row) => lane === 'all' || laneOf(row, atMs) === lane);
    const { next: after = '' } = from.value;
    const rest = inLane.filter((row) => placeOf(row) > after);
    const shown = rest.slice(0, ITEMS_PER_PAGE);
    const orders = await ports.orders(shown.map(({ orderId }) => orderId));
    const { cards, known } = await orderCardsOf(ports, orders, peopleOf, 'queue', [actor.personId]);
    const bindings = people.get(actor.personId)?.bindings ?? [];
    const last = rest.length > shown.length ? shown.at(-1) : undefined;
    return accept({
      desk: { orgId: desk.orgId, zh: desk.zh, level: desk.level },
      me: personCardOf(actor.personId, known),
      counts: laneCounts(rows, atMs),
      items: orders.flatMap((order, index) => {
        const card = cards[index];
        return card === undefined
          ? []
          : [{ ...card, ...queueFactsOf(order, { principal: actor.personId, bindings }, atMs) }];
      }),
      ...nextOf(last === undefined ? {} : { next: placeOf(last) }),
    });
  };

const liveOf = async ({ live }: Pick<ReadPorts, 'live'>, stationId: OrgId): Promise<readonly LiveRow[]> => {
  const rows: LiveRow[] = [];
  let from: { readonly next?: string } = {};
  for (let look = 0; look < LOOKS_MAX; look += 1) {
    const page = await live(stationId, { ...from, limit: ROWS_PER_LOOK });
    rows.push(...page.items);
    if (page.next === undefined) return rows;
    from = { next: page.next };
  }
  return rows;
};
