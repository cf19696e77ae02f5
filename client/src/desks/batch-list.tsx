import { Text, View } from '@tarojs/components';
import type { batchesContract } from '../../../shared/contracts/batches';
import type { ResponseOf } from '../api/call';
import { text } from '../text/text';
import { minutesWords } from '../text/time-words';
import type { IconName } from '../ui/icon-shapes';
import { StatusBadge, type StatusKind } from '../ui/status-badge';
import { Tap } from '../ui/tap';

export type BatchItem = ResponseOf<typeof batchesContract>['items'][number];

const words = text.desk.batches;
const heads = words.columns;
const looks: Readonly<Record<BatchItem['state'], { readonly kind: StatusKind; readonly icon: IconName }>> = {
  draft: { kind: 'look', icon: 'wait' },
  approved: { kind: 'plain', icon: 'clock' },
  posting: { kind: 'plain', icon: 'clock' },
  closed: { kind: 'good', icon: 'check' },
  stopped: { kind: 'plain', icon: 'cross' },
};

/** A batch's state as a sign and a word. */
export function BatchState({ state }: { state: BatchItem['state'] }) {
  return <StatusBadge {...looks[state]}>{words.states[state]}</StatusBadge>;
}

/** The station's batches as rows, the newest first. */
export function BatchList({
  items,
  chosenId,
  onChoose,
}: {
  items: readonly BatchItem[];
  chosenId: BatchItem['batchId'] | undefined;
  onChoose: (id: BatchItem['batchId']) => void;
}) {
  return (
    <View className="desk-rows">
      <View className="desk-row batch-row desk-row-head">
        <Text>{heads.kind}</Text>
        <Text className="desk-right">{heads.total}</Text>
        <Text className="desk-right">{heads.progress}</Text>
        <Text>{heads.by}</Text>
        <Text>{heads.state}</Text>
      </View>
      {items.map((item) => (
        <Tap
          key={item.batchId}
          role="radio"
          checked={item.batchId === chosenId}
          label={`${words.kinds[item.kind]}，${minutesWords(item.totalMinutes)}，${words.states[item.state]}`}
          className={`desk-row batch-row ${item.batchId === chosenId ? 'desk-row-on' : ''}`}
          onTap={() => onChoose(item.batchId)}
        >
          <Text className="strong any-break">{words.kinds[item.kind]}</Text>
          <Text className="desk-number desk-right">{minutesWords(item.totalMinutes)}</Text>
          <Text className="desk-number desk-right">{words.progress(item.postedCount, item.partCount)}</Text>
          <Text className="any-break">{item.draftedBy.calledZh}</Text>
          <BatchState state={item.state} />
        </Tap>
      ))}
    </View>
  );
}
