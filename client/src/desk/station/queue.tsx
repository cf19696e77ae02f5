import { View } from '@tarojs/components';
import { useState } from 'react';
import { deskOrderQuery } from '../../api/desk/order';
import { serverNowMs } from '../../api/server-clock';
import { useQuery } from '../../api/use-query';
import { ActOutcome } from '../../desks/act-outcome';
import { ActSheet } from '../../desks/act-sheet';
import { RefreshKey } from '../../desks/desk-keys';
import { dayAndClock } from '../../desks/desk-time';
import { Lane } from '../../desks/lane';
import { OtherLanes } from '../../desks/other-lanes';
import type { QueueItem } from '../../desks/settlement-table';
import { StationDetail } from '../../desks/station-detail';
import { stationPlaces } from '../../desks/station-places';
import { useAct } from '../../desks/use-act';
import { useKeys } from '../../desks/use-keys';
import { useMinuteReload } from '../../desks/use-minute-reload';
import { type LaneName, useQueue } from '../../desks/use-queue';
import { text } from '../../text/text';
import { DeskPage } from '../../ui/desk-page';
import { LoadedView } from '../../ui/loaded-view';
import { EmptyCard } from '../../ui/state-cards';
import '../../desks/desk.css';
import '../../desks/lanes.css';

const words = text.desk.station;

/** The street station's desk: what cannot wait in three lanes, any lane below, one order in full beside them. */
export default function StationQueue() {
  const unassigned = useQueue('unassigned');
  const overdue = useQueue('overdue');
  const late = useQueue('late');
  const [lane, setLane] = useState<LaneName>('all');
  const other = useQueue(lane);
  const [chosenId, choose] = useState<QueueItem['orderId']>();
  const order = useQuery(deskOrderQuery, chosenId && { orderId: chosenId });
  const reload = async () => {
    await Promise.all([unassigned, overdue, late, other, order].map((one) => one.reload()));
  };
  const act = useAct(reload);
  useMinuteReload(reload);
  useKeys({ r: () => void reload() });
  const desk = unassigned.first.data;

  const pick = (id: QueueItem['orderId']) => {
    act.forget();
    choose(id);
  };
  const column = { chosenId, onChoose: pick };

  return (
    <DeskPage
      title={words.title}
      sub={dayAndClock(serverNowMs(), serverNowMs())}
      deskName={desk?.desk.zh ?? ''}
      personName={desk?.me.calledZh ?? ''}
      places={stationPlaces(desk?.counts.all)}
      on="queue"
      head={<RefreshKey onTap={reload} />}
      over={
        act.opened !== undefined && (
          <ActSheet
            opened={act.opened}
            failed={act.failed}
            busy={act.sending}
            onSend={act.send}
            onClose={act.close}
          />
        )
      }
    >
      <View className="desk-columns">
        <View className="stack">
          <View className="lanes">
            <Lane name="unassigned" icon="list" queue={unassigned} {...column} />
            <Lane name="overdue" icon="alert" queue={overdue} {...column} />
            <Lane name="late" icon="clock" queue={late} {...column} />
          </View>
          <OtherLanes lane={lane} queue={other} counts={desk?.counts} onLane={setLane} {...column} />
        </View>
        <View className="desk-beside">
          {act.outcome !== undefined && <ActOutcome outcome={act.outcome} />}
          {chosenId === undefined ? (
            <EmptyCard title={words.pick} more={words.pickMore} />
          ) : (
            <LoadedView loaded={order} blocks={[480]}>
              {(data) => <StationDetail order={data.order} onAct={act.open} />}
            </LoadedView>
          )}
        </View>
      </View>
    </DeskPage>
  );
}
