import { Text, View } from '@tarojs/components';
import type { OrderView } from '../../../shared/contracts/views';
import { serverNowMs } from '../api/server-clock';
import { inLanguage, text } from '../text/text';
import { minutesWords } from '../text/time-words';
import { Button } from '../ui/button';
import { goTo } from '../ui/go';
import { OrderStatus } from '../ui/order-status';
import { Notice } from '../ui/state-cards';
import { Lead } from '../ui/words';
import { dayAndClock } from './desk-time';
import { EvidenceList } from './evidence-list';
import { lateWords, offeredActs } from './offered-acts';
import { type StationAct, stationActs } from './station-acts';

const words = text.desk.station;

/** Where it is, whom to call, which codes the elder would read out. */
function Contacts({ order }: { order: OrderView }) {
  const rows = [
    [words.address, order.addressZh],
    [words.elderPhone, order.elderPhone],
    [words.helperPhone, order.helperPhone],
    [words.codes, order.codes && words.codeWords(order.codes.in, order.codes.out)],
  ] as const;
  return (
    <View className="stack-tight">
      {rows.map(([name, value]) =>
        value === undefined ? null : (
          <View key={name} className="row-apart">
            <Text className="soft">{name}</Text>
            <Text className="desk-number">{value}</Text>
          </View>
        ),
      )}
    </View>
  );
}

function Story({ order }: { order: OrderView }) {
  return (
    <View className="stack-tight">
      <Lead>{words.history}</Lead>
      <View className="desk-story">
        {order.history.map(({ version, command, by, atMs }) => [
          <Text key={`${version}-at`} className="soft desk-number">
            {dayAndClock(atMs, serverNowMs())}
          </Text>,
          <Text key={`${version}-what`}>{text.desk.commands[command]}</Text>,
          <Text key={`${version}-by`} className="soft">
            {text.desk.by[by]}
          </Text>,
        ])}
      </View>
    </View>
  );
}

/** One order in full at the station's desk; only what is allowed now is offered, the first of it filled. */
export function StationDetail({
  order,
  onAct,
}: {
  order: OrderView;
  onAct: (act: StationAct, order: OrderView) => void;
}) {
  const nowMs = serverNowMs();
  const acts = offeredActs(stationActs, order, nowMs);
  const late = lateWords(order, nowMs);
  const { elder } = order;
  return (
    <View className="desk-panel">
      <View className="row-apart">
        <Lead>{`${order.serviceZh} · ${order.elder?.calledZh ?? text.desk.unknownElder}`}</Lead>
        <OrderStatus state={order.state} reader="desk" />
      </View>
      <View className="soft">
        {`${dayAndClock(order.startMs, nowMs)}，${minutesWords(order.plannedMinutes)}，${order.helper?.calledZh ?? text.desk.noHelper}`}
      </View>
      {order.notForHall !== undefined && <Notice kind="before">{inLanguage(order.notForHall)}</Notice>}
      {late !== undefined && <Notice kind="before">{late}</Notice>}
      {acts.length > 0 && (
        <View className="desk-actions">
          {acts.map(({ act, isFilled }) => (
            <Button
              key={act.name}
              id={`act-${act.name}`}
              kind={isFilled ? 'primary' : 'line'}
              onTap={() => onAct(act, order)}
            >
              {words.actions[act.name]}
            </Button>
          ))}
        </View>
      )}
      <Contacts order={order} />
      {elder !== undefined && (
        <Button
          kind="quiet"
          id="to-slip"
          onTap={() => goTo('/desk/station/slip', { personId: elder.personId })}
        >
          {text.slip.openFor(elder.calledZh)}
        </Button>
      )}
      {order.checkInMs !== undefined && <EvidenceList order={order} />}
      <Story order={order} />
    </View>
  );
}
