import { Text, View } from '@tarojs/components';
import type { OrderCard } from '../../../../shared/contracts/views';
import { homeQuery } from '../../api/home';
import { serverNowMs } from '../../api/server-clock';
import { useQuery } from '../../api/use-query';
import { useCareMode } from '../../platform/care-mode';
import { readSession } from '../../platform/session';
import { text } from '../../text/text';
import { greetingWords, minutesWords } from '../../text/time-words';
import { Hills } from '../../ui/art/hills';
import { Card } from '../../ui/card';
import { ElderPage } from '../../ui/elder-page';
import { goTo } from '../../ui/go';
import { spokenHome } from '../../ui/home-words';
import { noteStationPhone } from '../../ui/hotline';
import { LinkRow } from '../../ui/link-row';
import { LoadedView } from '../../ui/loaded-view';
import { Numeral } from '../../ui/numeral';
import { ServiceTiles } from '../../ui/service-tiles';
import { VisitCard } from '../../ui/visit-card';
import { Lead, Line, Title, Together } from '../../ui/words';
import './home.css';

const words = text.elderHome;

const openVisit = (order: OrderCard) =>
  order.state === 'served'
    ? goTo('/pages/elder/confirm', { orderId: order.orderId })
    : goTo('/pages/elder/visit', { orderId: order.orderId });

/** The elder's first page: six kinds of help, today's visit, what is left (experience.md, Every role). */
export default function ElderHome() {
  const home = useQuery(homeQuery, {});
  const care = useCareMode();
  const nowMs = serverNowMs();
  const { data } = home;
  if (data !== undefined) noteStationPhone(data.stationPhone);
  const name = data?.me.calledZh ?? readSession()?.displayName ?? '';
  const greeting = greetingWords(nowMs);
  const spoken = data === undefined ? '' : spokenHome(data, name, nowMs);
  return (
    <ElderPage top="care" spoken={spoken}>
      <View className="hello">
        <Hills withSun={!care} />
        <Title className="hello-words">
          <Together>{name}，</Together>
          <Together>{greeting}</Together>
        </Title>
        <Line className="hello-words">{words.ask}</Line>
      </View>
      <ServiceTiles onChoose={(list) => goTo('/pages/elder/request', { list })} />
      <LoadedView loaded={home} blocks={[200, 64]}>
        {({ todayVisits, toConfirm, upcoming, balance }) => (
          <>
            {[...toConfirm, ...todayVisits, ...upcoming].map((order) => (
              <VisitCard
                key={order.orderId}
                order={order}
                title={todayVisits.includes(order) ? words.today : undefined}
                onTap={() => openVisit(order)}
              />
            ))}
            {todayVisits.length + toConfirm.length + upcoming.length === 0 && (
              <Card>
                <Lead>{words.nothing}</Lead>
                <Line className="soft">{words.nothingMore}</Line>
              </Card>
            )}
            <LinkRow
              icon="book"
              id="to-passbook"
              label={words.savedWhole(minutesWords(balance.availableMinutes))}
              onTap={() => goTo('/pages/passbook')}
            >
              <Text className="nb">{words.saved}</Text>
              <Numeral minutes={balance.availableMinutes} />
            </LinkRow>
          </>
        )}
      </LoadedView>
      <LinkRow icon="list" id="to-past" onTap={() => goTo('/pages/elder/past')}>
        {words.past}
      </LinkRow>
      <LinkRow icon="person" id="to-mine" onTap={() => goTo('/pages/mine')}>
        {text.mine.title}
      </LinkRow>
    </ElderPage>
  );
}
