import { useRouter } from '@tarojs/taro';
import { asId } from '../../api/as-id';
import { orderQuery } from '../../api/order';
import { useQuery } from '../../api/use-query';
import { text } from '../../text/text';
import { PhonePage } from '../../ui/phone-page';
import { LoadedOrder } from '../../visit/loaded-order';
import { MoveContent } from '../../visit/move-content';
import { useMove } from '../../visit/use-move';

/** Another time for a parent's visit that nobody has taken yet. */
export default function FamilyMove() {
  const orderId = asId('order', useRouter().params.orderId);
  const loaded = useQuery(orderQuery, orderId === undefined ? undefined : { orderId });
  const move = useMove(loaded.reload);
  return (
    <PhonePage title={text.move.open} back>
      <LoadedOrder orderId={orderId} loaded={loaded} blocks={[44, 60, 360]}>
        {({ order }) => <MoveContent order={order} move={move} />}
      </LoadedOrder>
    </PhonePage>
  );
}
