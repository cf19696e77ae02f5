import type { OrderId } from '../../../shared/domain/ids';
import { HOUR_MS } from '../../../shared/domain/units';
import { fresh, NOW_MS } from '../city-for-tests';
import {
  type Answer,
  type Cast,
  castOf,
  type LambdasForTests,
  startLambdasForTests,
} from './lambdas-for-tests';
import { END_MS, START_MS, type Visits, visitsIn } from './visit-for-tests';

/** Commands of three trips read the order first and what it names afterwards: in between, the world may move. */
let lambdas: LambdasForTests;
let cast: Cast;
let visits: Visits;

beforeAll(async () => {
  lambdas = await startLambdasForTests();
});
beforeEach(async () => {
  cast = await castOf(lambdas.city);
  visits = visitsIn(lambdas, cast);
});
afterAll(() => lambdas.stop());

const AT_ONCE = 8;
const heard = (answers: readonly Answer[]) => answers.map(({ status, body }) => body.code ?? status);
const entriesOf = async (orderId: string) =>
  // An id that the API gave us.
  (await lambdas.city.ports.history(orderId as OrderId))?.entries.map(({ command }) => command);

test.each<[string, Parameters<Visits['upTo']>[0], () => readonly [Cast['elder'], string, object], number]>([
  ['settle', 'confirmed', () => [cast.community, 'desk/settle-order', {}], END_MS],
  [
    'drop',
    'accepted',
    () => [cast.helper, 'person/drop-order', { assignmentNo: 1, reason: 'illness' }],
    NOW_MS,
  ],
  ['cancel', 'accepted', () => [cast.elder, 'person/cancel-order', { reason: 'changed_plans' }], NOW_MS],
])(
  'one %s, sent eight times at once → done once, and all eight hear so',
  async (command, state, by, atMs) => {
    const orderId = await visits.upTo(state);
    const [who, route, more] = by();
    const body = { commandId: fresh('command'), orderId, ...more };
    const answers = await Promise.all(
      Array.from({ length: AT_ONCE }, () => lambdas.give(who, route, body, atMs)),
    );
    expect(heard(answers)).toEqual(Array(AT_ONCE).fill(200));
    expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
    expect((await entriesOf(orderId))?.filter((each) => each === command)).toHaveLength(1);
  },
);

test('elder and station cancel, and the helper drops, all at once → one cancelled order; everybody hears what stood in the way', async () => {
  const orderId = await visits.upTo('accepted', { startMs: START_MS + 3 * HOUR_MS });
  const byPhone = { channel: 'phone', consentId: fresh('consent'), onBehalfOf: cast.elder.personId };
  const answers = await Promise.all([
    ...Array.from({ length: 3 }, () =>
      lambdas.give(cast.elder, 'person/cancel-order', { orderId, reason: 'changed_plans' }),
    ),
    ...Array.from({ length: 3 }, () =>
      lambdas.give(cast.station, 'desk/cancel-order', { orderId, reason: 'changed_plans', ...byPhone }),
    ),
    ...Array.from({ length: 3 }, () =>
      lambdas.give(cast.helper, 'person/drop-order', { orderId, assignmentNo: 1, reason: 'illness' }),
    ),
  ]);
  const codes = heard(answers);
  expect(codes.slice(0, 6).filter((code) => code === 200)).toHaveLength(1);
  expect(codes.slice(6).filter((code) => code === 200).length).toBeLessThanOrEqual(1);
  expect(
    codes.filter(
      (code) => code !== 200 && !/^(state_forbids|assignment_over|not_allowed)$/.test(String(code)),
    ),
  ).toEqual([]);
  expect((await entriesOf(orderId))?.at(-1)).toBe('cancel');
  expect(await lambdas.balanceOf(cast.elder.personId)).toEqual([600, 0]);
});
