import type { OrderId, OrgId } from '../../shared/domain/ids';
import type { Ms } from '../../shared/domain/units';
import { inTurns } from './in-turns';
import type { ReadPorts, TreePorts } from './ports/reading';
import type { SweptStep } from './sweep-order';

const STATIONS_AT_ONCE = 4;
const ORDERS_AT_ONCE = 4;
const ORDERS_PER_PAGE = 50;
/** 2,000 due orders of one station in one sweep; what is left is found by the next. */
const PAGES_MAX = 40;

export type SweepCityPorts = Pick<ReadPorts, 'live'> &
  TreePorts & {
    readonly sweepOrder: (orderId: OrderId, timeMs: Ms) => Promise<readonly SweptStep[]>;
    /** Says what went wrong, with ids and codes alone. */
    readonly note: (place: OrderId | OrgId, cause: unknown) => void;
  };

/** What a sweep did: how often each step was taken, and for how many orders or stations it failed. */
export type Swept = { readonly steps: ReadonlyMap<SweptStep, number>; readonly failed: number };

/**
 * Carries out every deadline of the city, or of the stations named, that is due at `timeMs`. One failing order or station
 * never stops the others: it is noted and counted, and the next sweep meets it again, since it stays due.
 * One query a station (0.5 RRU when nothing is due). Source: orders.md, Deadlines; ledger.md, invariant 13.
 */
export const sweepCity =
  (ports: SweepCityPorts) =>
  async (timeMs: Ms, stationIds?: readonly OrgId[]): Promise<Swept> => {
    const steps = new Map<SweptStep, number>();
    let failed = 0;
    const guarded = async (place: OrderId | OrgId, work: () => Promise<void>): Promise<void> => {
      try {
        await work();
      } catch (cause) {
        failed += 1;
        ports.note(place, cause);
      }
    };
    const sweepOne = (orderId: OrderId): Promise<void> =>
      guarded(orderId, async () => {
        for (const step of await ports.sweepOrder(orderId, timeMs))
          steps.set(step, (steps.get(step) ?? 0) + 1);
      });
    const sweepStation = (stationId: OrgId): Promise<void> =>
      guarded(stationId, async () => {
        let next: string | undefined;
        for (let page = 0; page < PAGES_MAX; page += 1) {
          const asked = { dueByMs: timeMs, limit: ORDERS_PER_PAGE, ...(next !== undefined && { next }) };
          const found = await ports.live(stationId, asked);
          const orderIds = found.items.map(({ orderId }) => orderId);
          await inTurns(orderIds, ORDERS_AT_ONCE, sweepOne);
          if (found.next === undefined) return;
          next = found.next;
        }
      });
    await inTurns(stationIds ?? (await ports.stationIds()), STATIONS_AT_ONCE, sweepStation);
    return { steps, failed };
  };
