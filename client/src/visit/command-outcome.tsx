import { sentenceOf } from '../api/sentence-of';
import type { UndoableCommand } from '../api/use-command';
import { text } from '../text/text';
import { Button } from '../ui/button';
import { goHome } from '../ui/go';
import { Outcome } from '../ui/outcome';

/** Home, once the answer is good: whoever goes now still hears a refusal or a silence, for the page stays. */
export const goHomeWhenDone = async ({ sendNow }: Pick<UndoableCommand, 'sendNow'>): Promise<void> => {
  const answer = await sendNow();
  if (answer === undefined || answer.kind === 'done') await goHome();
};

/** What became of an act that could be taken back for ten seconds; then the way home. */
export function CommandOutcome({ act, held, done }: { act: UndoableCommand; held: string; done: string }) {
  const { state, takeBack, sendAgain } = act;
  const home = (
    <Button id="go-home" onTap={() => goHomeWhenDone(act)}>
      {text.common.home}
    </Button>
  );
  if (state.phase !== 'answered') {
    const isHeld = state.phase === 'held';
    return (
      <Outcome
        kind="done"
        sentence={held}
        more={isHeld ? text.common.heldFor : undefined}
        actions={
          <>
            <Button kind="line" icon="undo" id="take-back" disabled={!isHeld} onTap={takeBack}>
              {text.common.takeBack}
            </Button>
            {home}
          </>
        }
      />
    );
  }
  if (state.answer.kind === 'done') return <Outcome kind="done" sentence={done} actions={home} />;
  return (
    <Outcome
      kind="failed"
      sentence={sentenceOf(state.answer)}
      actions={
        <>
          <Button id="try-again" onTap={state.answer.kind === 'unsent' ? sendAgain : takeBack}>
            {text.states.retry}
          </Button>
          <Button kind="line" id="go-home" onTap={goHome}>
            {text.common.home}
          </Button>
        </>
      }
    />
  );
}
