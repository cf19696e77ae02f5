import { deadlineFacts } from '../../functions/usecases/deadline-facts';
import { sweepCity } from '../../functions/usecases/sweep-city';
import { sweepOrder } from '../../functions/usecases/sweep-order';
import type { OrderId, OrgId } from '../../shared/domain/ids';
import { ladderOf } from '../../shared/domain/order/ladder';
import type { Ms } from '../../shared/domain/units';
import type { Act } from './act';
import { isMade } from './made';
import type { Ports } from './ports-on';

const PAGE = 50;
/** A world has a few dozen orders, of which few are due at a time. */
const ROUNDS_MAX = 50;

/** A sweep of the real sweeper, as its schedule gives it. */
export const sweepAct = (operation: string, stationId: OrgId, orderId: OrderId, atMs: Ms): Act => ({
  operation,
  principal: 'clock',
  orderId,
  atMs,
  give: async (ports, timeMs) => {
    const causes: unknown[] = [];
    const sweep = sweepCity({
      ...ports,
      sweepOrder: sweepOrder(ports),
      note: (_place, cause) => causes.push(cause),
    });
    const { failed } = await sweep(timeMs, [stationId]);
    // A sweep swallows what befalls one order; the next one meets it again.
    const bug = causes.find((cause) => !isMade(cause) && !isContention(cause));
    if (bug !== undefined) throw bug;
    return failed === 0 ? { ok: true } : { ok: false, code: 'try_again' };
  },
});

const isContention = (cause: unknown): boolean =>
  cause instanceof Error && cause.message.endsWith('contention alone');

/** What the sweeper would have done by then, one order after the other, so that a replay meets them in the same turn. */
export const sweepInTurn = async (ports: Ports, stationId: OrgId, untilMs: Ms): Promise<void> => {
  for (let round = 0; round < ROUNDS_MAX; round += 1) {
    const { items } = await ports.live(stationId, { dueByMs: untilMs, limit: PAGE });
    if (items.length === 0) return;
    for (const { orderId } of items) await sweepOrder(ports)(orderId, untilMs);
  }
  throw new Error(`deadlines are still due after ${ROUNDS_MAX} sweeps`);
};

/** When the clock ends the order's present state; absent: nothing ends it. */
export const endOf = async (ports: Ports, orderId: OrderId): Promise<Ms | undefined> => {
  const { order } = await ports.load({ orderId });
  return order && ladderOf(order, { ...(await deadlineFacts(ports)(order)) }).end?.atMs;
};
