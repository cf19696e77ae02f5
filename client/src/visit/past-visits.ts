import type { OrderCard } from '../../../shared/contracts/views';
import type { PersonId } from '../../../shared/domain/ids';
import type { OrderState } from '../../../shared/domain/order/states';
import type { Ms } from '../../../shared/domain/units';
import { text } from '../text/text';
import { whenWords } from '../text/time-words';
import { endedWords } from './ended-words';

const words = text.elderPast;

/** What stands on the elder’s first page is not yet past. */
const isAhead: Record<OrderState, boolean> = {
  submitted: true,
  open: true,
  offered: true,
  accepted: true,
  serving: true,
  served: true,
  referred: true,
  scheduled: true,
  confirmed: false,
  disputed: false,
  settled: false,
  voided: false,
  cancelled: false,
  expired: false,
  reversed: false,
};

export const pastOf = (visits: readonly OrderCard[]): readonly OrderCard[] =>
  visits.filter(({ state }) => !isAhead[state]);

/** How a visit ended, in the elder’s words: who called it off, or who came. */
export const endOf = (order: OrderCard, meId: PersonId | undefined): string =>
  endedWords(order, meId) ?? words.came(order.helper?.calledZh ?? text.elderVisit.someone);

/** What 朗读 says of the list. */
export const spokenPast = (visits: readonly OrderCard[], meId: PersonId | undefined, nowMs: Ms): string =>
  words.spoken(
    visits.length === 0
      ? `${words.none}。`
      : visits
          .map((order) =>
            words.spokenVisit(whenWords(order.startMs, nowMs), order.serviceZh, endOf(order, meId)),
          )
          .join(''),
  );
