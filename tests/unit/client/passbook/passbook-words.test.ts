import { lastMonths, lineChange, lineStory } from '../../../../client/src/passbook/passbook-words';
import type { PassbookLine } from '../../../../client/src/passbook/use-passbook';

const plain = (words: string) => words.replaceAll('\u00a0', ' ');
const line = (availableDeltaMinutes: number, heldDeltaMinutes: number): PassbookLine => ({
  seq: 1,
  atMs: 0,
  command: 'settle',
  availableDeltaMinutes,
  heldDeltaMinutes,
  availableAfterMinutes: 0,
  heldAfterMinutes: 0,
  hash: '00',
});

test.each([
  ['a helper is credited', line(60, 0), '+1 小时', true],
  ['minutes are set aside', line(-60, 60), '−1 小时', false],
  ['what was set aside is used up', line(0, -60), '用了 1 小时', false],
  ['part of what was set aside comes back', line(15, -60), '+15 分钟', true],
])('%s → %s', (_situation, given, words, isPlus) => {
  const change = lineChange(given);
  expect({ ...change, words: plain(change.words) }).toEqual({ words, isPlus });
});

test('a share: what was chosen, what a visit gave back, and a visit all of which gave back', () => {
  const chosen = { ...line(0, 0), command: 'setRepayShare', sharePercent: 50 };
  expect(lineChange(chosen)).toEqual({ words: '50%', isPlus: false });
  const visit = { ...line(30, 0), serviceZh: '陪同散步', sharePercent: 50 };
  expect(plain(lineChange(visit).words)).toBe('+30 分钟');
  expect(lineStory(visit)).toBe('服务入账，已归还预支');
  expect(lineChange({ ...visit, availableDeltaMinutes: 0 }).words).toBe('时长不变');
});

test('six months, the present one last, empty ones too, over the turn of the year', () => {
  const nowMs = Date.parse('2027-02-01T00:00:00+08:00');
  const bars = lastMonths([{ month: 202612, inMinutes: 60, outMinutes: 15 }], nowMs);
  expect(bars.map(({ month }) => month)).toEqual([9, 10, 11, 12, 1, 2]);
  expect(bars[3]).toEqual({ month: 12, inMinutes: 60, outMinutes: 15 });
  expect(bars[0]).toEqual({ month: 9, inMinutes: 0, outMinutes: 0 });
});
