import { Text, View } from '@tarojs/components';
import { dayIndexOf } from '../../../../shared/domain/calendar/shanghai-day';
import { serverNowMs } from '../../api/server-clock';
import { KeyHint, RefreshKey } from '../../desks/desk-keys';
import { SettlementDetail } from '../../desks/settlement-detail';
import { type QueueItem, SettlementTable } from '../../desks/settlement-table';
import { ShowMore } from '../../desks/show-more';
import { useKeys } from '../../desks/use-keys';
import { useMinuteReload } from '../../desks/use-minute-reload';
import { useSettling } from '../../desks/use-settling';
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

/** The community's queue: what elders confirmed, most urgent first, settled in two taps or by keys alone. */
export default function CommunitySettlement() {
  const { queue, order, chosen, failed, done, busy, choose, step, settle, reload } = useSettling();
  const { items, first } = queue;
  useMinuteReload(reload);
  useKeys({
    j: () => void step(1),
    k: () => void step(-1),
    enter: () => void settle(),
    r: () => void reload(),
  });

  return (
    <DeskPage
      title={words.title}
      sub={
        first.data && words.sub(first.data.counts.toSettle ?? items.length, items.filter(isDueToday).length)
      }
      deskName={first.data?.desk.zh ?? ''}
      personName={first.data?.me.calledZh ?? ''}
      places={[
        {
          key: 'settlement',
          words: places.settlement,
          icon: 'check',
          path: '/desk/community/settlement',
          count: first.data?.counts.toSettle,
        },
      ]}
      on="settlement"
      head={
        <>
          <KeyHint name="J" words={keys.next} />
          <KeyHint name="K" words={keys.before} />
          <KeyHint name="Enter" words={keys.settle} />
          <RefreshKey onTap={reload} />
        </>
      }
    >
      {done !== undefined && <Notice kind="done">{done}</Notice>}
      <LoadedView loaded={first} blocks={[56, 56, 56, 56]}>
        {() =>
          chosen === undefined ? (
            <EmptyCard title={words.none} more={words.noneMore} />
          ) : (
            <View className="desk-columns">
              <View className="desk-panel">
                <SettlementTable items={items} chosenId={chosen} onChoose={choose} />
                {queue.hasMore && <ShowMore id="more-rows" failure={queue.failure} onTap={queue.more} />}
                <View className="desk-hint">
                  <Icon name="alert" tone="attention" />
                  <Text>{words.hintOne}</Text>
                </View>
                <View className="desk-hint">
                  <Icon name="lock" tone="inkSoft" />
                  <Text>{words.hintMine}</Text>
                </View>
              </View>
              <View className="desk-beside">
                <LoadedView loaded={order} blocks={[420]}>
                  {(data) => (
                    <SettlementDetail
                      key={data.order.orderId}
                      order={data.order}
                      forbidden={items.some(
                        ({ orderId, mineForbidden }) => orderId === chosen && mineForbidden,
                      )}
                      failed={failed}
                      busy={busy}
                      onSettle={settle}
                    />
                  )}
                </LoadedView>
              </View>
            </View>
          )
        }
      </LoadedView>
    </DeskPage>
  );
}
