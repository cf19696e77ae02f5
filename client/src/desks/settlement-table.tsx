import { Text, View } from '@tarojs/components';
import type { queueContract } from '../../../shared/contracts/queue';
import type { ResponseOf } from '../api/call';
import { serverNowMs } from '../api/server-clock';
import { text } from '../text/text';
import { dayWords } from '../text/time-words';
import { Icon } from '../ui/icon';
import { StatusBadge } from '../ui/status-badge';
import { Tap } from '../ui/tap';
import { SourcesBadge } from './evidence-list';

export type QueueItem = ResponseOf<typeof queueContract>['items'][number];

const words = text.desk.community;
const heads = words.columns;
/** Planned and served differ by a rounding step or more: look twice. */
const APART_MINUTES = 15;

const isApart = ({ recordMinutes, plannedMinutes }: QueueItem): boolean =>
  recordMinutes !== undefined && Math.abs(recordMinutes - plannedMinutes) >= APART_MINUTES;

function Evidence({ item }: { item: QueueItem }) {
  if (item.mineForbidden)
    return (
      <StatusBadge kind="plain" icon="lock">
        {words.mine}
      </StatusBadge>
    );
  return <SourcesBadge twoSources={item.twoSources === true} />;
}

/** The queue as rows, most urgent first; a row is chosen by tap or by J and K. */
export function SettlementTable({
  items,
  chosenId,
  onChoose,
}: {
  items: readonly QueueItem[];
  chosenId: string | undefined;
  onChoose: (id: QueueItem['orderId']) => void;
}) {
  return (
    <View className="desk-rows" data-primary-group="yes">
      <View className="desk-row desk-row-head">
        <Text>{heads.service}</Text>
        <Text>{heads.elder}</Text>
        <Text>{heads.helper}</Text>
        <Text className="desk-right">{heads.planned}</Text>
        <Text className="desk-right">{heads.record}</Text>
        <Text>{heads.evidence}</Text>
        <Text>{heads.due}</Text>
      </View>
      {items.map((item) => (
        <Tap
          key={item.orderId}
          role="radio"
          checked={item.orderId === chosenId}
          label={`${item.serviceZh}，${item.elder?.calledZh ?? ''}，${item.helper?.calledZh ?? ''}`}
          className={`desk-row ${item.orderId === chosenId ? 'desk-row-on' : ''}`}
          onTap={() => onChoose(item.orderId)}
        >
          <Text className="strong any-break">{item.serviceZh}</Text>
          <Text>{item.elder?.calledZh ?? text.desk.unknownElder}</Text>
          <Text>{item.helper?.calledZh ?? text.desk.noHelper}</Text>
          <Text className="desk-number desk-right">{words.minutes(item.plannedMinutes)}</Text>
          <View className={`desk-number desk-right ${isApart(item) ? 'attention strong' : ''}`}>
            {isApart(item) && <Icon name="alert" tone="attention" />}
            <Text>{words.minutes(item.recordMinutes ?? 0)}</Text>
          </View>
          <Evidence item={item} />
          <Text>{item.dueAtMs === undefined ? '' : dayWords(item.dueAtMs, serverNowMs())}</Text>
        </Tap>
      ))}
    </View>
  );
}
