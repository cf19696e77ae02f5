import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { text } from '../text/text';
import { Icon } from '../ui/icon';
import type { IconName } from '../ui/icon-shapes';
import { LoadedView } from '../ui/loaded-view';
import type { QueueItem } from './settlement-table';
import { ShowMore } from './show-more';
import { Ticket } from './ticket';
import type { LaneName, QueuePages } from './use-queue';

/** As many as stand beside the order's detail on a small screen. */
const SHOWN_AT_FIRST = 4;

type TicketsProps = {
  queue: QueuePages;
  chosenId: string | undefined;
  onChoose: (id: QueueItem['orderId']) => void;
};

/** The tickets of a lane that are in sight, and the way to the others. */
export function Tickets({
  moreId,
  queue: { items, hasMore, more, failure },
  atFirst,
  chosenId,
  onChoose,
}: TicketsProps & { moreId: string; atFirst: number }) {
  const [whole, showWhole] = useState(false);
  const shown = whole ? items : items.slice(0, atFirst);
  const isHidden = shown.length < items.length;
  return (
    <>
      {shown.map((item) => (
        <Ticket
          key={item.orderId}
          item={item}
          on={item.orderId === chosenId}
          onTap={() => onChoose(item.orderId)}
        />
      ))}
      {(isHidden || hasMore) && (
        <ShowMore id={moreId} failure={failure} onTap={() => (isHidden ? showWhole(true) : more())} />
      )}
    </>
  );
}

/** One of the three lanes that cannot wait. */
export function Lane({ name, icon, ...lane }: TicketsProps & { name: LaneName; icon: IconName }) {
  const { queue } = lane;
  const { data } = queue.first;
  const warns = name !== 'unassigned' && queue.items.length > 0;
  return (
    <View className="lane" id={`column-${name}`}>
      <View className={`lane-head ${warns ? 'lane-warn' : ''}`}>
        <Icon name={icon} tone={warns ? 'attention' : 'ink'} />
        <Text className="grow">{text.desk.lanes[name]}</Text>
        <Text className="desk-number">{data?.counts[name] ?? ''}</Text>
      </View>
      <LoadedView loaded={queue.first} blocks={[84, 84]}>
        {() => (
          <>
            {queue.items.length === 0 && <View className="soft center">{text.desk.station.emptyLane}</View>}
            <Tickets {...lane} moreId={`more-${name}`} atFirst={SHOWN_AT_FIRST} />
          </>
        )}
      </LoadedView>
    </View>
  );
}
