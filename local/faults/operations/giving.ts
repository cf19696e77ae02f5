import { giveMinutes } from '../../../functions/usecases/give-minutes';
import { actOf } from '../act';
import type { ByPerson } from '../operation';
import { asElder } from './who';

const GIVEN_MINUTES = 30;

/** What is about a person and no order. */
export const givingOperations: readonly ByPerson[] = [
  {
    name: 'gift',
    atMs: ({ dayMs }) => dayMs,
    act: ({ cast, fresh }, atMs, issuedAtMs) =>
      actOf(giveMinutes, {
        operation: 'gift',
        route: 'person/give-minutes',
        actor: asElder(cast),
        commandId: fresh('command'),
        atMs,
        ...(issuedAtMs !== undefined && { issuedAtMs }),
        body: { to: { kind: 'relative' as const, personId: cast.relativeId }, minutes: GIVEN_MINUTES },
      }),
    holds: ({ lines }) =>
      lines.map(({ availableDelta }) => availableDelta).join() === `-${GIVEN_MINUTES},${GIVEN_MINUTES}` &&
      lines.every(({ heldDelta }) => heldDelta === 0),
  },
];
