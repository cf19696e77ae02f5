import type { Actor, Relation } from '../../../shared/domain/authority/actor';
import { type Knocked, relation } from '../../../shared/domain/authority/relation';
import { mayKnock, type Route } from '../../../shared/domain/authority/routes';
import type { Binding } from '../../../shared/domain/person/person';
import type { Ms } from '../../../shared/domain/units';

/** How an actor stands to an order or a person; absent when the route is not theirs to knock at. Pure. */
export const standingOf = (
  route: Route,
  actor: Actor,
  bindings: readonly Binding[],
  knocked: Knocked,
  atMs: Ms,
): readonly Relation[] | undefined => {
  const relations = relation({ actor, bindings }, knocked, atMs);
  return mayKnock(route, actor, relations) ? relations : undefined;
};
