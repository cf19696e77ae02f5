import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { dayIndexOf } from '../../../../shared/domain/calendar/shanghai-day';
import { deskOrderQuery } from '../../api/desk/order';
import { queueQuery } from '../../api/desk/queue';
import { settleOrder } from '../../api/desk/settle-order';
import { sentenceOf } from '../../api/sentence-of';
import { serverNowMs } from '../../api/server-clock';
import { useCommand } from '../../api/use-command';
import { useQuery } from '../../api/use-query';
import { SettlementDetail } from '../../desks/settlement-detail';
import { type QueueItem, SettlementTable } from '../../desks/settlement-table';
import { useKeys } from '../../desks/use-keys';
import { text } from '../../text/text';
import { DeskPage } from '../../ui/desk-page';
import { Icon } from '../../ui/icon';
import { LoadedView } from '../../ui/loaded-view';
import { EmptyCard, Notice } from '../../ui/state-cards';
import '../../desks/desk.css';

const words = text.desk.community;
const { keys, places } = text.desk;

const isDueToday = ({ dueAtMs }: QueueItem): boolean =>
  dueAtMs !== undefined && dayIndexOf(dueAtMs) <= dayIndexOf(serverNowMs());

function KeyHints() {
  return (
    <>
      {(
        [
          [keys.keyNext, keys.next],
          [keys.keyBefore, keys.before],
          [keys.keyEnter, keys.settle],
        ] as const
      ).map(([key, word]) => (
        <View key={key} className="soft">
          <Text className="desk-key">{key}</Text> <Text>{word}</Text>
        </View>
      ))}
    </>
  );
}

/** The community's queue: what elders confirmed, most urgent first, settled in two taps or by keys alone. */
export default function CommunitySettlement() {
  const queue = useQuery(queueQuery, { lane: 'toSettle' });
  const items = queue.data?.items ?? [];
  const [wanted, choose] = useState<QueueItem['orderId']>();
  const chosen = items.find(({ orderId }) => orderId === wanted) ?? items[0];
  const order = useQuery(deskOrderQuery, chosen && { orderId: chosen.orderId });
  const { state, run, reset } = useCommand(settleOrder);
  const [done, setDone] = useState<string>();
  const failed =
    state.phase === 'answered' && state.answer.kind !== 'done' ? sentenceOf(state.answer) : undefined;

  const chooseOther = (id: QueueItem['orderId'] | undefined) => {
    if (id === undefined) return;
    reset();
    choose(id);
  };
  const step = (by: 1 | -1) => {
    const at = items.findIndex(({ orderId }) => orderId === chosen?.orderId);
    chooseOther(items[at + by]?.orderId);
  };
  const settle = async () => {
    const shown = order.data?.order;
    if (shown === undefined || chosen === undefined || chosen.mineForbidden || !shown.may.includes('settle'))
      return;
    const answer = await run({ orderId: shown.orderId });
    if (answer.kind !== 'done') return;
    setDone(words.settled(shown.helper?.calledZh ?? '', shown.creditMinutes ?? 0));
    await queue.reload();
  };
  useKeys({ j: () => step(1), k: () => step(-1), enter: () => void settle() });

  return (
    <DeskPage
      title={words.title}
      sub={
        queue.data && words.sub(queue.data.counts.toSettle ?? items.length, items.filter(isDueToday).length)
      }
      deskName={queue.data?.desk.zh ?? ''}
      personName={queue.data?.me.calledZh ?? ''}
      places={[
        {
          key: 'settlement',
          words: places.settlement,
          icon: 'check',
          path: '/desk/community/settlement',
          count: queue.data?.counts.toSettle,
        },
      ]}
      on="settlement"
      head={<KeyHints />}
    >
      {done !== undefined && <Notice kind="done">{done}</Notice>}
      <LoadedView loaded={queue} blocks={[56, 56, 56, 56]}>
        {() =>
          chosen === undefined ? (
            <EmptyCard title={words.none} more={words.noneMore} />
          ) : (
            <View className="desk-columns">
              <View className="desk-panel">
                <SettlementTable items={items} chosenId={chosen.orderId} onChoose={chooseOther} />
                <View className="desk-hint">
                  <Icon name="alert" tone="attention" />
                  <Text>{words.hintOne}</Text>
                </View>
                <View className="desk-hint">
                  <Icon name="lock" tone="inkSoft" />
                  <Text>{words.hintMine}</Text>
                </View>
              </View>
              <LoadedView loaded={order} blocks={[420]}>
                {(data) => (
                  <SettlementDetail
                    order={data.order}
                    forbidden={chosen.mineForbidden}
                    failed={failed}
                    busy={state.phase === 'sending'}
                    onSettle={settle}
                  />
                )}
              </LoadedView>
            </View>
          )
        }
      </LoadedView>
    </DeskPage>
  );
}
