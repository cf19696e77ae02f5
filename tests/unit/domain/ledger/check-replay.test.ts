import { type Head, newHead } from '../../../../shared/domain/ledger/account';
import { checkReplay, type Step } from '../../../../shared/domain/ledger/verify/check-replay';

const LOAN = 'loan:per_wang';
const POOL = 'pool:org_s';
type Move = Step['moves'][number];
const at = (version: number, ...moves: readonly Move[]): Step => ({
  place: `person:per_wang version ${version}`,
  subject: 'person:per_wang',
  version,
  moves,
});
const loan = (seq: number, availableDelta: number, more: Partial<Move> = {}): Move => ({
  account: LOAN,
  seq,
  availableDelta,
  heldDelta: 0,
  ...more,
});
const pool = (seq: number, availableDelta: number): Move => ({
  account: POOL,
  seq,
  availableDelta,
  heldDelta: 0,
});

/** A promise opened, drawn by an hour, written off; what stood on the pool before is not of this journal. */
const life: readonly Step[] = [
  at(1, loan(1, 0, { floorMinutes: -600, status: 'open' })),
  at(2, loan(2, -60), pool(1, 60)),
  at(3, loan(3, 60, { floorMinutes: 0, status: 'frozen' }), pool(2, -60)),
];
const heads = (more: Partial<Head> = {}) =>
  new Map<Head['account'], Head>([
    [LOAN, { ...newHead(LOAN), seq: 3, status: 'frozen', ...more }],
    [POOL, { ...newHead(POOL), seq: 2 }],
  ]);
const found = (steps: readonly Step[], more: Partial<Head> = {}) =>
  [...checkReplay(steps, heads(more))].map(({ invariant, place }) => `${invariant} ${place}`);

test('an account is judged by the floor of that moment, not by its present one', () => {
  expect(found(life)).toEqual([]);
});

test('a draw below the floor that the lines had set is found', () => {
  const [, ...rest] = life;
  expect(found([at(1, loan(1, 0, { floorMinutes: -45 })), ...rest])).toEqual([`3 account ${LOAN} seq 2`]);
});

test.each<Partial<Head>>([
  { floorMinutes: -600 },
  { status: 'open' },
  { repayShare: { parentId: 'per_wang', percent: 10 } },
])('a head that says %o, though no line did, is found', (more) => {
  expect(found(life, more)).toEqual([`3 account ${LOAN}`]);
});

test('a share is what the last line that chose one says; one that ended is none', () => {
  const chosen = (percent: number) => ({ repayShare: { parentId: 'per_wang', percent } }) as const;
  const choosing = (percent: number): Step => at(4, loan(4, 0, chosen(percent)));
  expect(found([...life, choosing(50)], chosen(50))).toEqual([]);
  expect(found([...life, choosing(50)], chosen(60))).toEqual([`3 account ${LOAN}`]);
  expect(found([...life, choosing(50)])).toEqual([`3 account ${LOAN}`]);
  expect(found([...life, choosing(0)])).toEqual([]);
});
