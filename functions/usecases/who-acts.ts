import { actingRoles } from '../../shared/domain/authority/acting-roles';
import type { Actor, Relation } from '../../shared/domain/authority/actor';
import { type Knocked, relation } from '../../shared/domain/authority/relation';
import { mayKnock } from '../../shared/domain/authority/routes';
import type { Acting, OrderFacts } from '../../shared/domain/order/facts';
import type { OrderChange } from '../../shared/domain/order/order-change';
import { speaksForElder } from '../../shared/domain/order/standing';
import type { Refusal } from '../../shared/domain/refusals';
import { accept, type Result, refuse } from '../../shared/domain/result';
import type { CommandEnvelope, Loaded } from './ports';
import type { CommandCall } from './ports/command-call';

type Call = Omit<CommandCall<unknown>, 'body'>;

/** Read with the subject, so that unbinding works at once. */
const bindingsOf = ({ personId }: Actor, { people }: Loaded) => people.get(personId)?.bindings ?? [];

/**
 * How the sender of a command stands to its subject, when the authorisation table lets them in. Pure.
 * Refusals: `not_found` (a stranger learns nothing), `not_allowed`. Source: architecture.md, Authorisation.
 */
export const knock = (
  { route, actor, atMs }: Call,
  loaded: Loaded,
  knocked: Knocked,
): Result<readonly Relation[], Refusal<'not_found' | 'not_allowed'>> => {
  const relations = relation({ actor, bindings: bindingsOf(actor, loaded) }, knocked, atMs);
  if (mayKnock(route, actor, relations)) return accept(relations);
  return relations.includes('stranger') ? refuse('not_found', {}) : refuse('not_allowed', {});
};

/** Who acts, as decisions see them. Pure. */
export const actingIn = (
  { actor, envelope: { consentId } }: Call,
  loaded: Loaded,
  relations: readonly Relation[],
): Acting => ({
  principal: actor.personId,
  roles: actingRoles(actor, relations),
  bindings: bindingsOf(actor, loaded),
  ...(actor.orgId === undefined ? {} : { orgId: actor.orgId }),
  ...(consentId === undefined ? {} : { consentId }),
});

/** A relative and a desk are judged by their bindings too; whoever names no consent acts as a party of the order, or not at all. Pure. */
export const actsForAnother = ({ route, envelope: { consentId } }: Call): boolean =>
  route.startsWith('desk/') || consentId !== undefined;

/** What a body says of a consent, or of another way in which somebody reached us, counts for nothing when nobody is spoken for. Pure. */
export const inOwnRight = ({ onBehalfOf, consentId, ...envelope }: CommandEnvelope): CommandEnvelope => ({
  ...envelope,
  channel: 'app',
});

/**
 * The envelope as the entry keeps it: who speaks for the elder with a consent does so on her behalf, whatever the body leaves out; a
 * correction keeps the recorded word of who pays more for it; all else is done in one's own right. Pure. Source: experience.md, P3; ADR 0066.
 */
export const signedBy = (
  envelope: CommandEnvelope,
  { order, acting }: Pick<OrderFacts, 'order' | 'acting'>,
  command: OrderChange['command'],
): CommandEnvelope => {
  const { onBehalfOf: _elder, ...own } = envelope;
  if (command === 'proposeCorrection' && envelope.consentId?.startsWith('cns_')) return own;
  return envelope.consentId !== undefined && command !== 'request' && speaksForElder(order, command, acting)
    ? { ...envelope, onBehalfOf: order.elderId }
    : inOwnRight(envelope);
};
