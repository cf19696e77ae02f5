import { monthOf } from '../../../shared/domain/calendar/shanghai-day';
import type { AccountId } from '../../../shared/domain/ledger/account';
import type { PassbookLine, ReadPorts } from '../ports/reading';
import { nextOf } from './cursor';

/** From month to month, yyyymm, both within. */
export type Months = { readonly from: number; readonly to: number };

/** What a reader wants to see of a statement; each line but those that change nothing is one of the three. */
export type Wish = {
  readonly show?: 'in' | 'out' | 'held' | undefined;
  readonly months?: Months | undefined;
};

const change = ({ availableDelta, heldDelta }: PassbookLine): number => availableDelta + heldDelta;

const kinds: Record<NonNullable<Wish['show']>, (line: PassbookLine) => boolean> = {
  in: (line) => change(line) > 0,
  out: (line) => change(line) < 0,
  held: (line) => change(line) === 0 && line.heldDelta !== 0,
};

/** Whether a line is among those that were asked for. Pure. */
export const isWished = ({ show, months }: Wish, line: PassbookLine): boolean => {
  const month = monthOf(line.atMs);
  return (
    (show === undefined || kinds[show](line)) &&
    (months === undefined || (months.from <= month && month <= months.to))
  );
};

/** The month before, yyyymm. Pure. */
export const monthBefore = (month: number): number => (month % 100 === 1 ? month - 89 : month - 1);

/**
 * Whether no line below this one can be of the month. Pure. A line stands where it was written, and what the clock does carries the
 * instant of its deadline: after an outage it may be somewhat older than the line before it, never by a whole month.
 */
export const liesBefore = (month: number, line: PassbookLine): boolean =>
  monthOf(line.atMs) < monthBefore(month);

/** A long statement of which little is wished is read in so many looks; then the page says that it goes on. */
const LOOKS_MAX = 4;

export type StatementPage = {
  /** All that was read first, wished or not: the newest lines when `from` has no `next`. */
  readonly newest: readonly PassbookLine[];
  readonly lines: readonly PassbookLine[];
  /** The last line that was looked at: the next page goes on below it, so no line is read for two pages. */
  readonly next?: string;
};

/**
 * Wished lines of an account, newest first, at most `count`; as many looks of `perLook` lines as it takes, at most four. A page may
 * be short, or empty, and still have a `next`.
 */
export const statementPage = async (
  { lines: read }: Pick<ReadPorts, 'lines'>,
  account: AccountId,
  wish: Wish,
  from: { readonly next?: string },
  { count, perLook }: { readonly count: number; readonly perLook: number },
): Promise<StatementPage> => {
  const found: PassbookLine[] = [];
  let newest: readonly PassbookLine[] | undefined;
  let place = from;
  for (let look = 1; look <= LOOKS_MAX; look += 1) {
    const page = await read(account, { ...place, limit: perLook });
    newest ??= page.items;
    const below = page.items.findIndex(
      (line) => wish.months !== undefined && liesBefore(wish.months.from, line),
    );
    const near = below < 0 ? page.items : page.items.slice(0, below);
    const isEnd = below >= 0 || page.next === undefined;
    for (const line of near) {
      if (!isWished(wish, line)) continue;
      if (found.length === count) return cutAfter(newest, found);
      found.push(line);
    }
    if (isEnd) return { newest, lines: found };
    place = nextOf(page);
    if (found.length === count) break;
  }
  return { newest: newest ?? [], lines: found, ...place };
};

const cutAfter = (newest: readonly PassbookLine[], lines: readonly PassbookLine[]): StatementPage => {
  const last = lines.at(-1);
  return { newest, lines, ...(last !== undefined && { next: String(last.seq) }) };
};
