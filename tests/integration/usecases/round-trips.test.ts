import { cityStore } from '../../../functions/store/city-store';
import { orderStore } from '../../../functions/store/order-store';
import { sha256 } from '../../../functions/store/sha256';
import type { RoundTrip } from '../../../functions/store/table';
import { tryStore } from '../../../functions/store/try-store';
import { viewQueries } from '../../../functions/store/view-queries';
import { cancelOrder } from '../../../functions/usecases/cancel-order';
import { checkIn } from '../../../functions/usecases/check-in';
import { checkOut } from '../../../functions/usecases/check-out';
import { confirmOrder } from '../../../functions/usecases/confirm-order';
import { dropOrder } from '../../../functions/usecases/drop-order';
import { grabOrder } from '../../../functions/usecases/grab-order';
import type { CommandCall } from '../../../functions/usecases/ports/command-call';
import { requestOrder } from '../../../functions/usecases/request-order';
import { rescheduleOrder } from '../../../functions/usecases/reschedule-order';
import { settleOrder } from '../../../functions/usecases/settle-order';
import type { Actor } from '../../../shared/domain/authority/actor';
import type { OrderId } from '../../../shared/domain/ids';
import type { Refusal } from '../../../shared/domain/refusals';
import type { Result } from '../../../shared/domain/result';
import { MINUTE_MS } from '../../../shared/domain/units';
import { type Cast, castOf, type LambdasForTests, startLambdasForTests } from '../api/lambdas-for-tests';
import { END_MS, START_MS } from '../api/visit-for-tests';
import { fresh, NOW_MS } from '../city-for-tests';

let lambdas: LambdasForTests;
let cast: Cast;
let trips: RoundTrip['operation'][] = [];
let readUnits = 0;
let ports: ReturnType<typeof portsOver>;

const portsOver = (table: ReturnType<LambdasForTests['engine']['table']>) => ({
  ...cityStore(table),
  ...orderStore(table, sha256),
  ...viewQueries(table),
  ...tryStore(table),
  sha256,
  visitCode: async () => '1234',
});

beforeAll(async () => {
  lambdas = await startLambdasForTests();
  cast = await castOf(lambdas.city);
  const observe = ({ operation, capacity }: RoundTrip) => {
    trips.push(operation);
    if (operation === 'batchGet') readUnits += capacity.totalUnits;
  };
  ports = portsOver(lambdas.engine.table({ observe }));
  // A lambda asks for the city's slow data once in its life.
  await Promise.all([
    ports.rulebookAt(NOW_MS),
    ports.catalogueAt(NOW_MS),
    ports.org(lambdas.city.orgs.here.id),
  ]);
});
beforeEach(() => {
  trips = [];
  readUnits = 0;
});
afterAll(() => lambdas.stop());

type Bodies = { readonly commandId: ReturnType<typeof fresh<'command'>>; readonly issuedAtMs: number };
const give = async <Body>(
  usecase: (call: CommandCall<Body & Bodies>) => Promise<Result<{ readonly orderId: OrderId }, Refusal>>,
  route: string,
  who: Actor,
  body: Body,
  atMs = NOW_MS,
): Promise<Result<{ readonly orderId: OrderId }, Refusal>> => {
  const commandId = fresh('command');
  return usecase({
    route,
    body: { ...body, commandId, issuedAtMs: atMs },
    actor: who,
    envelope: {
      commandId,
      principal: who.personId,
      channel: 'app',
      issuedAtMs: atMs,
      bodyDigest: new Uint8Array(32),
    },
    atMs,
  });
};
const request = async (): Promise<OrderId> => {
  const elderId = cast.elder.personId;
  const asked = {
    elderId,
    payerId: elderId,
    serviceCode: 'escort.walk',
    startMs: START_MS,
    plannedMinutes: 60,
  };
  const told = await give(requestOrder(ports), 'person/request-order', cast.elder, asked);
  if (!told.ok) throw new Error(told.refusal.code);
  return told.value.orderId;
};
const proof = { kind: 'elderCode', code: '1234', deviceAtMs: START_MS } as const;

test('request, reschedule, grab, check-in, check-out, confirm: one batched read and one write; settle: two reads', async () => {
  const { elder, helper, community } = cast;
  const taken: Record<string, readonly string[]> = {};
  const noted = async (name: string, told: Promise<Result<unknown, Refusal>>) => {
    expect((await told).ok).toBe(true);
    taken[name] = trips;
    trips = [];
  };
  const orderId = await request();
  taken.request = trips;
  trips = [];
  const startMs = START_MS + 15 * MINUTE_MS;
  const moved = { orderId, seenStartMs: START_MS, startMs };
  await noted('reschedule', give(rescheduleOrder(ports), 'person/reschedule-order', elder, moved));
  const grab = { orderId, seenStartMs: startMs };
  await noted('grab', give(grabOrder(ports), 'person/grab-order', helper, grab));
  const check = { orderId, assignmentNo: 1, proof };
  await noted('check-in', give(checkIn(ports), 'person/check-in', helper, check, START_MS));
  await noted('check-out', give(checkOut(ports), 'person/check-out', helper, check, END_MS));
  await noted('confirm', give(confirmOrder(ports), 'person/confirm-order', elder, { orderId }, END_MS));
  await noted('settle', give(settleOrder(ports), 'desk/settle-order', community, { orderId }, END_MS));
  const two = ['batchGet', 'transact'];
  expect(taken).toEqual({
    request: two,
    reschedule: two,
    grab: two,
    'check-in': two,
    'check-out': two,
    confirm: two,
    settle: ['batchGet', 'batchGet', 'transact'],
  });
  // Whoever acts in their own right is not looked up: 12 for a whole life (assurance.md), and 1 for moving it.
  expect(readUnits).toBe(12 + 1);
});

