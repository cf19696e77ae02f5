import { Text, View } from '@tarojs/components';
import type { OrderCard } from '../../../../shared/contracts/views';
import { myVisitsQuery } from '../../api/my-visits';
import { serverNowMs } from '../../api/server-clock';
import { useQuery } from '../../api/use-query';
import { text } from '../../text/text';
import { whenWords } from '../../text/time-words';
import { Button } from '../../ui/button';
import { goOnlyTo, goTo } from '../../ui/go';
import { LinkRow } from '../../ui/link-row';
import { LoadedView } from '../../ui/loaded-view';
import { MoreButton } from '../../ui/more-button';
import { OrderStatus } from '../../ui/order-status';
import { PhonePage } from '../../ui/phone-page';
import { EmptyCard } from '../../ui/state-cards';
import { usePages } from '../../ui/use-pages';
import { Lead } from '../../ui/words';
import { tasksAhead, tasksPast } from '../../volunteer/task-lists';

const words = text.volunteer.tasks;

function TaskRow({ task }: { task: OrderCard }) {
  return (
    <LinkRow icon="heart" onTap={() => goTo('/pages/volunteer/task', { orderId: task.orderId })}>
      <View className="grow stack-tight">
        <Text className="strong">{whenWords(task.startMs, serverNowMs())}</Text>
        <Text>{words.line(task.elder?.calledZh ?? text.volunteer.task.someone, task.serviceZh)}</Text>
        <OrderStatus state={task.state} reader="volunteer" />
      </View>
    </LinkRow>
  );
}

/** What a volunteer has taken: ahead first, then what was. */
export default function VolunteerTasks() {
  const first = useQuery(myVisitsQuery, { as: 'helper' });
  const list = usePages('helper', first, (cursor) => myVisitsQuery.ask({ as: 'helper', cursor }));
  return (
    <PhonePage title={words.title} tabs={{ role: 'volunteer', on: 'tasks' }}>
      <LoadedView loaded={first} blocks={[110, 110, 110]}>
        {(page) => {
          const { items, next } = list.of(page);
          const ahead = tasksAhead(items);
          const past = tasksPast(items);
          return (
            <>
              {items.length === 0 && next === undefined && (
                <EmptyCard title={words.none} more={words.noneMore}>
                  <Button id="to-hall" onTap={() => goOnlyTo('/pages/volunteer/hall')}>
                    {words.toHall}
                  </Button>
                </EmptyCard>
              )}
              {ahead.length > 0 && <Lead>{words.ahead}</Lead>}
              {ahead.map((task) => (
                <TaskRow key={task.orderId} task={task} />
              ))}
              {past.length > 0 && <Lead>{words.past}</Lead>}
              {past.map((task) => (
                <TaskRow key={task.orderId} task={task} />
              ))}
              {next !== undefined && <MoreButton words={text.volunteer.hall.more} list={list} />}
            </>
          );
        }}
      </LoadedView>
    </PhonePage>
  );
}
