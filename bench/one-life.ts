import type { z } from 'zod';
import { checkIn } from '../functions/usecases/check-in';
import { checkOut } from '../functions/usecases/check-out';
import { confirmOrder } from '../functions/usecases/confirm-order';
import { dropOrder } from '../functions/usecases/drop-order';
import { grabOrder } from '../functions/usecases/grab-order';
import { requestOrder } from '../functions/usecases/request-order';
import { settleOrder } from '../functions/usecases/settle-order';
import type { orderOutcome } from '../shared/contracts/scalars';
import type { OrderId } from '../shared/domain/ids';
import type { Result } from '../shared/domain/result';
import { HOUR_MS, MINUTE_MS } from '../shared/domain/units';
import { commandCall, type Who } from './command-call';
import { fresh, MORNING_MS, type SmallCity } from './small-city';

type Outcome = Result<z.output<typeof orderOutcome>, { readonly code: string }>;
export type Step = {
  readonly name: string;
  readonly trips: number;
  readonly rru: number;
  readonly wru: number;
};
export type LifeOptions = { readonly familyPaid?: boolean; readonly dropped?: boolean };

const START_MS = MORNING_MS + 26 * HOUR_MS;

/** One whole life of an order through the real use cases, and what each command of it cost. A refusal is a bug of the bench. */
export const oneLife = async (city: SmallCity, { familyPaid = false, dropped = false }: LifeOptions = {}) => {
  const { ports, trips } = city;
  const [elderId, relativeId, helperId, clerkId] = [
    fresh('person'),
    fresh('person'),
    fresh('person'),
    fresh('person'),
  ];
  const bindings = [city.bind(elderId, relativeId)];
  await city.addPeople([
    { id: elderId, bindings },
    { id: relativeId, bindings },
    { id: helperId },
    { id: clerkId, facets: ['staff'] },
  ]);

  const steps: Step[] = [];
  const measured = async (name: string, run: () => Promise<Outcome>): Promise<OrderId> => {
    trips.length = 0;
    const outcome = await run();
    if (!outcome.ok) throw new Error(`${name} was refused: ${outcome.refusal.code}`);
    const units = (writes: boolean) =>
      trips
        .filter(({ operation }) => (operation === 'transact') === writes)
        .reduce((sum, { capacity }) => sum + capacity.totalUnits, 0);
    steps.push({ name, trips: trips.length, rru: units(false), wru: units(true) });
    return outcome.value.orderId;
  };

  const elder: Who = { personId: elderId, roles: ['elder'] };
  const helper: Who = { personId: helperId, roles: ['volunteer'] };
  const [binding] = bindings;
  const asker: Who =
    familyPaid && binding
      ? { personId: relativeId, roles: ['family'], consent: { id: binding.id, elderId } }
      : elder;
  const payerId = asker.personId;
  const asked = { elderId, payerId, serviceCode: city.serviceCode, startMs: START_MS, plannedMinutes: 60 };
  const orderId = await measured('request', () =>
    requestOrder(ports)(commandCall('person/request-order', asker, asked, MORNING_MS)),
  );
  const grab = () =>
    grabOrder(ports)(
      commandCall('person/grab-order', helper, { orderId, seenStartMs: START_MS }, MORNING_MS),
    );
  await measured('grab', grab);
  let assignmentNo = 1;
  if (dropped) {
    const giveBack = { orderId, assignmentNo, reason: 'illness' as const };
    await measured('drop', () =>
      dropOrder(ports)(commandCall('person/drop-order', helper, giveBack, MORNING_MS)),
    );
    await measured('grab again', grab);
    assignmentNo += 1;
  }
  const proof = { kind: 'elderCode' as const, code: '1234', deviceAtMs: START_MS };
  const checked = { orderId, assignmentNo, proof };
  const endMs = START_MS + 62 * MINUTE_MS;
  await measured('checkIn', () => checkIn(ports)(commandCall('person/check-in', helper, checked, START_MS)));
  await measured('checkOut', () => checkOut(ports)(commandCall('person/check-out', helper, checked, endMs)));
  await measured('confirm', () =>
    confirmOrder(ports)(commandCall('person/confirm-order', elder, { orderId }, endMs)),
  );
  const clerk: Who = { personId: clerkId, roles: ['community'], orgId: city.communityId };
  await measured('settle', () =>
    settleOrder(ports)(commandCall('desk/settle-order', clerk, { orderId }, endMs)),
  );
  return { steps, orderId, elderId, helperId, clerkId };
};
