import { monthOf } from '../../../shared/domain/calendar/shanghai-day';
import type { Minutes } from '../../../shared/domain/units';
import type { PassbookLine } from '../ports/reading';

type Balance = { readonly availableMinutes: Minutes; readonly heldMinutes: Minutes };

export type MonthPart = {
  readonly opening: Balance;
  readonly closing: Balance;
  readonly inMinutes: Minutes;
  readonly outMinutes: Minutes;
  /** The oldest first. */
  readonly lines: readonly PassbookLine[];
  /** The last line up to the end of the month. */
  readonly last?: PassbookLine;
};

const after = ({ availableAfterMinutes, heldAfterMinutes }: PassbookLine): Balance => ({
  availableMinutes: availableAfterMinutes,
  heldMinutes: heldAfterMinutes,
});

/** The `seq` with which a month begins in a statement: of its first line of that month or a later one. */
const beginningOf = (month: number, lines: readonly PassbookLine[]): number =>
  Math.min(
    Number.POSITIVE_INFINITY,
    ...lines.filter((line) => monthOf(line.atMs) >= month).map(({ seq }) => seq),
  );

/**
 * One month of a statement that adds up: the part of the chain from the month's first line to the next month's. Pure. A line that the
 * clock wrote late, with the instant of its deadline, stands in the part where it was written: so each line is on one slip alone, and
 * each slip opens with what the one before closed with. `lines`: all from the newest down to one that lies before the month.
 */
export const monthPart = (lines: readonly PassbookLine[], month: number): MonthPart => {
  const [from, to] = [beginningOf(month, lines), beginningOf(month + 1, lines)];
  const upTo = [...lines].sort((a, b) => a.seq - b.seq).filter(({ seq }) => seq < to);
  const part = upTo.filter(({ seq }) => seq >= from);
  const before = upTo.filter(({ seq }) => seq < from).at(-1);
  const last = upTo.at(-1);
  const zero: Balance = { availableMinutes: 0, heldMinutes: 0 };
  const changes = part.map(({ availableDelta, heldDelta }) => availableDelta + heldDelta);
  const sum = (some: readonly number[]): number => some.reduce((total, minutes) => total + minutes, 0);
  return {
    opening: before === undefined ? zero : after(before),
    closing: last === undefined ? zero : after(last),
    inMinutes: sum(changes.filter((minutes) => minutes > 0)),
    outMinutes: -sum(changes.filter((minutes) => minutes < 0)) || 0,
    lines: part,
    ...(last !== undefined && { last }),
  };
};
