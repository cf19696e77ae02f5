import type { OrderView } from '../../../shared/contracts/views';
import type { Ms } from '../../../shared/domain/units';
import type { Answer } from '../api/call';
import { sentenceOf } from '../api/sentence-of';
import { text } from '../text/text';
import type { StationAct } from './station-acts';

const words = text.desk.station;

type Standing = Pick<OrderView, 'state' | 'startMs' | 'may' | 'notForHall'>;

/** Nobody took it and its start has passed: only another start helps. Such an order alone may still be moved (orders.md, the table). */
const isLate = ({ startMs, may }: Standing, nowMs: Ms): boolean =>
  startMs <= nowMs && may.includes('reschedule');

/** Which of the desk's acts may be done to an order now, the first of it filled when it moves the visit on. Pure. */
export const offeredActs = <A extends Pick<StationAct, 'name' | 'moves'>>(
  all: readonly A[],
  order: Standing,
  nowMs: Ms,
): readonly { readonly act: A; readonly isFilled: boolean }[] => {
  const may = all.filter(({ name }) => order.may.includes(name));
  const late = isLate(order, nowMs);
  const acts = late
    ? [
        ...may.filter(({ name }) => name === 'reschedule'),
        ...may.filter(({ name }) => name !== 'reschedule' && name !== 'publish'),
      ]
    : may;
  return acts.map((act, index) => ({ act, isFilled: index === 0 && (act.moves || late) }));
};

/** Why the first act is another one than usual; undefined while there is time. Pure. */
export const lateWords = (order: Standing, nowMs: Ms): string | undefined => {
  if (!isLate(order, nowMs)) return undefined;
  return order.state === 'submitted' && order.notForHall === undefined ? words.latePublish : words.late;
};

/** Why an act was not done, in the desk's own words where the server sends others to the station. Pure. */
export const refusalWords = (
  name: StationAct['name'],
  answer: Exclude<Answer<unknown>, { readonly kind: 'done' }>,
): string => {
  if (answer.kind === 'unsent' || answer.code !== 'deadline_passed') return sentenceOf(answer);
  return name === 'publish' ? words.latePublish : words.tooLate;
};
