import { text } from '../text/text';
import { Button } from '../ui/button';
import { goHome, goTo } from '../ui/go';
import { Outcome } from '../ui/outcome';
import { goHomeWhenDone } from '../visit/command-outcome';
import type { Proposal, Wish } from './use-request';

const words = text.elderRequest;

/** After the tap: a sentence, ten seconds to take it back, then where to go. */
export function RequestOutcome({ wish, proposal }: { wish: Wish; proposal: Proposal }) {
  const { sending, takeBack, refusal } = wish;
  const { when, service, stationFirst } = proposal;
  if (sending.phase === 'answered' && sending.answer.kind === 'done') {
    const { orderId } = sending.answer.value;
    return (
      <Outcome
        kind="done"
        sentence={(stationFirst ? words.doneStation : words.done)(when, service.zh)}
        actions={
          <>
            <Button id="see-visit" onTap={() => goTo(wish.visitPage, { orderId })}>
              {words.see}
            </Button>
            <Button kind="line" onTap={goHome}>
              {text.common.home}
            </Button>
          </>
        }
      />
    );
  }
  if (sending.phase === 'answered') {
    return (
      <Outcome
        kind="failed"
        sentence={refusal ?? text.states.somethingElse}
        actions={
          <>
            <Button id="try-again" onTap={sending.answer.kind === 'unsent' ? wish.sendAgain : takeBack}>
              {sending.answer.kind === 'unsent' ? text.states.retry : words.change}
            </Button>
            <Button kind="line" onTap={goHome}>
              {text.common.home}
            </Button>
          </>
        }
      />
    );
  }
  return (
    <Outcome
      kind="done"
      sentence={words.held(when, service.zh)}
      more={sending.phase === 'held' ? text.common.heldFor : undefined}
      actions={
        <>
          <Button disabled={sending.phase !== 'held'} kind="line" icon="undo" id="take-back" onTap={takeBack}>
            {text.common.takeBack}
          </Button>
          <Button id="go-home" onTap={() => goHomeWhenDone(wish)}>
            {text.common.home}
          </Button>
        </>
      }
    />
  );
}
