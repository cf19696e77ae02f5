import type { Entry } from '../../shared/domain/ledger/entry';

/** Of each account in turn, what becomes available and what is held, in minutes. */
export type Figures = readonly (readonly [available: number, held: number])[];

type Moved = Pick<Entry, 'lines' | 'detail'>;

/** Whether an entry of an order moves exactly this. */
export const moves = ({ lines, detail }: Moved, expected: Figures): boolean =>
  lines.length === expected.length &&
  lines.every(({ account, availableDelta, heldDelta }, index) => {
    const [available, held] = expected[index] ?? [];
    // Sources come first; who is credited comes last, and is the helper.
    const isSource = held !== 0;
    return (
      availableDelta === available &&
      heldDelta === held &&
      (isSource || account === `person:${detail.helperId}`)
    );
  });

/** What an entry moves of an order that is paid from one account, 60 minutes, and of one from two, 40 and 20. */
export const movesOf =
  (one: Figures, two: Figures) =>
  (entry: Moved): boolean =>
    moves(entry, one) || moves(entry, two);

export const movesNothing = (entry: Moved): boolean => moves(entry, []);

export const settlesAll = movesOf(
  [
    [0, -60],
    [60, 0],
  ],
  [
    [0, -40],
    [0, -20],
    [60, 0],
  ],
);
export const releasesAll = movesOf(
  [[60, -60]],
  [
    [40, -40],
    [20, -20],
  ],
);

/** Whether an entry brings these minutes from one account to another, each by its name or how that begins, and holds none. */
export const brings = (
  { lines }: Pick<Entry, 'lines'>,
  from: string,
  to: string,
  minutes: number,
): boolean => {
  const [less, more, ...others] = lines;
  return (
    others.length === 0 &&
    less?.account.startsWith(from) === true &&
    less.availableDelta === -minutes &&
    more?.account.startsWith(to) === true &&
    more.availableDelta === minutes &&
    lines.every(({ heldDelta }) => heldDelta === 0)
  );
};
