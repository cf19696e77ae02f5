import { monthOf } from '../../calendar/shanghai-day';
import type { PersonId } from '../../ids';
import { payersOf } from '../../order/parties';
import type { Minutes, Ms } from '../../units';
import type { Entry } from '../entry';
import { begunBy } from './replay-order';

/** Minutes that begin to count under a mandate, or cease to: of whom, for whom, in the month of which visit. */
type Counted = {
  readonly payerId: PersonId;
  readonly elderId: PersonId;
  readonly visitMs: Ms;
  readonly minutes: Minutes;
};

/**
 * What the entries of one order, oldest first, change in the months of mandates: a request takes, another month takes instead, more is
 * agreed to, and the entry that resolves a hold gives back what its line releases. Pure.
 */
export function* heldUnderMandates(story: readonly Entry[]): Generator<Counted> {
  const [first, ...rest] = story;
  const begun = first && begunBy(first);
  if (begun === undefined) return;
  const { elderId, startMs, funding } = begun;
  for (const source of funding) {
    const [payerId] = payersOf([source]);
    if (!source.mandated || payerId === undefined) continue;
    let visitMs = startMs;
    yield { payerId, elderId, visitMs, minutes: source.heldMinutes };
    for (const { command, detail, lines } of rest) {
      if (command === 'reschedule' && detail.startMs !== undefined) {
        yield* moved({ payerId, elderId, visitMs, minutes: source.heldMinutes }, detail.startMs);
        visitMs = detail.startMs;
      }
      // A hold takes what it makes unavailable; whatever becomes available again was not used.
      const line = lines.find(({ account }) => account === source.account);
      if (line !== undefined) yield { payerId, elderId, visitMs, minutes: -line.availableDelta };
    }
  }
}

/** Within one month nothing changes. */
function* moved(held: Counted, visitMs: Ms): Generator<Counted> {
  if (monthOf(held.visitMs) === monthOf(visitMs)) return;
  yield { ...held, minutes: -held.minutes };
  yield { ...held, visitMs };
}
