import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { asId } from '../../api/as-id';
import { dropOrder } from '../../api/drop-order';
import { orderQuery } from '../../api/order';
import { useUndoableCommand } from '../../api/use-command';
import { useQuery } from '../../api/use-query';
import { text } from '../../text/text';
import { NothingHere } from '../../ui/nothing-here';
import { PhonePage } from '../../ui/phone-page';
import { CommandOutcome } from '../../visit/command-outcome';
import { LoadedOrder } from '../../visit/loaded-order';
import { CodeStep } from '../../volunteer/code-step';
import { DropSheet } from '../../volunteer/drop-sheet';
import { TaskContent } from '../../volunteer/task-content';

const words = text.volunteer;

/** One task: where to go, whom to call, check in and out by the elder's code, give it back. */
export default function VolunteerTask() {
  const orderId = asId('order', useRouter().params.orderId);
  const loaded = useQuery(orderQuery, orderId === undefined ? undefined : { orderId });
  const [step, setStep] = useState<'in' | 'out'>();
  const [dropping, setDropping] = useState(false);
  const drop = useUndoableCommand(dropOrder, () => undefined);
  const order = loaded.data?.order;
  const backToTask = () => {
    setStep(undefined);
    void loaded.reload();
  };
  const sheet = dropping && order !== undefined && (
    <DropSheet
      order={order}
      onClose={() => setDropping(false)}
      onDrop={(dropped) => {
        setDropping(false);
        drop.hold(dropped);
      }}
    />
  );
  return (
    <PhonePage title={words.task.title} back over={sheet}>
      {drop.state.phase !== 'idle' ? (
        <CommandOutcome act={drop} held={words.drop.held} done={words.drop.done} />
      ) : (
        <LoadedOrder
          orderId={orderId}
          loaded={loaded}
          blocks={[200, 64]}
          gone={<NothingHere sentence={words.task.over} on={words.tasks.toHall} />}
        >
          {(data) =>
            step === undefined ? (
              <TaskContent order={data.order} onCode={setStep} onDrop={() => setDropping(true)} />
            ) : (
              <CodeStep order={data.order} step={step} onBack={backToTask} />
            )
          }
        </LoadedOrder>
      )}
    </PhonePage>
  );
}
