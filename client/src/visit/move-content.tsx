import type { OrderView } from '../../../shared/contracts/views';
import { serverNowMs } from '../api/server-clock';
import { DayChoice, HourChoice } from '../asking/time-choices';
import { text } from '../text/text';
import { dayWords, whenWords } from '../text/time-words';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { LinkRow } from '../ui/link-row';
import { useTop } from '../ui/use-top';
import { Line, Title } from '../ui/words';
import { MoveOutcome, SeeVisit } from './move-outcome';
import { sameVisit, whyNotMoved } from './move-words';
import type { Move } from './use-move';

const words = text.move;

/** Moving a visit: one question at a time, each answered by a tap; the last tap sends it. Service and length stay (orders.md). */
export function MoveContent({ order, move }: { order: OrderView; move: Move }) {
  const nowMs = serverNowMs();
  const { noonMs, startMs } = move;
  useTop(`${move.sending.phase} ${noonMs} ${startMs}`);
  if (move.sending.phase !== 'idle') return <MoveOutcome order={order} move={move} />;
  if (!order.may.includes('reschedule')) {
    return (
      <>
        <Card>
          <Line>{whyNotMoved(order.state)}</Line>
        </Card>
        <SeeVisit orderId={order.orderId} />
      </>
    );
  }
  const now = <Line>{words.now(whenWords(order.startMs, nowMs), order.serviceZh)}</Line>;
  if (noonMs === undefined) {
    return (
      <>
        <Title>{words.ask}</Title>
        {now}
        <DayChoice nowMs={nowMs} moving={order} onChoose={move.pickDay} />
      </>
    );
  }
  if (startMs === undefined) {
    return (
      <>
        <Title>{words.askHour}</Title>
        <LinkRow icon="calendar" id="other-day" onTap={move.chooseAnew}>
          {words.otherDay(dayWords(noonMs, nowMs))}
        </LinkRow>
        <HourChoice nowMs={nowMs} noonMs={noonMs} moving={order} onChoose={move.pickStart} />
      </>
    );
  }
  return (
    <>
      <Card className="stack">
        <Title>{words.to(whenWords(startMs, nowMs))}</Title>
        <Line>{sameVisit(order)}</Line>
        <Button id="send-move" onTap={() => move.send(order)}>
          {words.send}
        </Button>
      </Card>
      {now}
      <LinkRow icon="calendar" id="other-time" onTap={move.chooseAnew}>
        {words.change}
      </LinkRow>
    </>
  );
}
