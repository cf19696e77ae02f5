import { shanghaiClock } from '../../../shared/domain/calendar/shanghai-clock';
import type { Minutes, Ms } from '../../../shared/domain/units';
import { text } from '../text/text';
import { minutesWords } from '../text/time-words';
import type { Passbook, PassbookLine } from './use-passbook';

const words = text.passbook;

/** What a command did, in words; one of which this phone does not know yet is a change of hours all the same. */
export const commandWords = (command: string): string => {
  const known: Readonly<Record<string, string>> = words.commands;
  return known[command] ?? words.otherCommand;
};

/** What a line is about, and what happened. */
export const lineTitle = (line: PassbookLine): string => line.serviceZh ?? commandWords(line.command);
export const lineStory = (line: PassbookLine): string | undefined => {
  if (line.serviceZh === undefined) return undefined;
  const said = commandWords(line.command);
  return line.sharePercent === undefined ? said : words.shared(said);
};

const signed = (minutes: Minutes): string =>
  minutes < 0 ? `−${minutesWords(-minutes)}` : `+${minutesWords(minutes)}`;

/** The change as the holder feels it: of what may be used; where that stays, what was set aside is used up. */
export const lineChange = (line: PassbookLine): { readonly words: string; readonly isPlus: boolean } => {
  if (line.availableDeltaMinutes !== 0) {
    return { words: signed(line.availableDeltaMinutes), isPlus: line.availableDeltaMinutes > 0 };
  }
  if (line.heldDeltaMinutes === 0) {
    // A choice moves nothing, nor does an earning all of which gives back.
    const isChoice = line.serviceZh === undefined && line.sharePercent !== undefined;
    return { words: isChoice ? `${line.sharePercent}%` : words.unchanged, isPlus: false };
  }
  return { words: words.usedUp(minutesWords(Math.abs(line.heldDeltaMinutes))), isPlus: false };
};

export type MonthBars = { readonly month: number; readonly inMinutes: Minutes; readonly outMinutes: Minutes };

const MONTHS_SHOWN = 6;

/** So many months, the given one first. Pure. */
export const monthsBack = (
  year: number,
  month: number,
  count: number,
): readonly { readonly year: number; readonly month: number }[] =>
  Array.from({ length: count }, (_, back) => {
    const months = year * 12 + month - 1 - back;
    return { year: Math.floor(months / 12), month: (months % 12) + 1 };
  });

/** The present month and the five before it, empty ones too, oldest first. */
export const lastMonths = (months: Passbook['months'], nowMs: Ms): readonly MonthBars[] => {
  const { year, month } = shanghaiClock(nowMs);
  return [...monthsBack(year, month, MONTHS_SHOWN)].reverse().map((shown) => {
    const found = months.find((one) => one.month === shown.year * 100 + shown.month);
    return {
      month: shown.month,
      inMinutes: found?.inMinutes ?? 0,
      outMinutes: found?.outMinutes ?? 0,
    };
  });
};

export const chartWords = (bars: readonly MonthBars[]): string =>
  words.chartSaid(
    bars
      .map(({ month, inMinutes, outMinutes }) =>
        words.chartMonth(text.time.month(month), minutesWords(inMinutes), minutesWords(outMinutes)),
      )
      .join('；'),
  );
