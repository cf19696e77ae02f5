import type { yearLinesContract } from '../../../shared/contracts/year-lines';
import { shanghaiClock } from '../../../shared/domain/calendar/shanghai-clock';
import type { Ms } from '../../../shared/domain/units';
import type { ResponseOf } from '../api/call';
import { commandWords } from '../passbook/passbook-words';
import { text } from '../text/text';
import type { Table } from './csv';

const words = text.slip.file;

export type YearLines = ResponseOf<typeof yearLinesContract>;
/** All pages of a year, put together. */
export type Year = Pick<YearLines, 'owner' | 'takenBy' | 'year' | 'lines'>;

const two = (value: number): string => String(value).padStart(2, '0');
const dayText = (atMs: Ms): string => {
  const { year, month, day } = shanghaiClock(atMs);
  return `${year}-${two(month)}-${two(day)}`;
};
const clockText = (atMs: Ms): string => {
  const { hour, minute } = shanghaiClock(atMs);
  return `${two(hour)}:${two(minute)}`;
};

/** Whose year, taken by whom and when: the first line of every file, and the head of every printed page of it. Pure. */
export const noteOf = ({ owner, takenBy, year }: Year, nowMs: Ms): string =>
  words.note(String(year), owner.calledZh, takenBy.calledZh, `${dayText(nowMs)} ${clockText(nowMs)}`);

/** A year as a table, the oldest line first; times by the city's clock, durations in whole minutes. Pure. */
export const yearTable = (year: Year, nowMs: Ms): Table => [
  [noteOf(year, nowMs)],
  words.columns,
  ...[...year.lines]
    .sort((a, b) => a.seq - b.seq)
    .map((line) => [
      line.seq,
      dayText(line.atMs),
      clockText(line.atMs),
      commandWords(line.command),
      line.serviceZh ?? '',
      line.availableDeltaMinutes,
      line.heldDeltaMinutes,
      line.availableAfterMinutes,
      line.heldAfterMinutes,
      line.hash,
    ]),
];
