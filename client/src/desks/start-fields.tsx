import { View } from '@tarojs/components';
import { useState } from 'react';
import { DAY_MS, type Ms } from '../../../shared/domain/units';
import { serverNowMs } from '../api/server-clock';
import { text } from '../text/text';
import { clockDigits, dateDigits, instantOfFields } from './desk-time';

const words = text.desk.station;

/** How far ahead the calendar opens; the server's rulebook decides (product.md, Rulebook: 28 days). */
const AHEAD_MS = 28 * DAY_MS;

/** Another start, typed: the day has the focus at once, Tab leads to the time, Enter sends. Desks alone have a keyboard and these fields. */
export function StartFields({
  atMs,
  onChange,
  onEnter,
}: {
  atMs: Ms;
  onChange: (startMs: Ms | undefined) => void;
  onEnter: () => Promise<void>;
}) {
  const [date, setDate] = useState(() => dateDigits(atMs));
  const [time, setTime] = useState(() => clockDigits(atMs));
  const nowMs = serverNowMs();
  const change = (nextDate: string, nextTime: string) => {
    setDate(nextDate);
    setTime(nextTime);
    onChange(instantOfFields(nextDate, nextTime));
  };
  const enter = ({ key, repeat }: { readonly key: string; readonly repeat: boolean }) => {
    // Held down since it opened this sheet, Enter would send the start as it was.
    if (key === 'Enter' && !repeat) void onEnter();
  };
  return (
    <>
      <View>{words.newStartHint}</View>
      <View className="desk-facts">
        <label className="desk-field">
          {words.newDate}
          <input
            // biome-ignore lint/a11y/noAutofocus: whoever opened the sheet by a key types next
            autoFocus
            id="new-date"
            className="desk-input"
            type="date"
            min={dateDigits(nowMs)}
            // A last day gives the year four digits, so that typing goes on to the month by itself.
            max={dateDigits(nowMs + AHEAD_MS)}
            value={date}
            onChange={({ target }) => change(target.value, time)}
            onKeyDown={enter}
          />
        </label>
        <label className="desk-field">
          {words.newTime}
          <input
            id="new-time"
            className="desk-input"
            // A browser's own time field speaks of mornings and afternoons here; a desk types 24 hours.
            type="text"
            inputMode="numeric"
            autoComplete="off"
            value={time}
            onFocus={({ target }) => target.select()}
            onChange={({ target }) => change(date, target.value)}
            onKeyDown={enter}
          />
        </label>
      </View>
    </>
  );
}
