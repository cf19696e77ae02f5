import type { Fault } from './fault';
import { contention } from './kinds/contention';
import { duplicates } from './kinds/duplicates';
import { losses } from './kinds/losses';
import { others } from './kinds/others';
import { skew } from './kinds/skew';
import type { Operation } from './operation';

/** The columns of the matrix (assurance.md). */
export const faults: readonly Fault[] = [...losses, ...duplicates, ...contention, ...others, skew];

/** What can befall an operation. */
export const faultsOf = (operation: Operation): readonly Fault[] =>
  faults.filter(({ befalls }) => befalls?.(operation) !== false);

export const faultNamed = (name: string): Fault => {
  const found = faults.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no fault is called ${name}`);
  return found;
};
