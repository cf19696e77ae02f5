import { Contradiction } from '../../shared/domain/contradiction';
import type { OrderId } from '../../shared/domain/ids';
import { climbRung, nextDue } from '../../shared/domain/order/deadlines';
import type { Order } from '../../shared/domain/order/order';
import type { OrderCommand } from '../../shared/domain/order/states';
import type { Ms } from '../../shared/domain/units';
import { carryOutDeadline } from './carry-out-deadline';
import { deadlineFacts } from './deadline-facts';
import { orContradiction } from './or-contradiction';
import type { CityPorts, OrderPorts } from './ports';

/** A ladder has fewer rungs, a life fewer deadlines: an order that needs more in one sweep goes on in the next. */
const STEPS_MAX = 40;
/** Tries against contention alone, and facts that contradict each other. */
const ATTEMPTS_MAX = 4;

export type SweepOrderPorts = Pick<OrderPorts, 'load' | 'commit' | 'pauseWithJitter'> &
  Pick<CityPorts, 'rulebook' | 'catalogue'> & {
    /** Moves `dueAtMs` to the next rung, while it is still the one that was read. */
    readonly climbRung: (order: Order, climbed: Order) => Promise<'climbed' | 'overtaken'>;
  };

/** What a sweep did to one order, in turn. */
export type SweptStep = OrderCommand | 'rung';

/**
 * Carries out every deadline of one order that is due at `timeMs`, the sweep's own instant, in their order, each at its own
 * instant. A step that somebody else took meanwhile is not taken again: what stands is read anew.
 * Two trips a step (a batched read, a write), three for settle, noShow and close: the order names what they touch.
 * Throws what the store throws, and when contention outlasts its tries. Source: orders.md, Deadlines; ledger.md, Commands and ids.
 */
export const sweepOrder =
  (ports: SweepOrderPorts) =>
  async (orderId: OrderId, timeMs: Ms): Promise<readonly SweptStep[]> => {
    const steps: SweptStep[] = [];
    for (let step = 0, attempts = 0; step < STEPS_MAX; step += 1) {
      const loaded = await ports.load({ orderId });
      const { order } = loaded;
      if (order?.dueAtMs === undefined || order.dueAtMs > timeMs) return steps;
      const facts = await deadlineFacts(ports)(order);
      const due = nextDue(order, facts);
      if (due === undefined) throw new Error(`${orderId}: due, and nothing to do`);
      if (due.kind === 'rung' || due.atMs > timeMs) {
        // A holiday notice may have put the deadline off since it was written down: then the clock looks again later.
        const next = due.atMs > timeMs ? { ...order, dueAtMs: due.atMs } : climbRung(order, facts);
        if ((await ports.climbRung(order, next)) === 'climbed') steps.push('rung');
        continue;
      }
      const took = await orContradiction(carryOutDeadline(ports)(loaded, { ...facts, order }, due, timeMs));
      if (took === 'contended' || took instanceof Contradiction) {
        attempts += 1;
        if (attempts === ATTEMPTS_MAX) throw new Error(`${orderId}: contention alone`, { cause: took });
        await ports.pauseWithJitter(attempts);
      } else if (took !== 'overtaken') steps.push(took);
    }
    return steps;
  };
