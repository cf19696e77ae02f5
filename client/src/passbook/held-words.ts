import type { heldMinutesContract } from '../../../shared/contracts/held-minutes';
import type { ResponseOf } from '../api/call';
import { text } from '../text/text';
import { dateWords } from '../text/time-words';

const words = text.passbook.hold;

export type Held = ResponseOf<typeof heldMinutesContract>;

/** How and when what is set aside ends, in one sentence. */
export const heldStory = ({ state, startMs, atLatestMs }: Held['items'][number]): string => {
  const date = dateWords(startMs);
  const latest = atLatestMs === undefined ? undefined : dateWords(atLatestMs);
  switch (state) {
    case 'serving':
      return words.serving;
    case 'served':
      return words.served(date);
    case 'confirmed':
      return words.confirmed(latest);
    case 'disputed':
      return words.disputed;
    case 'submitted':
    case 'open':
    case 'offered':
    case 'accepted':
    case 'referred':
    case 'scheduled':
    // Nothing is held any more: the next look will not bring these.
    case 'settled':
    case 'voided':
    case 'cancelled':
    case 'expired':
    case 'reversed':
      return words.ahead(date, latest);
  }
};
