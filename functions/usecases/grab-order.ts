import type { Parsed } from '../../shared/contracts/contract';
import type { grabOrderContract } from '../../shared/contracts/grab-order';
import { dayOf } from '../../shared/domain/calendar/shanghai-day';
import { decideGrab } from '../../shared/domain/order/decide-grab';
import type { Order } from '../../shared/domain/order/order';
import { distanceMetres } from '../../shared/domain/org/distance-metres';
import type { Person } from '../../shared/domain/person/person';
import type { Refusal } from '../../shared/domain/refusals';
import { type Result, refuse } from '../../shared/domain/result';
import { type ActPorts, actOnOrder } from './act-on-order';
import type { OrderOutcome } from './order-outcome';
import { type CityPorts, dayKey } from './ports';
import type { CommandCall } from './ports/command-call';

type Body = Parsed<typeof grabOrderContract.request>;
export type GrabPorts = ActPorts & Pick<CityPorts, 'org'>;

/** Between the buildings of the two communities; absent when one is not known. */
const distanceOf = async (
  { org }: GrabPorts,
  order: Order,
  volunteer: Person,
): Promise<{ readonly distanceMetres?: number }> => {
  const [visit, home] = await Promise.all([org(order.communityId), org(volunteer.communityId)]);
  const metres = visit && home && distanceMetres(visit, home);
  return metres === undefined ? {} : { distanceMetres: metres };
};

/**
 * A volunteer takes an open order. Two round trips, for the loser of a race too: the start that the volunteer saw names the day.
 * Refusals, in check order: those of `actOnOrder` until the decision, `not_allowed` (not registered), of `decideGrab`, of `runCommand`.
 * Source: orders.md, the table; ledger.md, Commands and ids, Limits.
 */
export const grabOrder =
  (ports: GrabPorts) =>
  ({ body, ...call }: CommandCall<Body>): Promise<Result<OrderOutcome, Refusal>> => {
    const { personId } = call.actor;
    const day = dayOf(body.seenStartMs);
    return actOnOrder(ports)(call, body.orderId, {
      together: { people: [personId], days: [{ personId, day }] },
      decide: async (facts, { people, days }) => {
        const volunteer = people.get(personId);
        const seenDay = days.get(dayKey(personId, day));
        if (volunteer === undefined || seenDay === undefined) return refuse('not_allowed', {});
        const distance = await distanceOf(ports, facts.order, volunteer);
        return decideGrab({ ...facts, ...distance, volunteer, day: seenDay }, body, call.atMs);
      },
    });
  };
