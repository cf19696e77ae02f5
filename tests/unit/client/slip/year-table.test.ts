import { yearTable } from '../../../../client/src/slip/year-table';

const line = (seq: number, iso: string, command: string, serviceZh?: string) => ({
  seq,
  atMs: Date.parse(iso),
  command,
  availableDeltaMinutes: -60,
  heldDeltaMinutes: 60,
  availableAfterMinutes: 540,
  heldAfterMinutes: 60,
  hash: 'ab'.repeat(32),
  ...(serviceZh !== undefined && { serviceZh }),
});
const person = (calledZh: string) => ({ personId: 'per_01J00000000000000000000001', calledZh }) as const;

test('a year → who took it and when, the columns, the oldest line first in the city’s time and whole minutes', () => {
  const year = {
    owner: person('王阿姨'),
    takenBy: person('覃干事'),
    year: 2026,
    lines: [
      line(2, '2026-12-31T23:59:00+08:00', 'request', '陪同就医'),
      line(1, '2026-01-01T00:01:00+08:00', 'openAccounts'),
    ],
  };
  const [[note] = [], columns, first, second] = yearTable(year, Date.parse('2027-01-02T09:05:00+08:00'));
  expect(note).toMatch(/王阿姨 2026年.*覃干事.*2027-01-02 09:05/);
  expect(columns).toHaveLength(10);
  expect(first).toEqual([1, '2026-01-01', '00:01', '转入的旧存折', '', -60, 60, 540, 60, 'ab'.repeat(32)]);
  expect(second?.slice(0, 5)).toEqual([2, '2026-12-31', '23:59', '约好一次服务', '陪同就医']);
});

test('a command that this phone does not know yet → a change of hours all the same', () => {
  const year = {
    owner: person('王阿姨'),
    takenBy: person('王阿姨'),
    year: 2026,
    lines: [line(1, '2026-05-05T10:00:00+08:00', 'someday')],
  };
  expect(yearTable(year, 0)[2]?.[3]).toBe('时长变动');
});
