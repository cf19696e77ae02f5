import type { Actor } from '../../../shared/domain/authority/actor';
import type { Audience } from '../../../shared/domain/authority/audience';
import { knockedPerson } from '../../../shared/domain/authority/relation';
import type { PersonId } from '../../../shared/domain/ids';
import type { Person } from '../../../shared/domain/person/person';
import type { Refusal } from '../../../shared/domain/refusals';
import { accept, type Result, refuse } from '../../../shared/domain/result';
import type { Ms } from '../../../shared/domain/units';
import type { ReadPorts } from '../ports/reading';
import type { Asker } from './order-people';
import { standingOf } from './standing-of';

type BookRoute =
  | `${Extract<Audience, 'person' | 'desk'>}/${'monthly-slip' | 'year-lines'}`
  | 'person/line-proof';

type Book = { readonly owner: Person; readonly asker: Asker };

/**
 * Whose book is asked for, when the asker may see it: at a desk the person named, else oneself or a relative as the route table
 * says. One round trip. Refusals, in check order: `invalid_request` (a desk that names nobody), `not_allowed`.
 */
export const bookOf = async (
  { load }: Pick<ReadPorts, 'load'>,
  route: BookRoute,
  asked: PersonId | undefined,
  actor: Actor,
  atMs: Ms,
): Promise<Result<Book, Refusal<'invalid_request' | 'not_allowed'>>> => {
  if (route.startsWith('desk/') && asked === undefined)
    return refuse('invalid_request', { issues: [{ path: 'personId', message: 'missing' }] });
  const ownerId = asked ?? actor.personId;
  const { people } = await load({ people: [...new Set([actor.personId, ownerId])] });
  const owner = people.get(ownerId);
  const bindings = people.get(actor.personId)?.bindings ?? [];
  if (owner === undefined || !standingOf(route, actor, bindings, knockedPerson(owner), atMs))
    return refuse('not_allowed', {});
  return accept({ owner, asker: { personId: actor.personId, bindings } });
};
