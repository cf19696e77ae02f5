import { View } from '@tarojs/components';
import type { OrderView } from '../../../shared/contracts/views';
import { MINUTE_MS } from '../../../shared/domain/units';
import { serverNowMs } from '../api/server-clock';
import { platform } from '../platform/platform';
import { text } from '../text/text';
import { clockWords, minutesWords, whenWords } from '../text/time-words';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { Face } from '../ui/face';
import { Icon } from '../ui/icon';
import { NothingHere } from '../ui/nothing-here';
import { OrderStatus } from '../ui/order-status';
import { Lead, Line } from '../ui/words';

const words = text.volunteer.task;
/** orders.md, Evidence: the volunteer's window opens 30 minutes before the start. The server decides; this only says when. */
const EARLY_MS = 30 * MINUTE_MS;

/** The minutes may still be entered. */
const mayCome: readonly OrderView['state'][] = ['served', 'confirmed', 'disputed'];
const isAhead = ({ state }: OrderView): boolean => state === 'accepted' || state === 'serving';

/** Who waits, where, and what the visit is. Door and phone are there only while the task is the volunteer's. */
function Where({ order }: { order: OrderView }) {
  const phone = order.elderPhone;
  const elder = order.elder?.calledZh ?? words.someone;
  return (
    <Card className="stack">
      <View className="row">
        <Face calledZh={elder} photo={order.elder?.photo} size={64} />
        <View className="grow">
          <Lead>
            {(isAhead(order) ? words.sentence : words.was)(whenWords(order.startMs, serverNowMs()), elder)}
          </Lead>
          <Line className="soft">{words.what(order.serviceZh, minutesWords(order.plannedMinutes))}</Line>
        </View>
      </View>
      <View className="row">
        <OrderStatus state={order.state} reader="volunteer" />
      </View>
      {order.addressZh !== undefined && (
        <View className="row">
          <Icon name="pin" tone="accent" />
          <View className="grow any-break">{order.addressZh}</View>
        </View>
      )}
      {phone !== undefined && (
        <Button kind="line" icon="phone" id="call-elder" onTap={() => platform.call(phone)}>
          {words.call(elder)}
        </Button>
      )}
    </Card>
  );
}

/** What stands at the end of a visit, from the volunteer's side. */
function After({ order }: { order: OrderView }) {
  const elder = order.elder?.calledZh ?? words.someone;
  const sentence: Partial<Record<OrderView['state'], string>> = {
    served: words.served(elder),
    confirmed: words.confirmed,
    disputed: words.disputed,
    settled: words.settled(minutesWords(order.settledMinutes ?? 0)),
    voided: words.voided,
    reversed: words.reversed,
  };
  if (isAhead(order)) return null;
  const said = sentence[order.state];
  // Called off, closed, or looked for anew: nobody waits for this volunteer.
  if (said === undefined) return <NothingHere sentence={words.over} on={text.volunteer.tasks.toHall} />;
  return (
    <Card kind="sunk" className="stack-tight">
      <Lead>{said}</Lead>
      {order.recordMinutes !== undefined && <Line>{words.record(order.recordMinutes)}</Line>}
      {order.creditMinutes !== undefined && mayCome.includes(order.state) && (
        <Line>{words.credit(minutesWords(order.creditMinutes))}</Line>
      )}
      {order.addressZh === undefined && <Line className="soft">{words.hidden}</Line>}
    </Card>
  );
}

/**
 * One task in all its states: the next step is the one filled action. 签到 is never held back by what the phone takes for the
 * time: the server knows it and says so.
 */
export function TaskContent({
  order,
  onCode,
  onDrop,
}: {
  order: OrderView;
  onCode: (step: 'in' | 'out') => void;
  onDrop: () => void;
}) {
  const nowMs = serverNowMs();
  const opensMs = order.startMs - EARLY_MS;
  const isLate = order.state === 'accepted' && nowMs > order.startMs + EARLY_MS;
  return (
    <>
      <Where order={order} />
      {order.state === 'accepted' && nowMs < opensMs && (
        <Line className="center">{words.early(clockWords(opensMs))}</Line>
      )}
      {isLate && <Line className="attention center">{words.late}</Line>}
      {order.state === 'accepted' && (
        <Button icon="key" id="to-check-in" onTap={() => onCode('in')}>
          {words.checkIn}
        </Button>
      )}
      {order.state === 'serving' && (
        <Button icon="key" id="to-check-out" onTap={() => onCode('out')}>
          {words.checkOut}
        </Button>
      )}
      <After order={order} />
      {order.may.includes('drop') && (
        <Button kind="quiet" id="to-drop" onTap={onDrop}>
          {words.drop}
        </Button>
      )}
    </>
  );
}
