import { Text, View } from '@tarojs/components';
import type { queueContract } from '../../../shared/contracts/queue';
import type { RequestOf, ResponseOf } from '../api/call';
import type { Loaded } from '../api/use-query';
import { text } from '../text/text';
import { Icon } from '../ui/icon';
import type { IconName } from '../ui/icon-shapes';
import { LoadedView } from '../ui/loaded-view';
import type { QueueItem } from './settlement-table';
import { Ticket } from './ticket';

export type LaneName = RequestOf<typeof queueContract>['lane'];
export type Queue = ResponseOf<typeof queueContract>;

const SHOWN_MAX = 4;

/** One of the three lanes that cannot wait. */
export function Lane({
  name,
  icon,
  loaded,
  chosenId,
  onChoose,
}: {
  name: LaneName;
  icon: IconName;
  loaded: Loaded<Queue>;
  chosenId: string | undefined;
  onChoose: (id: QueueItem['orderId']) => void;
}) {
  const warns = name !== 'unassigned' && (loaded.data?.items.length ?? 0) > 0;
  return (
    <View className="lane">
      <View className={`lane-head ${warns ? 'lane-warn' : ''}`}>
        <Icon name={icon} tone={warns ? 'attention' : 'ink'} />
        <Text className="grow">{text.desk.lanes[name]}</Text>
        <Text className="desk-number">{loaded.data?.counts[name] ?? ''}</Text>
      </View>
      <LoadedView loaded={loaded} blocks={[84, 84]}>
        {({ items }) => (
          <>
            {items.length === 0 && <View className="soft center">{text.desk.station.emptyLane}</View>}
            {items.slice(0, SHOWN_MAX).map((item) => (
              <Ticket
                key={item.orderId}
                item={item}
                on={item.orderId === chosenId}
                onTap={() => onChoose(item.orderId)}
              />
            ))}
          </>
        )}
      </LoadedView>
    </View>
  );
}
