import type { Batch } from '../batch/batch';
import type { OrgId, PersonId } from '../ids';
import type { Order } from '../order/order';
import { partiesOf } from '../order/parties';
import type { Binding, Person, Scope } from '../person/person';
import type { Ms } from '../units';
import type { Actor, Relation } from './actor';

/** Who knocks, with what their own person and desk tell; read with the person, so that unbinding works at once. */
export type KnownActor = {
  readonly actor: Actor;
  readonly bindings: readonly Binding[];
  /** Of the actor's desk. */
  readonly districtId?: OrgId;
};

/** What is knocked at: an order, a person (then `elderId` is that person and the parties are none), or a batch of a station. */
export type Knocked = {
  readonly elderId?: PersonId;
  readonly payerIds: readonly PersonId[];
  readonly helperId?: PersonId;
  readonly stationId?: OrgId;
  readonly communityId?: OrgId;
  readonly districtId?: OrgId;
};

/** An order as `relation` sees it. Pure. */
export const knockedOrder = (order: Order): Knocked => ({
  ...partiesOf(order),
  stationId: order.stationId,
  communityId: order.communityId,
});

/** A person as `relation` sees them; to oneself one stands as `elder`. Pure. */
export const knockedPerson = ({ id, stationId, communityId }: Person): Knocked => ({
  elderId: id,
  payerIds: [],
  stationId,
  communityId,
});

/** A batch as `relation` sees it: its station's alone; the city's is nobody's desk. Pure. */
export const knockedBatch = ({ stationId }: Pick<Batch, 'stationId'>): Knocked => ({
  payerIds: [],
  ...(stationId === undefined ? {} : { stationId }),
});

/**
 * How an actor stands to an order, a person or a batch, in the order of `relations`; `stranger` when in no other way. Pure.
 * A binding counts while it runs and as far as its scopes go. Source: architecture.md, Authorisation; product.md, Family.
 */
export const relation = (
  { actor, bindings, districtId }: KnownActor,
  knocked: Knocked,
  atMs: Ms,
): readonly [Relation, ...Relation[]] => {
  const isBound = (scope: Scope): boolean =>
    bindings.some(
      ({ elderId, relativeId, untilMs, scopes }) =>
        elderId === knocked.elderId &&
        relativeId === actor.personId &&
        atMs < untilMs &&
        scopes.includes(scope),
    );
  const stands = {
    elder: actor.personId === knocked.elderId,
    payer: knocked.payerIds.includes(actor.personId),
    helper: actor.personId === knocked.helperId,
    boundOrder: isBound('order'),
    boundPay: isBound('pay'),
    boundViewVisits: isBound('viewVisits'),
    ownStation: actor.orgId !== undefined && actor.orgId === knocked.stationId,
    ownCommunity: actor.orgId !== undefined && actor.orgId === knocked.communityId,
    sameDistrict: districtId !== undefined && districtId === knocked.districtId,
  } as const satisfies Record<Exclude<Relation, 'stranger'>, boolean>;
  // Object.keys forgets the literal keys of the table above.
  const ways = (Object.keys(stands) as (keyof typeof stands)[]).filter((way) => stands[way]);
  const [first, ...others] = ways;
  return first === undefined ? ['stranger'] : [first, ...others];
};
