import { Text, View } from '@tarojs/components';
import type { OrderCard } from '../../../shared/contracts/views';
import { serverNowMs } from '../api/server-clock';
import { text } from '../text/text';
import { clockWords, dayWords } from '../text/time-words';
import { Face } from './face';
import { whoComes } from './home-words';
import { Icon } from './icon';
import { OrderStatus } from './order-status';
import { Tap } from './tap';
import { Together } from './words';
import './visit-card.css';

/** One visit as its elder meets it: when, who, what; a tap opens it. */
export function VisitCard({
  order,
  title,
  onTap,
}: {
  order: OrderCard;
  /** Instead of the day, where the page knows it: 今天的服务. */
  title?: string | undefined;
  onTap: () => Promise<void>;
}) {
  const nowMs = serverNowMs();
  const day = dayWords(order.startMs, nowMs);
  const clock = clockWords(order.startMs);
  const who = whoComes(order);
  const state = text.order.states.elder[order.state];
  return (
    <Tap
      role="link"
      label={`${day}${clock}，${who}，${order.serviceZh}，${state}`}
      className="visit-card"
      onTap={onTap}
    >
      <View className="row-apart">
        <Text className="strong">{title ?? day}</Text>
        <OrderStatus state={order.state} reader="elder" />
      </View>
      <View className="visit-card-row">
        {order.helper === undefined ? (
          <View className="visit-card-wait">
            <Icon name="wait" tone="accent" tint="accentSoft" size={44} />
          </View>
        ) : (
          <Face calledZh={order.helper.calledZh} photo={order.helper.photo} size={84} />
        )}
        <View className="grow">
          <View className="visit-card-clock">{clock}</View>
          <Together>{who}</Together> <Together>{order.serviceZh}</Together>
        </View>
        <Icon name="next" tone="inkSoft" className="visit-card-go" />
      </View>
    </Tap>
  );
}
