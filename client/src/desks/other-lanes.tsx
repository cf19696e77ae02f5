import { Text, View } from '@tarojs/components';
import { text } from '../text/text';
import { LoadedView } from '../ui/loaded-view';
import { Tap } from '../ui/tap';
import { Lead } from '../ui/words';
import { Tickets } from './lane';
import type { QueueItem } from './settlement-table';
import type { LaneName, QueuePages } from './use-queue';

const words = text.desk.station;
const lanes = [
  'all',
  'unassigned',
  'overdue',
  'late',
  'serving',
  'toConfirm',
  'toSettle',
  'disputed',
] as const satisfies readonly LaneName[];

/** Any lane of the desk, chosen by its chip; all orders at first. */
export function OtherLanes({
  lane,
  queue,
  counts,
  chosenId,
  onLane,
  onChoose,
}: {
  lane: LaneName;
  queue: QueuePages;
  counts: Readonly<Record<string, number>> | undefined;
  chosenId: string | undefined;
  onLane: (lane: LaneName) => void;
  onChoose: (id: QueueItem['orderId']) => void;
}) {
  return (
    <View className="desk-panel">
      <Lead>{words.ladder}</Lead>
      <View className="lane-choice">
        {lanes.map((name) => (
          <Tap
            key={name}
            role="radio"
            checked={name === lane}
            id={`lane-${name}`}
            className={`lane-chip ${name === lane ? 'lane-chip-on' : ''}`}
            onTap={() => onLane(name)}
          >
            <Text>{text.desk.lanes[name]}</Text>
            <Text className="desk-number">{counts?.[name] ?? ''}</Text>
          </Tap>
        ))}
      </View>
      <LoadedView loaded={queue.first} blocks={[84]}>
        {() => (
          <View className="ticket-list" id="other-tickets">
            {queue.items.length === 0 && <View className="soft">{words.emptyLane}</View>}
            <Tickets
              moreId="more-others"
              queue={queue}
              atFirst={queue.items.length}
              chosenId={chosenId}
              onChoose={onChoose}
            />
          </View>
        )}
      </LoadedView>
    </View>
  );
}
