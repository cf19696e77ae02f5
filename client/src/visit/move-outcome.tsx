import type { OrderView } from '../../../shared/contracts/views';
import { serverNowMs } from '../api/server-clock';
import { text } from '../text/text';
import { whenWords } from '../text/time-words';
import { Button } from '../ui/button';
import { goBackOr, goHome, goOnlyTo } from '../ui/go';
import { Outcome } from '../ui/outcome';
import { goHomeWhenDone } from './command-outcome';
import { moveRefused, wantsOtherTime } from './move-words';
import type { Move } from './use-move';
import { visitPlace } from './visit-place';

const words = text.move;

/** The one filled way out: to the visit as it stands now. */
export function SeeVisit({ orderId }: Pick<OrderView, 'orderId'>) {
  return (
    <Button id="see-visit" onTap={() => goBackOr(() => goOnlyTo(visitPlace('visit'), { orderId }))}>
      {words.see}
    </Button>
  );
}

const quietHome = (
  <Button kind="line" id="go-home" onTap={goHome}>
    {text.common.home}
  </Button>
);

/** After the tap: a sentence, ten seconds to take it back, then the visit at its new time, or why not and what helps. */
export function MoveOutcome({ order, move }: { order: OrderView; move: Move }) {
  const { sending, startMs = order.startMs } = move;
  const when = whenWords(startMs, serverNowMs());
  if (sending.phase !== 'answered') {
    const isHeld = sending.phase === 'held';
    return (
      <Outcome
        kind="done"
        sentence={words.held(when)}
        more={isHeld ? text.common.heldFor : undefined}
        actions={
          <>
            <Button kind="line" icon="undo" id="take-back" disabled={!isHeld} onTap={move.takeBack}>
              {text.common.takeBack}
            </Button>
            <Button id="go-home" onTap={() => goHomeWhenDone(move)}>
              {text.common.home}
            </Button>
          </>
        }
      />
    );
  }
  const { answer } = sending;
  if (answer.kind === 'done') {
    return (
      <Outcome
        kind="done"
        sentence={words.done(when, order.serviceZh)}
        actions={
          <>
            <SeeVisit orderId={order.orderId} />
            {quietHome}
          </>
        }
      />
    );
  }
  return (
    <Outcome
      kind="failed"
      sentence={moveRefused(answer)}
      actions={
        <>
          {answer.kind === 'unsent' ? (
            <Button id="try-again" onTap={move.sendAgain}>
              {text.states.retry}
            </Button>
          ) : wantsOtherTime(answer) ? (
            <Button id="choose-again" onTap={move.chooseAnew}>
              {words.change}
            </Button>
          ) : (
            <SeeVisit orderId={order.orderId} />
          )}
          {quietHome}
        </>
      }
    />
  );
}
