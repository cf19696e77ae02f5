import { View } from '@tarojs/components';
import type { OrderCard } from '../../../shared/contracts/views';
import { serverNowMs } from '../api/server-clock';
import { text } from '../text/text';
import { whenWords } from '../text/time-words';
import { Button } from '../ui/button';
import { Card } from '../ui/card';
import { goTo } from '../ui/go';
import { Lead, Line } from '../ui/words';

const words = text.volunteer.hall;

/** The task at hand, above all else, with its next step. */
export function CurrentTask({ task }: { task: OrderCard }) {
  const elder = task.elder?.calledZh ?? text.volunteer.task.someone;
  const step =
    task.state === 'accepted' ? words.checkIn : task.state === 'serving' ? words.checkOut : words.see;
  return (
    <Card kind="soft" className="row">
      <View className="grow">
        <Lead>{words.current}</Lead>
        <Line>{words.currentLine(whenWords(task.startMs, serverNowMs()), elder, task.serviceZh)}</Line>
      </View>
      <Button
        kind="line"
        id="current-task"
        label={`${words.current}，${step}`}
        onTap={() => goTo('/pages/volunteer/task', { orderId: task.orderId })}
      >
        {step}
      </Button>
    </Card>
  );
}
