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

/** How late an order is, else how long until its next deadline: never both. */
const dueWords = (
  { overdueMs, dueAtMs }: QueueItem,
  nowMs: number,
): { readonly said: string; readonly over: boolean } => {
  const said = (ms: number) => roughly(Math.floor(ms / MINUTE_MS));
  if (overdueMs !== undefined) return { said: words.over(said(overdueMs)), over: true };
  return { said: dueAtMs === undefined ? words.noDue : words.left(said(dueAtMs - nowMs)), over: false };
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
