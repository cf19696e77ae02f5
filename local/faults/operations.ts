import { type ByPerson, beginsOrder, type Operation, type Stand, type Wishes } from './operation';
import { amendingOperations } from './operations/amending';
import { askingOperations } from './operations/asking';
import { clockOperations } from './operations/clock';
import { decidingOperations } from './operations/deciding';
import { givingOperations } from './operations/giving';
import { grantingOperations } from './operations/granting';
import { lendingOperations } from './operations/lending';
import { requestingOperations } from './operations/requesting';
import { visitingOperations } from './operations/visiting';

/** Every operation that there is, each a row of the matrix. */
export const operations: readonly Operation[] = [
  ...requestingOperations,
  ...askingOperations,
  ...visitingOperations,
  ...decidingOperations,
  ...amendingOperations,
  ...clockOperations,
  ...givingOperations,
  ...grantingOperations,
  ...lendingOperations,
];

export const isByPerson = (operation: Operation): operation is ByPerson => 'act' in operation;

/** What people could do where a life stands, whoever they are; nowhere: what begins one. */
export const openTo = (stand: Stand | undefined): readonly ByPerson[] =>
  operations
    .filter(isByPerson)
    .filter(({ from }) => (stand === undefined ? from === undefined : from?.includes(stand) === true));

export const operationNamed = (name: string): Operation => {
  const found = operations.find((each) => each.name === name);
  if (found === undefined) throw new Error(`no operation is called ${name}`);
  return found;
};

/** Whether the ways that two operations need go together. */
export const agree = (one: Partial<Wishes>, other: Partial<Wishes>): boolean =>
  Object.entries(one).every(([name, value]) => {
    const another = Object.entries(other).find(([each]) => each === name)?.[1];
    return another === undefined || another === value;
  });

/** Where an order asked for late stands first. */
const reached = (operation: Operation, wishes: Partial<Wishes>): Stand | undefined =>
  beginsOrder(operation) && wishes.late === true ? 'submitted' : operation.to;

/** Each operation after which this one is legal, as long as the ways they need go together. */
export const before = (operation: Operation, wishes: Partial<Wishes>): readonly Operation[] =>
  operations.filter(
    (each) =>
      each !== operation &&
      operation.from?.some((stand) => stand === reached(each, wishes)) === true &&
      operation.after?.includes(each.name) !== false &&
      agree(each.wishes ?? {}, wishes) &&
      // One way back in a life is enough; the clock is nobody's way to a person's command.
      !('deadline' in each && !('deadline' in operation)) &&
      !['reschedule', 'drop', 'agree more'].includes(each.name),
  );
