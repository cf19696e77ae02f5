import type { OrderView } from '../../../shared/contracts/views';
import { type OrderState, orderStates } from '../../../shared/domain/order/states';
import type { Ms } from '../../../shared/domain/units';
import type { Refused, Unsent } from '../api/call';
import { sentenceOf } from '../api/sentence-of';
import { text } from '../text/text';
import { dayWords, minutesWords, whenWords } from '../text/time-words';

const words = text.move;

type Picked = { readonly noonMs: Ms | undefined; readonly startMs: Ms | undefined };

/** Why a visit in this state keeps its time, and what to do instead. */
export const whyNotMoved = (state: OrderState): string => {
  switch (state) {
    case 'submitted':
    case 'open':
    case 'referred':
      return words.notNow;
    case 'offered':
    case 'accepted':
    case 'scheduled':
      return words.taken;
    case 'serving':
      return words.begun;
    case 'served':
    case 'confirmed':
    case 'disputed':
    case 'settled':
    case 'voided':
    case 'cancelled':
    case 'expired':
    case 'reversed':
      return words.over;
  }
};

/** What is read when a new time was not accepted. A state that stands in the way says what to do, not its name. */
export const moveRefused = (answer: Refused | Unsent): string => {
  if (answer.kind === 'unsent' || answer.code !== 'state_forbids') return sentenceOf(answer);
  const state = orderStates.find((one) => one === answer.data.state);
  return state === undefined ? words.notNow : whyNotMoved(state);
};

/** Only another time helps; after all other refusals the visit itself has to be looked at. */
export const wantsOtherTime = (answer: Refused): boolean => answer.code === 'rule_forbids';

/** The visit stays as it is but for its time. */
export const sameVisit = (order: OrderView): string =>
  words.same(order.serviceZh, minutesWords(order.plannedMinutes));

/** What 朗读 says of the page, step by step. */
export const spokenMove = (order: OrderView, { noonMs, startMs }: Picked, nowMs: Ms): string => {
  if (startMs !== undefined) return `${words.to(whenWords(startMs, nowMs))}。${sameVisit(order)}`;
  if (noonMs !== undefined) return `${dayWords(noonMs, nowMs)}，${words.askHour}`;
  return `${words.now(whenWords(order.startMs, nowMs), order.serviceZh)}${words.ask}`;
};
