import { giveMandate } from '../../../functions/usecases/give-mandate';
import { giveMinutes } from '../../../functions/usecases/give-minutes';
import { withdrawMandate } from '../../../functions/usecases/withdraw-mandate';
import { DAY_MS } from '../../../shared/domain/units';
import { brings, movesNothing } from '../moves';
import type { ByPerson } from '../operation';
import { asElder, asRelative, says } from './who';

const GIVEN_MINUTES = 30;
/** Two visits and no third, so that commands meet at its end. */
const CAP_MINUTES = 150;
const MANDATE_MS = 90 * DAY_MS;

/** What people give to each other, and promise. */
export const givingOperations: readonly ByPerson[] = [
  {
    name: 'gift',
    atMs: ({ dayMs }) => dayMs,
    act: says(giveMinutes, {
      operation: 'gift',
      route: 'person/give-minutes',
      by: asElder,
      body: ({ cast }) => ({
        to: { kind: 'relative' as const, personId: cast.relativeId },
        minutes: GIVEN_MINUTES,
      }),
    }),
    holds: (entry) => brings(entry, `person:${entry.subject.id}`, `person:${entry.detail.toId}`, 30),
  },
  {
    name: 'give-mandate',
    to: 'mandated',
    wishes: { apart: true },
    atMs: ({ dayMs }) => dayMs,
    act: says(giveMandate, {
      operation: 'give-mandate',
      route: 'person/give-mandate',
      by: asRelative,
      body: ({ cast, dayMs }) => ({
        elderId: cast.elderId,
        capPerMonthMinutes: CAP_MINUTES,
        untilMs: dayMs + MANDATE_MS,
      }),
    }),
    holds: movesNothing,
  },
  {
    name: 'withdraw-mandate',
    from: ['mandated'],
    atMs: ({ dayMs }) => dayMs,
    act: says(withdrawMandate, {
      operation: 'withdraw-mandate',
      route: 'person/withdraw-mandate',
      by: asRelative,
      body: ({ cast }) => ({ elderId: cast.elderId }),
    }),
    holds: movesNothing,
  },
];
