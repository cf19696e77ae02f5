import { useState } from 'react';
import type { OrderView } from '../../../shared/contracts/views';
import { checkIn } from '../api/check-in';
import { checkOut } from '../api/check-out';
import { serverNowMs } from '../api/server-clock';
import { useCommand } from '../api/use-command';
import { text } from '../text/text';
import { clockWords } from '../text/time-words';
import { Button } from '../ui/button';
import { Outcome } from '../ui/outcome';
import { Notice } from '../ui/state-cards';
import { Line, Title } from '../ui/words';
import { CodePad } from './code-pad';
import { notTaken } from './code-words';

const words = text.volunteer.code;

/** Typing the elder's four digits, for coming and for going. */
export function CodeStep({
  order,
  step,
  onBack,
}: {
  order: OrderView;
  step: 'in' | 'out';
  onBack: () => void;
}) {
  const { state, run } = useCommand(step === 'in' ? checkIn : checkOut);
  const [sent, setSent] = useState<Parameters<typeof run>[0]>();
  const [isAgain, setAgain] = useState(false);
  const elder = order.elder?.calledZh ?? text.volunteer.task.someone;
  const back = (
    <Button id="back-to-task" onTap={onBack}>
      {words.back}
    </Button>
  );
  if (state.phase === 'answered' && state.answer.kind === 'done') {
    const minutes = Math.floor((serverNowMs() - (order.checkInMs ?? serverNowMs())) / 60_000);
    return step === 'in' ? (
      <Outcome kind="done" sentence={words.doneIn(clockWords(serverNowMs()))} actions={back} />
    ) : (
      <Outcome kind="done" sentence={words.doneOut(minutes)} more={words.doneOutMore} actions={back} />
    );
  }
  const failed =
    state.phase === 'answered' && state.answer.kind !== 'done' ? notTaken(state.answer, step) : undefined;
  if (failed?.next === 'task') return <Outcome kind="failed" sentence={failed.sentence} actions={back} />;
  if (sent !== undefined && (failed?.next === 'resend' || isAgain)) {
    // The same digits at the same instant: the visit began or ended when they were typed.
    const again = async () => {
      setAgain(true);
      await run(sent);
      setAgain(false);
    };
    return (
      <Outcome
        kind="failed"
        sentence={failed?.sentence ?? (step === 'in' ? words.silentIn : words.silentOut)}
        actions={
          <>
            <Button id="try-again" disabled={isAgain} onTap={again}>
              {text.states.retry}
            </Button>
            <Button kind="line" id="back-to-task" onTap={onBack}>
              {words.back}
            </Button>
          </>
        }
      />
    );
  }
  return (
    <>
      <Title>{step === 'in' ? words.askIn(elder) : words.askOut(elder)}</Title>
      {failed !== undefined && <Notice kind="failed">{failed.sentence}</Notice>}
      <CodePad
        busy={state.phase === 'sending'}
        onCode={async (code) => {
          const { orderId, assignmentNo } = order;
          const typed = {
            orderId,
            assignmentNo,
            proof: { kind: 'elderCode', code, deviceAtMs: serverNowMs() },
          } as const;
          setSent(typed);
          await run(typed);
        }}
      />
      <Line className="soft">{words.help}</Line>
      <Button kind="quiet" onTap={onBack}>
        {words.back}
      </Button>
    </>
  );
}
