import { useRouter } from '@tarojs/taro';
import { asId } from '../../api/as-id';
import { orderQuery } from '../../api/order';
import { useQuery } from '../../api/use-query';
import { text } from '../../text/text';
import { ElderPage } from '../../ui/elder-page';
import { ConfirmContent, confirmQuestion } from '../../visit/confirm-content';
import { LoadedOrder } from '../../visit/loaded-order';

/** 对 or 不对: the elder's own word about a visit. */
export default function ElderConfirm() {
  const orderId = asId('order', useRouter().params.orderId);
  const loaded = useQuery(orderQuery, orderId === undefined ? undefined : { orderId });
  const order = loaded.data?.order;
  return (
    <ElderPage
      top="back"
      spoken={
        order === undefined
          ? ''
          : `${confirmQuestion(order)}${text.elderConfirm.good}${text.elderConfirm.how}`
      }
    >
      <LoadedOrder orderId={orderId} loaded={loaded} blocks={[240, 120, 180]}>
        {(data) => <ConfirmContent order={data.order} reload={loaded.reload} />}
      </LoadedOrder>
    </ElderPage>
  );
}
