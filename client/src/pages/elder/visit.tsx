import { useRouter } from '@tarojs/taro';
import { asId } from '../../api/as-id';
import { orderQuery } from '../../api/order';
import { useQuery } from '../../api/use-query';
import { ElderPage } from '../../ui/elder-page';
import { LoadedOrder } from '../../visit/loaded-order';
import { VisitContent } from '../../visit/visit-content';
import { spokenVisit } from '../../visit/visit-words';

/** One visit: where it stands, who comes, the call, the two codes, the way to cancel. */
export default function ElderVisit() {
  const orderId = asId('order', useRouter().params.orderId);
  const loaded = useQuery(orderQuery, orderId === undefined ? undefined : { orderId });
  const order = loaded.data?.order;
  return (
    <ElderPage top="back" spoken={order === undefined ? '' : spokenVisit(order)}>
      <LoadedOrder orderId={orderId} loaded={loaded} blocks={[96, 90, 64, 280]}>
        {(data) => <VisitContent order={data.order} reload={loaded.reload} />}
      </LoadedOrder>
    </ElderPage>
  );
}
