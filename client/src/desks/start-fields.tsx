import { View } from '@tarojs/components';
import { useState } from 'react';
import type { Ms } from '../../../shared/domain/units';
import { serverNowMs } from '../api/server-clock';
import { text } from '../text/text';
import { clockDigits, dateDigits, instantOfFields } from './desk-time';

const words = text.desk.station;

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
  const change = (nextDate: string, nextTime: string) => {
    setDate(nextDate);
    setTime(nextTime);
    onChange(instantOfFields(nextDate, nextTime));
  };
  const enter = ({ key }: { readonly key: string }) => {
    if (key === 'Enter') void onEnter();
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
            type="date"
            min={dateDigits(serverNowMs())}
            value={date}
            onChange={({ target }) => change(target.value, time)}
            onKeyDown={enter}
          />
        </label>
        <label className="desk-field">
          {words.newTime}
          <input
            id="new-time"
            type="time"
            step={900}
            value={time}
            onChange={({ target }) => change(date, target.value)}
            onKeyDown={enter}
          />
        </label>
      </View>
    </>
  );
}
