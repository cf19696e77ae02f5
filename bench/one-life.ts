import type { z } from 'zod';
import { checkIn } from '../functions/usecases/check-in';
import { checkOut } from '../functions/usecases/check-out';
import { confirmOrder } from '../functions/usecases/confirm-order';
import { dropOrder } from '../functions/usecases/drop-order';
import { grabOrder } from '../functions/usecases/grab-order';
import type { CommandCall } from '../functions/usecases/ports/command-call';
import { requestOrder } from '../functions/usecases/request-order';
import { settleOrder } from '../functions/usecases/settle-order';
import type { orderOutcome } from '../shared/contracts/scalars';
import type { TokenRole } from '../shared/domain/authority/actor';
import type { BindingId, OrderId, OrgId, PersonId } from '../shared/domain/ids';
import { FIRST_HASH } from '../shared/domain/ledger/account';
import type { Result } from '../shared/domain/result';
import { HOUR_MS, MINUTE_MS, type Ms } from '../shared/domain/units';
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
  const call = <B extends object>(
    route: string,
    personId: PersonId,
    roles: readonly TokenRole[],
    body: B,
    atMs: Ms,
    more: { readonly orgId?: OrgId; readonly consentId?: BindingId } = {},
  ): CommandCall<B & { commandId: ReturnType<typeof fresh<'command'>>; issuedAtMs: Ms }> => {
    const commandId = fresh('command');
    const { orgId, consentId } = more;
    return {
      route,
      body: { ...body, commandId, issuedAtMs: atMs },
      actor: { personId, roles, ...(orgId && { orgId }) },
      envelope: {
        commandId,
        principal: personId,
        channel: 'app',
        issuedAtMs: atMs,
        bodyDigest: FIRST_HASH,
        ...(consentId && { consentId, onBehalfOf: elderId }),
      },
      atMs,
    };
  };
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

  const payerId = familyPaid ? relativeId : elderId;
  const [binding] = bindings;
  const asked = { elderId, payerId, serviceCode: city.serviceCode, startMs: START_MS, plannedMinutes: 60 };
  const orderId = await measured('request', () =>
    requestOrder(ports)(
      call('person/request-order', payerId, familyPaid ? ['family'] : ['elder'], asked, MORNING_MS, {
        ...(familyPaid && binding && { consentId: binding.id }),
      }),
    ),
  );
  const grab = () =>
    grabOrder(ports)(
      call('person/grab-order', helperId, ['volunteer'], { orderId, seenStartMs: START_MS }, MORNING_MS),
    );
  await measured('grab', grab);
  let assignmentNo = 1;
  if (dropped) {
    const giveBack = { orderId, assignmentNo, reason: 'illness' as const };
    await measured('drop', () =>
      dropOrder(ports)(call('person/drop-order', helperId, ['volunteer'], giveBack, MORNING_MS)),
    );
    await measured('grab again', grab);
    assignmentNo += 1;
  }
  const proof = { kind: 'elderCode' as const, code: '1234', deviceAtMs: START_MS };
  const checked = { orderId, assignmentNo, proof };
  const endMs = START_MS + 62 * MINUTE_MS;
  await measured('checkIn', () =>
    checkIn(ports)(call('person/check-in', helperId, ['volunteer'], checked, START_MS)),
  );
  await measured('checkOut', () =>
    checkOut(ports)(call('person/check-out', helperId, ['volunteer'], checked, endMs)),
  );
  await measured('confirm', () =>
    confirmOrder(ports)(call('person/confirm-order', elderId, ['elder'], { orderId }, endMs)),
  );
  await measured('settle', () =>
    settleOrder(ports)(
      call('desk/settle-order', clerkId, ['community'], { orderId }, endMs, { orgId: city.communityId }),
    ),
  );
  return { steps, orderId, accounts: [`person:${payerId}`, `person:${helperId}`] as const };
};
