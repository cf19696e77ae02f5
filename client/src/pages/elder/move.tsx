import { useRouter } from '@tarojs/taro';
import { asId } from '../../api/as-id';
import { orderQuery } from '../../api/order';
import { serverNowMs } from '../../api/server-clock';
import { useQuery } from '../../api/use-query';
import { ElderPage } from '../../ui/elder-page';
import { LoadedOrder } from '../../visit/loaded-order';
import { MoveContent } from '../../visit/move-content';
import { spokenMove } from '../../visit/move-words';
import { useMove } from '../../visit/use-move';

/** Another time for a visit that nobody has taken yet: big days, big hours, no typing. */
export default function ElderMove() {
  const orderId = asId('order', useRouter().params.orderId);
  const loaded = useQuery(orderQuery, orderId === undefined ? undefined : { orderId });
  const move = useMove(loaded.reload);
  const order = loaded.data?.order;
  return (
    <ElderPage top="back" spoken={order === undefined ? '' : spokenMove(order, move, serverNowMs())}>
      <LoadedOrder orderId={orderId} loaded={loaded} blocks={[44, 60, 360]}>
        {(data) => <MoveContent order={data.order} move={move} />}
      </LoadedOrder>
    </ElderPage>
  );
}
