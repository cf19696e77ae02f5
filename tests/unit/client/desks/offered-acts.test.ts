import { lateWords, offeredActs, refusalWords } from '../../../../client/src/desks/offered-acts';
import type { OrderView } from '../../../../shared/contracts/views';

const NOW_MS = 1_000_000;
/** A desk's acts, as they are offered while there is time. */
const desk = [
  { name: 'publish', moves: true },
  { name: 'checkIn', moves: true },
  { name: 'noShow', moves: false },
  { name: 'reschedule', moves: false },
  { name: 'close', moves: false },
  { name: 'cancel', moves: false },
] as const;

type Standing = Pick<OrderView, 'state' | 'startMs' | 'may' | 'notForHall'>;
const waiting: Standing = {
  state: 'submitted',
  startMs: NOW_MS + 1,
  may: ['publish', 'reschedule', 'cancel', 'close'],
};
const accepted: Standing = { state: 'accepted', startMs: NOW_MS, may: ['cancel', 'checkIn', 'noShow'] };
const forTwo = { code: 'pair', zh: '', en: '' } as Standing['notForHall'];

test.each<[string, Standing, filled: string | undefined, names: readonly string[]]>([
  ['before its start', waiting, 'publish', ['publish', 'reschedule', 'close', 'cancel']],
  ['at its start', { ...waiting, startMs: NOW_MS }, 'reschedule', ['reschedule', 'close', 'cancel']],
  [
    'published, and nobody came for it',
    { state: 'open', startMs: NOW_MS, may: ['reschedule', 'cancel'] },
    'reschedule',
    ['reschedule', 'cancel'],
  ],
  [
    'not for the hall, in time',
    { ...waiting, may: ['reschedule', 'cancel'] },
    undefined,
    ['reschedule', 'cancel'],
  ],
  ['taken, past its start', accepted, 'checkIn', ['checkIn', 'noShow', 'cancel']],
  ['nothing may be done', { ...waiting, startMs: NOW_MS, may: [] }, undefined, []],
])('%s', (_what, order, filled, names) => {
  const acts = offeredActs(desk, order, NOW_MS);
  expect(acts.map(({ act }) => act.name)).toEqual(names);
  expect(acts.filter(({ isFilled }) => isFilled).map(({ act }) => act.name)).toEqual(
    filled === undefined ? [] : [filled],
  );
});

test('why another act is filled is said, and publishing only of what can be published', () => {
  const late = { ...waiting, startMs: NOW_MS };
  expect(lateWords(waiting, NOW_MS)).toBeUndefined();
  expect(lateWords(accepted, NOW_MS)).toBeUndefined();
  expect(lateWords(late, NOW_MS)).toContain('再发布');
  for (const order of [
    { ...late, notForHall: forTwo },
    { ...late, state: 'open' as const },
  ]) {
    expect(lateWords(order, NOW_MS)).toContain('先改时间');
    expect(lateWords(order, NOW_MS)).not.toContain('发布');
  }
});

test('the desk is not sent to itself', () => {
  const refused = { kind: 'refused', zh: '请联系社工站。', en: '', data: {} } as const;
  expect(refusalWords('publish', { ...refused, code: 'deadline_passed' })).toContain('先改时间');
  expect(refusalWords('checkIn', { ...refused, code: 'deadline_passed' })).not.toContain('社工站');
  expect(refusalWords('publish', { ...refused, code: 'day_full' })).toBe('请联系社工站。');
});
