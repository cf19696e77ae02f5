import { View } from '@tarojs/components';
import { useState } from 'react';
import type { OrderView } from '../../../shared/contracts/views';
import { actingFor } from '../api/acting-for';
import { cancelOrder } from '../api/cancel-order';
import { useUndoableCommand } from '../api/use-command';
import { platform } from '../platform/platform';
import { currentRole } from '../platform/roles';
import { readSession } from '../platform/session';
import { text } from '../text/text';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { Face } from '../ui/face';
import { goHome, goTo } from '../ui/go';
import { ServiceDisc } from '../ui/service-disc';
import { Steps } from '../ui/steps';
import { Line, Title } from '../ui/words';
import { CancelQuestion } from './cancel-question';
import { CommandOutcome } from './command-outcome';
import { backWords } from './ended-words';
import { VisitCodes } from './visit-codes';
import { visitPlace } from './visit-place';
import { helperCalled, stepNow, visitSentences, visitSteps } from './visit-words';
import './visit-content.css';

const words = text.elderVisit;

/** What the elder may do now, one filled action; undefined helperPhone: nobody to call but the station. */
function MainAction({ order, reload }: { order: OrderView; reload: () => Promise<void> }) {
  const phone = order.helperPhone;
  if ((order.state === 'accepted' || order.state === 'serving') && phone !== undefined) {
    return (
      <Button icon="phone" id="call-helper" onTap={() => platform.call(phone)}>
        {words.call(helperCalled(order))}
      </Button>
    );
  }
  if (order.state === 'open' || order.state === 'offered' || order.state === 'submitted') {
    return (
      <Button icon="refresh" id="look-again" onTap={reload}>
        {words.look}
      </Button>
    );
  }
  if (order.may.includes('confirm')) {
    return (
      <Button
        icon="check"
        id="to-confirm"
        onTap={() =>
          goTo(currentRole(readSession()) === 'family' ? '/pages/family/visit' : '/pages/elder/confirm', {
            orderId: order.orderId,
            ask: 'yes',
          })
        }
      >
        {words.confirmNow}
      </Button>
    );
  }
  return (
    <Button icon="home" id="go-home" onTap={goHome}>
      {text.common.home}
    </Button>
  );
}

/** One visit in all its states, for its elder. */
export function VisitContent({ order, reload }: { order: OrderView; reload: () => Promise<void> }) {
  const [asking, setAsking] = useState(false);
  const cancelling = useUndoableCommand(cancelOrder, reload);
  if (cancelling.state.phase !== 'idle') {
    return (
      <CommandOutcome
        act={cancelling}
        held={words.cancelHeld}
        done={words.cancelDone(backWords(order, readSession()?.personId))}
      />
    );
  }
  if (asking) {
    const cancel = () => {
      setAsking(false);
      cancelling.hold({
        orderId: order.orderId,
        reason: 'no_longer_needed',
        ...actingFor(order.elder?.personId),
      });
    };
    return <CancelQuestion order={order} onNo={() => setAsking(false)} onYes={cancel} />;
  }
  const { head, below } = visitSentences(order);
  const now = stepNow(order);
  return (
    <>
      <View className="visit-who">
        {order.helper === undefined ? (
          <ServiceDisc code={order.serviceCode} size={88} />
        ) : (
          <Face calledZh={order.helper.calledZh} photo={order.helper.photo} size={88} />
        )}
        <View className="grow">
          <Title className="visit-head">{head}</Title>
          <Line>{below}</Line>
        </View>
      </View>
      {now !== undefined && <Steps steps={visitSteps} now={now} />}
      <MainAction order={order} reload={reload} />
      <VisitCodes order={order} />
      {(order.state === 'open' || order.state === 'offered') && (
        <Card kind="sunk">
          <Line>{words.findingMore}</Line>
        </Card>
      )}
      {order.state === 'serving' && <Line className="soft center">{words.byPhone}</Line>}
      {order.may.includes('reschedule') && (
        <Button kind="quiet" id="move" onTap={() => goTo(visitPlace('move'), { orderId: order.orderId })}>
          {text.move.open}
        </Button>
      )}
      {order.may.includes('cancel') && (
        <View className="stack-tight">
          <Button kind="quiet" id="cancel" onTap={() => setAsking(true)}>
            {words.cancel}
          </Button>
          <Line className="soft center">
            {order.helper === undefined ? words.cancelTellsNobody : words.cancelTells(helperCalled(order))}
          </Line>
        </View>
      )}
    </>
  );
}
