import { text } from '../text/text';
import type { DeskPlace } from '../ui/desk-page';

const { places } = text.desk;

/** Where a station's staff may go; the orders are counted where the page knows how many. */
export const stationPlaces = (orders?: number): readonly DeskPlace[] => [
  { key: 'queue', words: places.queue, icon: 'board', path: '/desk/station/queue', count: orders },
  { key: 'batches', words: places.batches, icon: 'people', path: '/desk/station/batches' },
];
