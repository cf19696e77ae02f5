import { shanghaiClock } from '../../../shared/domain/calendar/shanghai-clock';
import type { Ms } from '../../../shared/domain/units';
import { text } from '../text/text';
import { clockWords, dayWords } from '../text/time-words';
import { Choice } from '../ui/choice';
import { dayNoons, type MovingVisit, startsOf } from './visit-times';

const words = text.elderRequest;

type Chooses = { nowMs: Ms; moving?: MovingVisit; onChoose: (ms: Ms) => void };

/** 明天, or 11月28日 for a later day, over its day of the week. */
const dayOption = (ms: Ms, nowMs: Ms) => {
  const { month, day, weekday } = shanghaiClock(ms);
  const date = text.time.shortDate(month, day);
  const named = dayWords(ms, nowMs);
  const isNamed = text.time.date(month, day, weekday) !== named;
  return { words: isNamed ? named : date, more: text.time.weekday(weekday) };
};

/** Which day, each with a tap of its own; a day is told as its noon. */
export function DayChoice({ nowMs, moving, onChoose }: Chooses) {
  return (
    <Choice
      label={words.pickDay}
      columns={2}
      options={dayNoons(nowMs, moving).map((ms) => ({ key: String(ms), ...dayOption(ms, nowMs) }))}
      chosen={undefined}
      onChoose={(key) => onChoose(Number(key))}
    />
  );
}

/** What time on the day of a noon. */
export function HourChoice({ noonMs, nowMs, moving, onChoose }: Chooses & { noonMs: Ms }) {
  return (
    <Choice
      label={words.pickHour}
      columns={2}
      options={startsOf(noonMs, nowMs, moving).map((ms) => ({ key: String(ms), words: clockWords(ms) }))}
      chosen={undefined}
      onChoose={(key) => onChoose(Number(key))}
    />
  );
}
