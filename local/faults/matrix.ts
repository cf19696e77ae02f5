import { faults, faultsOf } from './faults';
import { operations } from './operations';
import { cellOf, type Simulated } from './simulate-faults';

/** Every cell of the matrix that can come to pass. */
const cells = operations.flatMap((operation) =>
  faultsOf(operation).map((fault) => cellOf({ operation: operation.name, fault: fault.name })),
);

export const unrunCells = ({ runs }: Pick<Simulated, 'runs'>): readonly string[] =>
  cells.filter((cell) => !runs.has(cell));

/** Operations down, faults across, how often each cell was run; the faults are numbered and named below. */
export const matrixOf = ({ runs }: Pick<Simulated, 'runs'>): string => {
  const width = Math.max(...operations.map(({ name }) => name.length));
  const row = (name: string, fields: readonly (string | number)[]): string =>
    `${name.padEnd(width)} ${fields.map((field) => String(field).padStart(5)).join('')}`;
  return [
    row(
      '',
      faults.map((_, index) => index + 1),
    ),
    ...operations.map(({ name }) =>
      row(
        name,
        faults.map((fault) => runs.get(cellOf({ operation: name, fault: fault.name })) ?? 0),
      ),
    ),
    ...faults.map(({ name }, index) => `${String(index + 1).padStart(2)} ${name}`),
  ].join('\n');
};

/** The last line of a run. */
export const verdictOf = ({ runs, failed }: Simulated): string => {
  const violations = failed.reduce((sum, { findings }) => sum + findings.length, 0);
  return `cells ${cells.length - unrunCells({ runs }).length}/${cells.length}, violations ${violations}`;
};
