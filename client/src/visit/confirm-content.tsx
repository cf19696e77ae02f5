import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import type { OrderView } from '../../../shared/contracts/views';
import { actingFor } from '../api/acting-for';
import { confirmOrder } from '../api/confirm-order';
import { denyOrder } from '../api/deny-order';
import { serverNowMs } from '../api/server-clock';
import { useUndoableCommand } from '../api/use-command';
import { text } from '../text/text';
import { clockWords, dayWords, minutesWords } from '../text/time-words';
import { Card } from '../ui/card';
import { Face } from '../ui/face';
import { Line, Title } from '../ui/words';
import { CommandOutcome } from './command-outcome';
import { VisitContent } from './visit-content';
import { helperCalled } from './visit-words';
import { YesOrNo } from './yes-or-no';
import './confirm-content.css';

const words = text.elderConfirm;

type Said = { readonly isRight: boolean; readonly order: OrderView };

const say = ({ isRight, order }: Said) => {
  const asked = { orderId: order.orderId, ...actingFor(order.elder?.personId) };
  return isRight ? confirmOrder(asked) : denyOrder({ ...asked, reason: 'other' });
};

/** 李师傅今天来了吗？ */
export const confirmQuestion = (order: OrderView): string =>
  words.came(helperCalled(order), dayWords(order.startMs, serverNowMs()));

/** What happened, in words; the clock's own check-out is said as what it is: not known. */
function Facts({ order }: { order: OrderView }) {
  const { checkInMs, checkOutMs, creditMinutes } = order;
  return (
    <Card kind="sunk">
      {checkInMs !== undefined && checkOutMs !== undefined && (
        <Line>
          {order.checkedOutByClock
            ? words.timesByClock(clockWords(checkInMs))
            : words.times(clockWords(checkInMs), clockWords(checkOutMs))}
        </Line>
      )}
      <View>
        <Text>{words.credit(order.serviceZh)} </Text>
        <Text className="nb">
          <Text className="strong">{minutesWords(creditMinutes ?? 0)}</Text>。
        </Text>
      </View>
    </Card>
  );
}

/** The one question after a visit, with two answers of equal weight, and ten seconds to change one's mind. */
export function ConfirmContent({ order, reload }: { order: OrderView; reload: () => Promise<void> }) {
  const saying = useUndoableCommand(say, reload);
  const [said, setSaid] = useState(true);
  if (saying.state.phase !== 'idle') {
    return (
      <CommandOutcome
        act={saying}
        held={said ? words.heldYes(helperCalled(order)) : words.heldNo}
        done={said ? words.doneYes : words.doneNo}
      />
    );
  }
  if (!order.may.includes('confirm')) return <VisitContent order={order} reload={reload} />;
  const answer = (isRight: boolean) => {
    setSaid(isRight);
    saying.hold({ isRight, order });
  };
  return (
    <>
      <View className="confirm-ask">
        <Face calledZh={helperCalled(order)} photo={order.helper?.photo} size={116} />
        <Title>
          <Text className="nb">{confirmQuestion(order)}</Text>
          <Text className="nb">{words.good}</Text>
        </Title>
      </View>
      <Facts order={order} />
      <YesOrNo onAnswer={answer} />
      <Line className="center soft">{text.common.heldFor}</Line>
    </>
  );
}
