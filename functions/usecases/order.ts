import type { Parsed } from '../../shared/contracts/contract';
import type { orderContract } from '../../shared/contracts/order';
import { actingRoles } from '../../shared/domain/authority/acting-roles';
import type { Actor } from '../../shared/domain/authority/actor';
import type { Audience } from '../../shared/domain/authority/audience';
import { knockedOrder } from '../../shared/domain/authority/relation';
import { heldOf } from '../../shared/domain/ledger/funding';
import { commandsOpenTo } from '../../shared/domain/order/commands-open-to';
import { hasTwoSources } from '../../shared/domain/order/evidence';
import type { Order } from '../../shared/domain/order/order';
import type { Refusal } from '../../shared/domain/refusals';
import { accept, type Result, refuse } from '../../shared/domain/result';
import type { Ms } from '../../shared/domain/units';
import type { ReadPorts } from './ports/reading';
import { notForHallOf } from './views/not-for-hall';
import { orderPrivacy } from './views/order-privacy';
import { storyOf } from './views/order-story';
import { type PersonalPorts, personalPart } from './views/personal-part';
import { hasDoorFor } from './views/route-of-command';
import { standingOf } from './views/standing-of';

type Asked = Parsed<typeof orderContract.request>;
type View = Parsed<typeof orderContract.response>;
export type OrderViewPorts = PersonalPorts & Pick<ReadPorts, 'history' | 'load'>;

/**
 * One order with its story, as this asker may see it now, and what they may do to it by this audience's door.
 * Two round trips: the order's partition together with who asks; then names, and a door or a phone where they may be seen.
 * Refusals, in check order: `not_found` (no such order, or none of the asker's business: the two look alike).
 */
export const order =
  (ports: OrderViewPorts, audience: Audience) =>
  async ({ orderId }: Asked, actor: Actor, atMs: Ms): Promise<Result<View, Refusal<'not_found'>>> => {
    const [found, { people }] = await Promise.all([
      ports.history(orderId),
      ports.load({ people: [actor.personId] }),
    ]);
    const bindings = people.get(actor.personId)?.bindings ?? [];
    const relations =
      found && standingOf(`${audience}/order`, actor, bindings, knockedOrder(found.order), atMs);
    if (found === undefined || relations === undefined) return refuse('not_found', {});
    const privacy = orderPrivacy(found.order, actor.personId, relations, bindings, atMs);
    const notForHall = audience === 'desk' ? await notForHallOf(ports, found.order) : undefined;
    const acting = { principal: actor.personId, roles: actingRoles(actor, relations), bindings };
    return accept({
      order: {
        ...(await personalPart(ports, found.order, privacy)),
        ...visitPart(found.order),
        ...(audience === 'desk' && found.order.dueAtMs !== undefined && { dueAtMs: found.order.dueAtMs }),
        heldMinutes: heldOf(found.order.funding),
        twoSources: hasTwoSources('proofs' in found.order ? found.order.proofs : []),
        ...storyOf(found.order, found.entries),
        ...(notForHall && { notForHall }),
        ...(audience === 'desk' && proposalPart(found.order)),
        may: commandsOpenTo(found.order, acting).filter(
          (command) =>
            hasDoorFor(audience, actor, relations, command) &&
            // What the command would refuse is not offered: kept from the hall, or its start has passed.
            !(command === 'publish' && (notForHall !== undefined || found.order.startMs <= atMs)),
        ),
      },
    });
  };

const visitPart = (shown: Order) => ({
  ...('checkInMs' in shown && { checkInMs: shown.checkInMs }),
  ...('checkOutMs' in shown && {
    checkOutMs: shown.checkOutMs,
    recordMinutes: shown.recordMinutes,
    creditMinutes: shown.creditMinutes,
  }),
  ...(shown.state === 'settled' && { settledMinutes: shown.settledMinutes }),
  checkedOutByClock: 'checkedOutByClock' in shown && shown.checkedOutByClock === true,
});

/** What is proposed, without who proposes it: staff are named nowhere. */
const proposalPart = (shown: Order) => {
  if (!('proposal' in shown) || shown.proposal === undefined) return {};
  const { byId: _who, ...proposal } = shown.proposal;
  return { proposal };
};
