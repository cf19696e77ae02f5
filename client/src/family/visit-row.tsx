import { Text, View } from '@tarojs/components';
import type { OrderCard } from '../../../shared/contracts/views';
import { serverNowMs } from '../api/server-clock';
import { text } from '../text/text';
import { whenWords } from '../text/time-words';
import { goTo } from '../ui/go';
import { OrderStatus } from '../ui/order-status';
import { ServiceDisc } from '../ui/service-disc';
import { Tap } from '../ui/tap';
import './visit-row.css';

/** One visit of the parent: what, when, who, where it stands. */
export function VisitRow({ order }: { order: OrderCard }) {
  const when = whenWords(order.startMs, serverNowMs());
  const who = order.helper?.calledZh;
  const state = text.order.states.family[order.state];
  return (
    <Tap
      role="link"
      label={`${order.serviceZh}，${when}，${who ?? ''}，${state}`}
      className="visit-row"
      onTap={() => goTo('/pages/family/visit', { orderId: order.orderId })}
    >
      <ServiceDisc code={order.serviceCode} size={48} />
      <View className="grow">
        <View className="strong">{order.serviceZh}</View>
        <View className="soft">
          <Text className="nb">{when}</Text> {who !== undefined && <Text className="nb">{who}</Text>}
        </View>
      </View>
      <OrderStatus state={order.state} reader="family" />
    </Tap>
  );
}
