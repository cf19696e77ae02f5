import { useRouter } from '@tarojs/taro';
import { asId } from '../../api/as-id';
import { orderQuery } from '../../api/order';
import { useQuery } from '../../api/use-query';
import { text } from '../../text/text';
import { PhonePage } from '../../ui/phone-page';
import { ConfirmContent } from '../../visit/confirm-content';
import { LoadedOrder } from '../../visit/loaded-order';
import { VisitContent } from '../../visit/visit-content';

/** One visit of a parent: where it stands, and 对 or 不对 when it is over. */
export default function FamilyVisit() {
  const { orderId: given, ask } = useRouter().params;
  const orderId = asId('order', given);
  const loaded = useQuery(orderQuery, orderId === undefined ? undefined : { orderId });
  return (
    <PhonePage title={text.family.visit.title} back>
      <LoadedOrder orderId={orderId} loaded={loaded} blocks={[96, 90, 64, 280]}>
        {({ order }) =>
          ask === 'yes' ? (
            <ConfirmContent order={order} reload={loaded.reload} />
          ) : (
            <VisitContent order={order} reload={loaded.reload} />
          )
        }
      </LoadedOrder>
    </PhonePage>
  );
}
