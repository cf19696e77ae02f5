import {
  clockWords,
  dateWords,
  dayWords,
  greetingWords,
  minutesWords,
  whenWords,
} from '../../../../client/src/text/time-words';
import { zh } from '../../../../client/src/text/zh';

/** Without the marks that only say where a line may break. */
const plain = (words: string) => words.replaceAll('\u00a0', ' ').replaceAll('\u200b', '');
const at = (shanghai: string) => Date.parse(`${shanghai}+08:00`);
const now = at('2026-11-24T08:52:00');

test.each([
  ['2026-11-24T09:00:00', '上午 9 点'],
  ['2026-11-24T09:02:59', '上午 9 点 02 分'],
  ['2026-11-24T12:00:00', '中午 12 点'],
  ['2026-11-24T13:30:00', '下午 1 点 30 分'],
  ['2026-11-24T18:00:00', '晚上 6 点'],
  ['2026-11-24T00:05:00', '凌晨 0 点 05 分'],
])('%s in Liuzhou is %s', (instant, words) => {
  expect(plain(clockWords(at(instant)))).toBe(words);
});

test.each([
  ['2026-11-23T23:59:59', '昨天'],
  ['2026-11-24T00:00:00', '今天'],
  ['2026-11-25T00:00:00', '明天'],
  ['2026-11-26T23:59:59', '后天'],
  ['2026-11-27T00:00:00', '11月27日 周五'],
  ['2027-01-03T09:00:00', '1月3日 周日'],
])('seen on 24 November, %s is %s', (instant, words) => {
  expect(plain(dayWords(at(instant), now))).toBe(words);
});

test('a day and a time read as one phrase', () => {
  expect(plain(whenWords(at('2026-11-25T09:00:00'), now))).toBe('明天上午 9 点');
  expect(plain(whenWords(at('2026-11-27T15:00:00'), now))).toBe('11月27日 周五 下午 3 点');
  expect(plain(dateWords(now))).toBe('11月24日');
});

test.each([
  [0, '0 小时'],
  [15, '15 分钟'],
  [60, '1 小时'],
  [90, '1 小时 30 分'],
  [720, '12 小时'],
])('%i minutes are %s', (minutes, words) => {
  expect(plain(minutesWords(minutes))).toBe(words);
});

test('the greeting follows the clock of the city, not of the machine', () => {
  expect(greetingWords(at('2026-11-24T10:00:00'))).toBe('上午好');
  expect(greetingWords(at('2026-11-24T20:00:00'))).toBe('晚上好');
});

test('no word of the interface speaks of money', () => {
  const words = (value: unknown): string[] => {
    if (typeof value === 'string') return [value];
    // Templates are read as source: every sentence stands in it.
    if (typeof value === 'function') return [String(value)];
    return typeof value === 'object' && value !== null ? Object.values(value).flatMap(words) : [];
  };
  expect(words(zh).filter((one) => /利息|理财|收益|继承|投资|元|钱/.test(one))).toEqual([]);
});
