import type { Tally } from './tally';

/** What a simulated day was like, as a table of plain text. */
export const summaryOf = (figures: ReturnType<Tally['figures']>, tookMs: number): string => {
  const { commands, refusals, endStates, queries, unanswered, races, wrongs } = figures;
  const counts = [...commands.values()];
  const sum = (name: 'done' | 'refused' | 'resends' | 'toldAfterResend') =>
    counts.reduce((total, count) => total + count[name], 0);
  const seconds = (tookMs / 1_000).toFixed(1);
  return [
    '',
    'ended as',
    ...sorted(endStates).map(([state, count]) => row(state, count)),
    '',
    columns('command', 'done', 'refused', 'resent', 'told'),
    ...[...commands]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([name, { done, refused, resends, toldAfterResend }]) =>
        columns(name, done, refused, resends, toldAfterResend),
      ),
    columns('all', sum('done'), sum('refused'), sum('resends'), sum('toldAfterResend')),
    '  resent: no answer came, so it was sent again; told: the second answer said that the first had won',
    '',
    'asked again because',
    ...Object.entries(unanswered).map(([why, count]) => row(because[why] ?? why, count)),
    '',
    'refused because',
    ...sorted(refusals).map(([code, count]) => row(code, count)),
    '',
    `${races.count} races of ${races.grabbers} grabs, ${races.won} won; ${queries} queries; ${seconds} s`,
    ...wrongs.map((what) => `WRONG: ${what}`),
    wrongs.length === 0
      ? 'every order has ended, nothing wrong was seen'
      : `${wrongs.length} things went wrong`,
  ].join('\n');
};

const because: Readonly<Record<string, string>> = {
  cut: 'the reply was cut off',
  try_again: 'the city said try_again',
  outage: 'it was taken down',
  failed: 'IT FAILED',
};
const sorted = (counts: ReadonlyMap<string, number>) => [...counts].toSorted(([, a], [, b]) => b - a);
const row = (name: string, count: number): string => `  ${name.padEnd(24)}${String(count).padStart(7)}`;
const columns = (name: string, ...cells: readonly (string | number)[]): string =>
  `  ${name.padEnd(18)}${cells.map((cell) => String(cell).padStart(9)).join('')}`;
