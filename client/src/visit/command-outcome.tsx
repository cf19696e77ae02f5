import { sentenceOf } from '../api/sentence-of';
import type { CommandState } from '../api/use-command';
import { text } from '../text/text';
import { Button } from '../ui/button';
import { goHome } from '../ui/go';
import { Outcome } from '../ui/outcome';

/** What became of an act that could be taken back for ten seconds; then the way home. */
export function CommandOutcome({
  state,
  held,
  done,
  onTakeBack,
}: {
  state: CommandState<unknown>;
  held: string;
  done: string;
  onTakeBack: () => void;
}) {
  const home = (
    <Button id="go-home" onTap={goHome}>
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
            <Button kind="line" icon="undo" id="take-back" disabled={!isHeld} onTap={onTakeBack}>
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
          <Button id="try-again" onTap={onTakeBack}>
            {text.states.retry}
          </Button>
          <Button kind="line" onTap={goHome}>
            {text.common.home}
          </Button>
        </>
      }
    />
  );
}