test('settle for a helper who gives back a share: their loan is read once more; a helper without one costs what it did', async () => {
  const { elderId, relativeId } = await lambdas.city.addFamily();
  const parent: Actor = { personId: elderId, roles: ['elder'] };
  const helper: Actor = { personId: relativeId, roles: ['family', 'volunteer'] };
  const loan = { parentId: elderId };
  await lambdas.give(parent, 'person/ask-loan', { ...loan, guarantorId: relativeId, ceilingMinutes: 600 });
  await lambdas.give(helper, 'person/guarantee-loan', loan);
  await lambdas.give(helper, 'person/set-repay-share', { ...loan, percent: 50 });
  const orderId = await request();
  await give(grabOrder(ports), 'person/grab-order', helper, { orderId, seenStartMs: START_MS });
  const check = { orderId, assignmentNo: 1, proof };
  await give(checkIn(ports), 'person/check-in', helper, check, START_MS);
  await give(checkOut(ports), 'person/check-out', helper, check, END_MS);
  await give(confirmOrder(ports), 'person/confirm-order', cast.elder, { orderId }, END_MS);
  trips = [];
  const told = await give(settleOrder(ports), 'desk/settle-order', cast.community, { orderId }, END_MS);
  expect(told.ok).toBe(true);
  expect(trips).toEqual(['batchGet', 'batchGet', 'batchGet', 'transact']);
});

test('a stranger, or a relative who names no consent: the order, then their bindings, then whether it was written before', async () => {
  const { stranger, daughter } = cast;
  const orderId = await request();
  const cancel = { orderId, reason: 'changed_plans' } as const;
  const heard = async (who: Actor) => {
    trips = [];
    const told = await give(cancelOrder(ports), 'person/cancel-order', who, cancel);
    return [told.ok ? 'ok' : told.refusal.code, ...trips];
  };
  expect(await heard(stranger)).toEqual(['not_found', 'batchGet', 'batchGet']);
  expect(await heard(daughter)).toEqual(['consent_missing', 'batchGet', 'batchGet', 'batchGet', 'get']);
});

test('drop and cancel: order, then what it names, then the write', async () => {
  const orderId = await request();
  await give(grabOrder(ports), 'person/grab-order', cast.otherHelper, { orderId, seenStartMs: START_MS });
  trips = [];
  const drop = { orderId, assignmentNo: 1, reason: 'illness' } as const;
  await give(dropOrder(ports), 'person/drop-order', cast.otherHelper, drop);
  expect(trips).toEqual(['batchGet', 'batchGet', 'transact']);
  trips = [];
  const cancel = { orderId, reason: 'changed_plans' } as const;
  await give(cancelOrder(ports), 'person/cancel-order', cast.elder, cancel);
  expect(trips).toEqual(['batchGet', 'batchGet', 'transact']);
});

test('the loser of a race: one batched read and one cancelled write, and it hears who stands in the way', async () => {
  const orderId = await request();
  const grab = { orderId, seenStartMs: START_MS };
  trips = [];
  // Somebody else wins between the reading and the writing.
  const overtaken = {
    ...ports,
    load: async (wanted: Parameters<typeof ports.load>[0]) => {
      const loaded = await ports.load(wanted);
      const own = [...trips];
      await give(grabOrder(ports), 'person/grab-order', cast.otherHelper, grab);
      trips = own;
      return loaded;
    },
  };
  const { addPerson, orgs } = lambdas.city;
  const loserId = await addPerson('李师傅', {
    facets: ['volunteer'],
    birthMonth: 196001,
    communityId: orgs.here.id,
  });
  const loser: Actor = { personId: loserId, roles: ['volunteer'] };
  trips = [];
  const told = await give(grabOrder(overtaken), 'person/grab-order', loser, grab);
  expect(told).toMatchObject({ ok: false, refusal: { code: 'order_already_taken' } });
  expect(trips).toEqual(['batchGet', 'transact cancelled']);
});

test('a confirm by the daughter who says on whose behalf: two', async () => {
  const { daughter, bindingId, elder } = cast;
  const helper: Actor = { personId: await lambdas.city.helper(), roles: ['volunteer'] };
  const served = async (): Promise<OrderId> => {
    const orderId = await request();
    await give(grabOrder(ports), 'person/grab-order', helper, { orderId, seenStartMs: START_MS });
    const check = { orderId, assignmentNo: 1, proof };
    await give(checkIn(ports), 'person/check-in', helper, check, START_MS);
    await give(checkOut(ports), 'person/check-out', helper, check, END_MS);
    trips = [];
    return orderId;
  };
  const confirm = async (orderId: OrderId, more: object): Promise<boolean> => {
    const call = (told: CommandCall<{ orderId: OrderId } & Bodies>) =>
      confirmOrder(ports)({
        ...told,
        body: { ...told.body, ...more },
        envelope: { ...told.envelope, consentId: bindingId, ...more },
      });
    return (await give(call, 'person/confirm-order', daughter, { orderId }, END_MS)).ok;
  };
  expect(await confirm(await served(), { onBehalfOf: elder.personId })).toBe(true);
  expect(trips).toEqual(['batchGet', 'transact']);
});
