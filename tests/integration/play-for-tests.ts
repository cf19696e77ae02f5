import { deadlineFacts } from '../../functions/usecases/deadline-facts';
import { dayKey, type Loaded, type Wanted } from '../../functions/usecases/ports';
import { actingRoles } from '../../shared/domain/authority/acting-roles';
import type { Actor } from '../../shared/domain/authority/actor';
import { knockedOrder, knockedPerson, relation } from '../../shared/domain/authority/relation';
import { chineseHolidays } from '../../shared/domain/calendar/chinese-holidays';
import { dayOf } from '../../shared/domain/calendar/shanghai-day';
import { serviceOf } from '../../shared/domain/catalogue/service-of';
import type { OrderId, PersonId } from '../../shared/domain/ids';
import { FIRST_HASH } from '../../shared/domain/ledger/account';
import { decideCancel } from '../../shared/domain/order/decide-cancel';
import { type CheckProof, decideCheckIn } from '../../shared/domain/order/decide-check-in';
import { decideCheckOut } from '../../shared/domain/order/decide-check-out';
import { decideConfirm } from '../../shared/domain/order/decide-confirm';
import { decideDeny } from '../../shared/domain/order/decide-deny';
import { decideGrab } from '../../shared/domain/order/decide-grab';
import { decideRequest } from '../../shared/domain/order/decide-request';
import { decideSettle } from '../../shared/domain/order/decide-settle';
import type { Acting, OrderFacts } from '../../shared/domain/order/facts';
import type { Order } from '../../shared/domain/order/order';
import type { OrderChange } from '../../shared/domain/order/order-change';
import { distanceMetres } from '../../shared/domain/org/distance-metres';
import type { Person } from '../../shared/domain/person/person';
import type { Result } from '../../shared/domain/result';
import { MINUTE_MS, type Ms } from '../../shared/domain/units';
import { actor, type CityForTests, fresh, NOW_MS } from './city-for-tests';

type Decision = Result<OrderChange, { readonly code: string }>;

export type Asking = {
  readonly elderId: PersonId;
  readonly startMs: Ms;
  readonly atMs?: Ms;
  readonly serviceCode?: string;
  readonly plannedMinutes?: number;
};

