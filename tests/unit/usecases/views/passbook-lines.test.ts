import fc from 'fast-check';
import type { PassbookLine } from '../../../../functions/usecases/ports/reading';
import { monthSums, reachesHead } from '../../../../functions/usecases/views/passbook-lines';
import type { Head } from '../../../../shared/domain/ledger/account';

const ACCOUNT = 'person:per_01J00000000000000000000001';
const line = (more: Partial<PassbookLine> = {}): PassbookLine => ({
  account: ACCOUNT,
  seq: 3,
  availableDelta: 0,
  heldDelta: 0,
  availableAfterMinutes: 100,
  heldAfterMinutes: 60,
  hash: new Uint8Array(32).fill(7),
  command: 'settle',
  atMs: 0,
  ...more,
});
const head: Head = {
  account: ACCOUNT,
  availableMinutes: 100,
  heldMinutes: 60,
  floorMinutes: 0,
  seq: 3,
  headHash: new Uint8Array(32).fill(7),
  status: 'open',
};

test('the last millisecond of February and the first of March in the city → two months', () => {
  const marchMs = Date.parse('2026-02-28T16:00:00Z');
  const sums = monthSums(
    [line({ atMs: marchMs - 1, availableDelta: 30 }), line({ atMs: marchMs, availableDelta: 45 })],
    marchMs,
  );
  expect(sums.slice(0, 2)).toEqual([
    { month: 202603, inMinutes: 45, outMinutes: 0 },
    { month: 202602, inMinutes: 30, outMinutes: 0 },
  ]);
});

test('in January → the months before are those of the year before', () => {
  expect(monthSums([], Date.parse('2027-01-15T04:00:00Z')).map(({ month }) => month)).toEqual([
    202701, 202612, 202611, 202610, 202609, 202608,
  ]);
});

test('any lines of one month → what came minus what went is the change of the whole account', () => {
  const atMs = Date.parse('2026-03-10T04:00:00Z');
  const deltas = fc.array(fc.tuple(fc.integer({ min: -480, max: 480 }), fc.integer({ min: -480, max: 480 })));
  fc.assert(
    fc.property(deltas, (given) => {
      const lines = given.map(([availableDelta, heldDelta]) => line({ atMs, availableDelta, heldDelta }));
      const [month] = monthSums(lines, atMs);
      const change = given.reduce((sum, [available, held]) => sum + available + held, 0);
      expect((month?.inMinutes ?? 0) - (month?.outMinutes ?? 0)).toBe(change);
      expect(Math.min(month?.inMinutes ?? -1, month?.outMinutes ?? -1)).toBeGreaterThanOrEqual(0);
    }),
  );
});

test.each<[what: string, newest: PassbookLine | undefined, head: Head | undefined, reaches: boolean]>([
  ['no account yet', undefined, undefined, true],
  ['the line of the head', line(), head, true],
  ['one line behind', line({ seq: 2 }), head, false],
  ['no line at all', undefined, head, false],
  ['another hash', line({ hash: new Uint8Array(32).fill(8) }), head, false],
  ['another balance', line({ availableAfterMinutes: 99 }), head, false],
  ['another hold', line({ heldAfterMinutes: 0 }), head, false],
  ['a line without an account', line(), undefined, false],
])('%s → reaches the head: %s', (_what, newest, standing, reaches) => {
  expect(reachesHead(newest, standing)).toBe(reaches);
});
