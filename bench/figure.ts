/** One measured figure beside its goal. A goal is written `<=45`, `>=2`, `==0`; a figure without one is only printed. */
export type Figure = {
  readonly name: string;
  readonly value: number;
  readonly goal?: `${'<=' | '>=' | '=='}${number}`;
};

/** Something of the system is missing that a bench needs; the message says what to run. */
export class CannotRunHere extends Error {}

/** What the command line says beside a name. */
export type BenchOptions = {
  /** The largest number that `growth` looks at (accounts and orders), and `rebuild` (entries). */
  readonly to?: number;
};

/** A bench prints its own table and returns its figures; the runner prints the closing line of JSON. */
export type Bench = {
  readonly name: string;
  /** Runs when it is named alone: it needs a package of the system, or minutes. */
  readonly onlyByName?: true;
  readonly run: (options: BenchOptions) => Promise<readonly Figure[]>;
};

/** Whether a figure keeps its goal; one without a goal always does. */
export const holds = ({ value, goal }: Figure): boolean => {
  if (goal === undefined) return true;
  const bound = Number(goal.slice(2));
  if (goal.startsWith('<=')) return value <= bound;
  if (goal.startsWith('>=')) return value >= bound;
  return value === bound;
};

/** Prints rows as columns of equal width, numbers to the right. */
export const printTable = (
  head: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): void => {
  const cells = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(...cells.map((row) => row[column]?.length ?? 0)));
  for (const [index, row] of cells.entries()) {
    const line = row.map((cell, column) => {
      const width = widths[column] ?? 0;
      return column === 0 ? cell.padEnd(width) : cell.padStart(width);
    });
    console.log(`  ${line.join('  ')}`);
    if (index === 0) console.log(`  ${widths.map((width) => '-'.repeat(width)).join('  ')}`);
  }
};
