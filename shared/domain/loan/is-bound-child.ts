import type { PersonId } from '../ids';
import type { Binding, Person } from '../person/person';
import type { Ms } from '../units';

/** Whether a person is a parent's bound son or daughter at an instant. Pure. Source: product.md, Words (loan), Family. */
export const isBoundChild = (
  { id: parentId, bindings }: Pick<Person, 'id' | 'bindings'>,
  childId: PersonId,
  atMs: Ms,
): boolean =>
  bindings.some(
    ({ elderId, relativeId, tie, untilMs }: Binding) =>
      elderId === parentId &&
      relativeId === childId &&
      atMs < untilMs &&
      (tie === 'daughter' || tie === 'son'),
  );
