import { Text, View } from '@tarojs/components';
import { myVisitsQuery } from '../../api/my-visits';
import { serverNowMs } from '../../api/server-clock';
import { useQuery } from '../../api/use-query';
import { readSession } from '../../platform/session';
import { text } from '../../text/text';
import { clockWords, dateWords } from '../../text/time-words';
import { ElderPage } from '../../ui/elder-page';
import { goTo } from '../../ui/go';
import { LinkRow } from '../../ui/link-row';
import { LoadedView } from '../../ui/loaded-view';
import { MoreButton } from '../../ui/more-button';
import { OrderStatus } from '../../ui/order-status';
import { EmptyCard } from '../../ui/state-cards';
import { usePages } from '../../ui/use-pages';
import { Title } from '../../ui/words';
import { endOf, pastOf, spokenPast } from '../../visit/past-visits';

const words = text.elderPast;

/** 以前的服务: all that is over, whoever ended it, so that nothing done for her vanishes (experience.md, P4). */
export default function ElderPast() {
  const first = useQuery(myVisitsQuery, { as: 'elder' });
  const list = usePages('elder', first, (cursor) => myVisitsQuery.ask({ as: 'elder', cursor }));
  const meId = readSession()?.personId;
  const nowMs = serverNowMs();
  const { data } = first;
  return (
    <ElderPage
      top="back"
      spoken={data === undefined ? '' : spokenPast(pastOf(list.of(data).items), meId, nowMs)}
    >
      <Title>{words.title}</Title>
      <LoadedView loaded={first} blocks={[120, 120, 120]}>
        {(page) => {
          const { items, next } = list.of(page);
          const past = pastOf(items);
          return (
            <>
              {past.length === 0 && next === undefined && (
                <EmptyCard title={words.none} more={words.noneMore} />
              )}
              {past.map((order) => (
                <LinkRow
                  key={order.orderId}
                  icon="clock"
                  onTap={() => goTo('/pages/elder/visit', { orderId: order.orderId })}
                >
                  <View className="stack-tight">
                    <View className="strong">
                      <Text className="nb">{dateWords(order.startMs)}</Text>{' '}
                      <Text className="nb">{clockWords(order.startMs)}</Text>
                    </View>
                    <View className="any-break">{order.serviceZh}</View>
                    <View>{endOf(order, meId)}</View>
                    <View className="row">
                      <OrderStatus state={order.state} reader="elder" />
                    </View>
                  </View>
                </LinkRow>
              ))}
              {next !== undefined && <MoreButton words={words.more} list={list} />}
            </>
          );
        }}
      </LoadedView>
    </ElderPage>
  );
}
