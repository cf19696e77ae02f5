import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { deskOrderQuery } from '../../api/desk/order';
import { queueQuery } from '../../api/desk/queue';
import { sentenceOf } from '../../api/sentence-of';
import { serverNowMs } from '../../api/server-clock';
import { useQuery } from '../../api/use-query';
import { ActSheet } from '../../desks/act-sheet';
import { dayAndClock } from '../../desks/desk-time';
import { Lane, type LaneName } from '../../desks/lane';
import type { QueueItem } from '../../desks/settlement-table';
import type { StationAct, Told } from '../../desks/station-acts';
import { StationDetail } from '../../desks/station-detail';
import { Ticket } from '../../desks/ticket';
import { text } from '../../text/text';
import { DeskPage } from '../../ui/desk-page';
import { LoadedView } from '../../ui/loaded-view';
import { EmptyCard, Notice } from '../../ui/state-cards';
import { Tap } from '../../ui/tap';
import { Lead } from '../../ui/words';
import '../../desks/desk.css';

const words = text.desk.station;
const others = ['serving', 'toConfirm', 'toSettle', 'disputed', 'all'] as const satisfies readonly LaneName[];

/** The street station's desk: what cannot wait in three lanes, all else below, one order in full beside them. */
export default function StationQueue() {
  const unassigned = useQuery(queueQuery, { lane: 'unassigned' });
  const overdue = useQuery(queueQuery, { lane: 'overdue' });
  const late = useQuery(queueQuery, { lane: 'late' });
  const [lane, setLane] = useState<(typeof others)[number]>('all');
  const other = useQuery(queueQuery, { lane });
  const [chosenId, choose] = useState<QueueItem['orderId']>();
  const order = useQuery(deskOrderQuery, chosenId && { orderId: chosenId });
  const [act, setAct] = useState<StationAct>();
  const [busy, setBusy] = useState(false);
  const [failed, setFailed] = useState<string>();
  const [done, setDone] = useState(false);
  const desk = unassigned.data;

  const pick = (id: QueueItem['orderId']) => {
    setDone(false);
    choose(id);
  };
  const open = (next: StationAct | undefined) => {
    setFailed(undefined);
    setAct(next);
  };
  const send = async (told: Told) => {
    const shown = order.data?.order;
    if (act === undefined || shown === undefined) return;
    setBusy(true);
    const answer = await act.send(shown, told);
    setBusy(false);
    if (answer.kind !== 'done') {
      setFailed(sentenceOf(answer));
      return order.reload();
    }
    open(undefined);
    setDone(true);
    await Promise.all([unassigned, overdue, late, other, order].map(({ reload }) => reload()));
  };

  return (
    <DeskPage
      title={words.title}
      sub={dayAndClock(serverNowMs(), serverNowMs())}
      deskName={desk?.desk.zh ?? ''}
      personName={desk?.me.calledZh ?? ''}
      places={[
        {
          key: 'queue',
          words: text.desk.places.queue,
          icon: 'board',
          path: '/desk/station/queue',
          count: desk?.counts.all,
        },
      ]}
      on="queue"
      over={
        act !== undefined &&
        order.data !== undefined && (
          <ActSheet
            act={act}
            order={order.data.order}
            failed={failed}
            busy={busy}
            onSend={send}
            onClose={() => open(undefined)}
          />
        )
      }
    >
      <View className="desk-columns">
        <View className="stack">
          <View className="lanes">
            <Lane name="unassigned" icon="list" loaded={unassigned} chosenId={chosenId} onChoose={pick} />
            <Lane name="overdue" icon="alert" loaded={overdue} chosenId={chosenId} onChoose={pick} />
            <Lane name="late" icon="clock" loaded={late} chosenId={chosenId} onChoose={pick} />
          </View>
          <View className="desk-panel">
            <Lead>{words.ladder}</Lead>
            <View className="lane-choice">
              {others.map((name) => (
                <Tap
                  key={name}
                  role="radio"
                  checked={name === lane}
                  id={`lane-${name}`}
                  className={`lane-chip ${name === lane ? 'lane-chip-on' : ''}`}
                  onTap={() => setLane(name)}
                >
                  <Text>{text.desk.lanes[name]}</Text>
                  <Text className="desk-number">{desk?.counts[name] ?? ''}</Text>
                </Tap>
              ))}
            </View>
            <LoadedView loaded={other} blocks={[84]}>
              {({ items }) => (
                <View className="ticket-list">
                  {items.length === 0 && <View className="soft">{words.emptyLane}</View>}
                  {items.map((item) => (
                    <Ticket
                      key={item.orderId}
                      item={item}
                      on={item.orderId === chosenId}
                      onTap={() => pick(item.orderId)}
                    />
                  ))}
                </View>
              )}
            </LoadedView>
          </View>
        </View>
        <View className="stack">
          {done && <Notice kind="done">{words.done}</Notice>}
          {chosenId === undefined ? (
            <EmptyCard title={words.pick} more={words.pickMore} />
          ) : (
            <LoadedView loaded={order} blocks={[480]}>
              {(data) => <StationDetail order={data.order} onAct={open} />}
            </LoadedView>
          )}
        </View>
      </View>
    </DeskPage>
  );
}
