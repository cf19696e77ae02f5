import type { OrderCard, OrderView } from '../../../shared/contracts/views';
import type { PersonId } from '../../../shared/domain/ids';
import { text } from '../text/text';

const words = text.order;

type Ended = Pick<OrderCard, 'state' | 'elder' | 'endedBy'>;
type By = OrderCard['endedBy'];

/** The elder in a sentence: 您 for herself. */
const elderCalled = ({ elder }: Pick<OrderCard, 'elder'>, meId: PersonId | undefined): string =>
  elder === undefined || elder.personId === meId ? words.ended.you : elder.calledZh;

/** How a visit that came to nothing ended and who ended it; undefined: it did not end so. */
export const endedWords = (order: Ended, meId: PersonId | undefined): string | undefined => {
  const { cancelled, expired, voided, reversed } = words.ended;
  const by: By = order.endedBy;
  switch (order.state) {
    case 'cancelled':
      if (by === 'elder') return cancelled.elder(elderCalled(order, meId));
      return by === 'family' || by === 'station' ? cancelled[by] : cancelled.unsaid;
    case 'expired':
      return by === 'clock' || by === 'station' ? expired[by] : expired.unsaid;
    case 'voided':
      return voided;
    case 'reversed':
      return reversed;
    default:
      return undefined;
  }
};

/** To whom the hours went back: whoever paid, in the reader’s words. */
export const backWords = ({ payer }: Pick<OrderView, 'payer'>, meId: PersonId | undefined): string => {
  if (payer === undefined) return words.back.unsaid;
  return payer.personId === meId ? words.back.mine : words.back.theirs(payer.calledZh);
};

/** Who led an order into the state that it is in, as far as its story tells. */
export const lastActor = ({ history, state }: Pick<OrderView, 'history' | 'state'>): By =>
  history.filter(({ toState }) => toState === state).at(-1)?.by;

/** Who confirmed: 您已确认 only to her who did. */
export const confirmedWords = (
  order: Pick<OrderView, 'history' | 'state' | 'elder'>,
  meId: PersonId | undefined,
): string => {
  const by = lastActor(order);
  const confirmed = words.confirmed;
  if (by === 'elder')
    return order.elder?.personId === meId ? confirmed.you : confirmed.elder(order.elder?.calledZh ?? '');
  return by === 'family' || by === 'station' || by === 'clock' ? confirmed[by] : confirmed.unsaid;
};
