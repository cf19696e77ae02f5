import { tasksAhead, tasksPast } from '../../../../client/src/volunteer/task-lists';
import { cardOf, orderIn, START_MS } from '../../../fixtures/elder-answers';

const task = (state: Parameters<typeof orderIn>[0], startMs: number) => ({
  ...cardOf(orderIn(state)),
  startMs,
});
const tasks = [
  task('settled', START_MS - 2),
  task('accepted', START_MS + 2),
  task('accepted', START_MS + 1),
  task('served', START_MS - 1),
  task('serving', START_MS),
];
const startsOf = (some: readonly { startMs: number }[]) => some.map(({ startMs }) => startMs - START_MS);

test('ahead the next one first, past the latest first', () => {
  expect(startsOf(tasksAhead(tasks))).toEqual([0, 1, 2]);
  expect(startsOf(tasksPast(tasks))).toEqual([-1, -2]);
});
