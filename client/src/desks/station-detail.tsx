import { Text, View } from '@tarojs/components';
import type { OrderView } from '../../../shared/contracts/views';
import { serverNowMs } from '../api/server-clock';
import { inLanguage, text } from '../text/text';
import { minutesWords } from '../text/time-words';
import { Button } from '../ui/button';
import { OrderStatus } from '../ui/order-status';
import { Notice } from '../ui/state-cards';
import { Lead } from '../ui/words';
import { dayAndClock } from './desk-time';
import { EvidenceList } from './evidence-list';
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
export function StationDetail({ order, onAct }: { order: OrderView; onAct: (act: StationAct) => void }) {
  const acts = stationActs.filter(({ name }) => order.may.includes(name));
  return (
    <View className="desk-panel">
      <View className="row-apart">
        <Lead>{`${order.serviceZh} · ${order.elder?.calledZh ?? text.desk.unknownElder}`}</Lead>
        <OrderStatus state={order.state} />
      </View>
      <View className="soft">
        {`${dayAndClock(order.startMs, serverNowMs())}，${minutesWords(order.plannedMinutes)}，${order.helper?.calledZh ?? text.desk.noHelper}`}
      </View>
      {order.notForHall !== undefined && <Notice kind="before">{inLanguage(order.notForHall)}</Notice>}
      {acts.length > 0 && (
        <View className="desk-actions">
          {acts.map((act, index) => (
            <Button
              key={act.name}
              id={`act-${act.name}`}
              kind={index === 0 && act.moves ? 'primary' : 'line'}
              onTap={() => onAct(act)}
            >
              {words.actions[act.name]}
            </Button>
          ))}
        </View>
      )}
      <Contacts order={order} />
      {order.checkInMs !== undefined && <EvidenceList order={order} />}
      <Story order={order} />
    </View>
  );
}
