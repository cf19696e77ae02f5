import { Text, View } from '@tarojs/components';
import { MINUTE_MS } from '../../../shared/domain/units';
import { serverNowMs } from '../api/server-clock';
import { text } from '../text/text';
import { minutesWords } from '../text/time-words';
import { Icon } from '../ui/icon';
import { Tap } from '../ui/tap';
import { dayAndClock } from './desk-time';
import type { QueueItem } from './settlement-table';

const words = text.desk.station;

const DAY_MINUTES = 24 * 60;

/** To the minute on the last two days, in whole days before. */
const roughly = (minutes: number): string =>
  minutes < 2 * DAY_MINUTES ? minutesWords(minutes) : words.days(Math.floor(minutes / DAY_MINUTES));

const dueWords = (
  { dueAtMs }: QueueItem,
  nowMs: number,
): { readonly said: string; readonly over: boolean } => {
  if (dueAtMs === undefined) return { said: words.noDue, over: false };
  const minutes = Math.floor(Math.abs(dueAtMs - nowMs) / MINUTE_MS);
  return dueAtMs < nowMs
    ? { said: words.over(roughly(minutes)), over: true }
    : { said: words.left(roughly(minutes)), over: false };
};

/** One order as a slip in a lane: what, when, for whom, how urgent. */
export function Ticket({ item, on, onTap }: { item: QueueItem; on: boolean; onTap: () => void }) {
  const nowMs = serverNowMs();
  const due = dueWords(item, nowMs);
  return (
    <Tap role="radio" checked={on} className={`ticket ${on ? 'ticket-on' : ''}`} onTap={onTap}>
      <View className="row-apart">
        <Text className="strong">{item.serviceZh}</Text>
        <Text className="soft desk-number">{dayAndClock(item.startMs, nowMs)}</Text>
      </View>
      <View className="soft">{`${item.elder?.calledZh ?? text.desk.unknownElder} · ${item.communityZh}`}</View>
      <View className={`ticket-due ${due.over ? 'attention' : 'soft'}`}>
        <Icon name={due.over ? 'alert' : 'clock'} tone={due.over ? 'attention' : 'inkSoft'} />
        <Text>{due.said}</Text>
      </View>
    </Tap>
  );
}
