import { grabOrder } from '../api/grab-order';
import { sentenceOf } from '../api/sentence-of';
import { serverNowMs } from '../api/server-clock';
import { useCommand } from '../api/use-command';
import { text } from '../text/text';
import { minutesWords, whenWords } from '../text/time-words';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { goTo } from '../ui/go';
import { Sheet } from '../ui/sheet';
import { Notice } from '../ui/state-cards';
import { Lead, Line } from '../ui/words';
import type { HallItem } from './hall-card';

const words = text.volunteer.grab;

/** The second tap of a grab: what is promised, and what came of it. A refusal says in words who or what was first. */
export function GrabSheet({ item, onClose }: { item: HallItem; onClose: () => void }) {
  const { state, run } = useCommand(grabOrder);
  const when = whenWords(item.startMs, serverNowMs());
  if (state.phase === 'answered' && state.answer.kind === 'done') {
    return (
      <Sheet title={words.done(when)} onClose={onClose}>
        <Line>{words.doneMore}</Line>
        <Button id="to-task" onTap={() => goTo('/pages/volunteer/task', { orderId: item.orderId })}>
          {words.toTask}
        </Button>
        <Button kind="line" onTap={onClose}>
          {words.toHall}
        </Button>
      </Sheet>
    );
  }
  const refused = state.phase === 'answered' && state.answer.kind !== 'done' ? state.answer : undefined;
  return (
    <Sheet title={words.title} onClose={onClose}>
      <Card className="stack-tight">
        <Lead>{`${when}，${item.serviceZh}`}</Lead>
        <Line>{minutesWords(item.plannedMinutes)}</Line>
        <Line>{words.where(item.communityZh)}</Line>
      </Card>
      <Line className="soft">{words.promise}</Line>
      {refused !== undefined && <Notice kind="failed">{sentenceOf(refused)}</Notice>}
      {refused?.kind !== 'refused' && (
        <Button
          id="grab-yes"
          disabled={state.phase === 'sending'}
          onTap={async () => {
            await run({ orderId: item.orderId, seenStartMs: item.startMs });
          }}
        >
          {words.yes}
        </Button>
      )}
      <Button kind="line" onTap={onClose}>
        {words.no}
      </Button>
    </Sheet>
  );
}