/** People who give their commands to orders: load, decide by the rules, commit. Throws when a rule or a race refuses. */
export const playIn = ({ ports, orgs, stationId }: CityForTests) => {
  const commit = async (who: Actor, loaded: Loaded, decided: Decision, atMs: Ms): Promise<void> => {
    if (!decided.ok) throw new Error(`refused: ${decided.refusal.code}`);
    const committed = await ports.commit(
      {
        commandId: fresh('command'),
        principal: who.personId,
        channel: 'app',
        issuedAtMs: atMs,
        bodyDigest: FIRST_HASH,
      },
      loaded,
      decided.value,
      atMs,
    );
    if (committed.kind !== 'written') throw new Error(`not written: ${committed.kind}`);
  };
  const personIn = ({ people }: Loaded, id: PersonId): Person => {
    const person = people.get(id);
    if (person === undefined) throw new Error(`${id} is nobody`);
    return person;
  };
  const orderOf = async (orderId: OrderId): Promise<Order> => {
    const { order } = await ports.load({ orderId });
    if (order === undefined) throw new Error(`no order ${orderId}`);
    return order;
  };
  const give = async (
    who: Actor,
    orderId: OrderId,
    atMs: Ms,
    decide: (facts: OrderFacts, loaded: Loaded) => Decision,
    named: (order: Order) => Wanted = () => ({}),
  ): Promise<void> => {
    const wanted = named(await orderOf(orderId));
    const loaded = await ports.load({ ...wanted, orderId, people: [who.personId, ...(wanted.people ?? [])] });
    const { order } = loaded;
    if (order === undefined) throw new Error(`no order ${orderId}`);
    const { bindings } = personIn(loaded, who.personId);
    const roles = actingRoles(who, relation({ actor: who, bindings }, knockedOrder(order), atMs));
    const acting: Acting = { principal: who.personId, roles, bindings };
    await commit(
      who,
      loaded,
      decide({ ...(await deadlineFacts(ports)(order)), order, acting }, loaded),
      atMs,
    );
  };

  const request = async (asking: Asking): Promise<OrderId> => {
    const { elderId, startMs, atMs = NOW_MS, serviceCode = 'escort.walk', plannedMinutes = 60 } = asking;
    const orderId = fresh('order');
    const loaded = await ports.load({ people: [elderId], accounts: [`person:${elderId}`] });
    const elder = personIn(loaded, elderId);
    const who = actor(elderId, ['elder']);
    const [rules, catalogue, community] = await Promise.all([
      ports.rulebookAt(atMs),
      ports.catalogueAt(atMs),
      ports.org(elder.communityId),
    ]);
    const service = serviceOf(catalogue, serviceCode);
    if (community === undefined || service === undefined) throw new Error('no community, or no service');
    const roles = actingRoles(who, relation({ actor: who, bindings: [] }, knockedPerson(elder), atMs));
    const acting: Acting = { principal: elderId, roles, bindings: [] };
    const { heads } = loaded;
    const facts = { orderId, acting, elder, payers: [], heads, community, service, rules };
    const decided = decideRequest(
      { ...facts, catalogueVersion: catalogue.version, holidays: chineseHolidays },
      { elderId, sources: [{ kind: 'own' }], serviceCode, startMs, plannedMinutes },
      atMs,
    );
    await commit(who, loaded, decided, atMs);
    return orderId;
  };
  const grab = (orderId: OrderId, helperId: PersonId, atMs: Ms = NOW_MS): Promise<void> =>
    give(
      actor(helperId, ['volunteer']),
      orderId,
      atMs,
      (facts, loaded) => {
        const day = loaded.days.get(dayKey(helperId, dayOf(facts.order.startMs)));
        if (day === undefined) throw new Error('the day was not loaded');
        const metres = distanceMetres(orgs.here, orgs.here);
        const known = {
          ...facts,
          volunteer: personIn(loaded, helperId),
          elder: personIn(loaded, facts.order.elderId),
          day,
        };
        return decideGrab(
          { ...known, ...(metres !== undefined && { distanceMetres: metres }) },
          { seenStartMs: facts.order.startMs },
          atMs,
        );
      },
      ({ startMs, elderId }) => ({ people: [elderId], days: [{ personId: helperId, day: dayOf(startMs) }] }),
    );
  const check = async (step: 'in' | 'out', orderId: OrderId, atMs: Ms): Promise<void> => {
    const order = await orderOf(orderId);
    if (!('helperId' in order)) throw new Error('nobody helps');
    const proof: CheckProof = { kind: 'elderCode', deviceAtMs: atMs };
    const command = { assignmentNo: order.assignmentNo, proof };
    await give(actor(order.helperId, ['volunteer']), orderId, atMs, (facts) => {
      const known = { ...facts, code: { ok: true, triesLeft: 5 } };
      return step === 'in' ? decideCheckIn(known, command, atMs) : decideCheckOut(known, command, atMs);
    });
  };
  /** The station vouches after a call, for want of a phone. */
  const vouch = async (step: 'in' | 'out', orderId: OrderId, clerkId: PersonId, atMs: Ms): Promise<void> => {
    const { assignmentNo } = await orderOf(orderId);
    const proof: CheckProof = { kind: 'stationOverride', calledWhom: 'elder', reason: 'no_phone' };
    const command = { assignmentNo, proof };
    await give(actor(clerkId, ['station'], stationId), orderId, atMs, (facts) =>
      step === 'in' ? decideCheckIn(facts, command, atMs) : decideCheckOut(facts, command, atMs),
    );
  };
  /** The station called the elder, who says that all is as shown. */
  const callBack = async (orderId: OrderId, clerkId: PersonId, atMs: Ms): Promise<void> => {
    const { elderId } = await orderOf(orderId);
    await give(
      actor(clerkId, ['station'], stationId),
      orderId,
      atMs,
      ({ acting, ...facts }, loaded) => {
        const consented = { ...acting, consentId: fresh('consent') };
        return decideConfirm({ ...facts, acting: consented, elder: personIn(loaded, elderId) }, atMs);
      },
      () => ({ people: [elderId] }),
    );
  };
  const confirm = async (orderId: OrderId, atMs: Ms): Promise<void> => {
    const { elderId } = await orderOf(orderId);
    await give(
      actor(elderId, ['elder']),
      orderId,
      atMs,
      (facts, loaded) => decideConfirm({ ...facts, elder: personIn(loaded, elderId) }, atMs),
      () => ({ people: [elderId] }),
    );
  };
  const deny = async (orderId: OrderId, atMs: Ms): Promise<void> => {
    const { elderId } = await orderOf(orderId);
    await give(actor(elderId, ['elder']), orderId, atMs, (facts) =>
      decideDeny(facts, { reason: 'not_done' }, atMs),
    );
  };
  /** Called off by its elder. */
  const cancel = async (orderId: OrderId, atMs: Ms = NOW_MS): Promise<void> => {
    const { elderId } = await orderOf(orderId);
    await give(
      actor(elderId, ['elder']),
      orderId,
      atMs,
      (facts) => decideCancel(facts, { reason: 'no_longer_needed' }, atMs),
      (order) => ({ accounts: order.funding.map(({ account }) => account) }),
    );
  };
  const settle = async (orderId: OrderId, clerkId: PersonId, atMs: Ms): Promise<void> => {
    const { communityId } = await orderOf(orderId);
    await give(
      actor(clerkId, ['community'], communityId),
      orderId,
      atMs,
      (facts) => decideSettle(facts, atMs),
      (order) => ({
        accounts: [
          ...order.funding.map(({ account }) => account),
          ...('helperId' in order ? [`person:${order.helperId}` as const] : []),
        ],
      }),
    );
  };
  /** A visit that takes place as planned, up to the check-out. */
  const served = async (asking: Asking, helperId: PersonId): Promise<OrderId> => {
    const orderId = await request(asking);
    const { startMs, plannedMinutes } = await orderOf(orderId);
    await grab(orderId, helperId, asking.atMs);
    await check('in', orderId, startMs);
    await check('out', orderId, startMs + plannedMinutes * MINUTE_MS);
    return orderId;
  };
  return { orderOf, request, grab, check, vouch, callBack, confirm, deny, cancel, settle, served };
};
