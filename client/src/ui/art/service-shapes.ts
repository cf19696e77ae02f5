import { type ServiceList, serviceLists } from '../../../../shared/domain/catalogue/service';

/** The six kinds of help on a field of 56. `T` is the tinted part, `S` the stroke alone; a soft sun stands behind each. */
export const serviceShapes: Record<ServiceList, string> = {
  // a bowl of rice with chopsticks and steam
  meals:
    '<path T d="M9 28h38c0 9-5 16-13 18.500V49H22v-2.500C14 44 9 37 9 28z"/><path d="M14 28c1-5 6-8 14-8s13 3 14 8"/><path d="M34 19l12-11M39 21.500L51 13"/><path d="M20 14c-2-2 2-4 0-6.500M27 13c-2-2 2-4 0-6.5"/>',
  // a broom that has just swept a clean spot
  cleaning:
    '<path d="M36 7L27 27"/><path T d="M18.5 25.500l15 6.500c2 6 1.5 11-1.5 17L9 39.500c5-3 8-7.5 9.5-14z"/><path d="M16.5 42.500l3-6M24 45.500l2.7-6"/><path d="M43 30v8M39 34h8M47 18v5M44.5 20.500h5"/>',
  // two people arm in arm
  escort:
    '<circle T cx="20" cy="13" r="5.5"/><circle T cx="38" cy="16" r="4.8"/><path d="M20 19v14l-6 15M20 33l7 15M20 23c4 3 6 6 8 8.5 3-2 6-3.5 10-9"/><path d="M38 21v13l-4 14M38 34l5 14M20 23l-8 8"/>',
  // a home kit with a heart beat
  health:
    '<path d="M20 17v-4a4 4 0 0 1 4-4h8a4 4 0 0 1 4 4v4"/><rect T x="8" y="17" width="40" height="31" rx="6"/><path d="M14 33h8l3-7 6 14 3-7h8"/>',
  // a tub, a towel, bubbles
  bathing:
    '<path T d="M7 29h42v3c0 8-5 13-13 13H20c-8 0-13-5-13-13z"/><path d="M17 45l-3 5M39 45l3 5M13 29V14a6 6 0 0 1 12 0"/><circle T cx="33" cy="20" r="3.5"/><circle cx="42" cy="13" r="2.6"/><circle cx="41" cy="22.5" r="1.6"/>',
  // a bell that calls
  urgent:
    '<path T d="M14 40c3-3 4-7 4-13 0-7 4-12 10-12s10 5 10 12c0 6 1 10 4 13z"/><path d="M23.5 45a4.8 4.8 0 0 0 9 0M28 15v-4"/><path d="M12 20c-2 2-3 4.5-3 7.500M44 20c2 2 3 4.5 3 7.500M8 13l-1-1M48 13l1-1"/>',
};

/** What stands in the sixth list and is no alarm has a picture of its own. */
const ownShapes: Readonly<Record<string, string>> = {
  // two who talk
  'urgent.chat':
    '<path T d="M8 14a5 5 0 0 1 5-5h20a5 5 0 0 1 5 5v11a5 5 0 0 1-5 5H21l-8 7v-7a5 5 0 0 1-5-5z"/><path d="M16 17h14M16 23h9"/><path d="M43 20a5 5 0 0 1 5 5v9a5 5 0 0 1-5 5v6l-8-6h-6"/>',
  // a telephone with large keys
  'urgent.phone':
    '<rect T x="16" y="6" width="24" height="44" rx="5"/><path d="M16 36h24M26 43h4M22 14h12M22 21h12M22 28h6"/>',
  // a bag with what was asked for
  'urgent.shopping':
    '<path T d="M10 21h36l-3 25a4 4 0 0 1-4 3H17a4 4 0 0 1-4-3z"/><path d="M19 27V17a9 9 0 0 1 18 0v10M22 37l4.500 4.500L35 33"/>',
  // scissors
  'urgent.haircut':
    '<circle T cx="16" cy="42" r="6"/><circle T cx="40" cy="42" r="6"/><path d="M19.500 37L39 9M36.500 37L17 9"/>',
  // a spanner
  'urgent.repair':
    '<path T d="M35 8a12 12 0 0 0-11 16L9 39a5.500 5.500 0 0 0 8 8l15-15a12 12 0 0 0 16-11l-7 5-8-3-3-8z"/>',
  // a box of medicine
  'health.medicine':
    '<rect T x="12" y="20" width="32" height="29" rx="5"/><path d="M16 20v-8h24v8M28 27v15M20.500 34.500h15"/>',
};

/** The picture of a service by its code (`escort.medical`). */
export const shapeOf = (code: string): string =>
  ownShapes[code] ?? serviceShapes[serviceLists.find((one) => code.startsWith(`${one}.`)) ?? 'urgent'];
