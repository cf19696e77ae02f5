import type { Item } from '../../../functions/store/item';
import { sweepOrder } from '../../../functions/usecases/sweep-order';
import type { Entry } from '../../../shared/domain/ledger/entry';
import { sameItem } from '../../audit/same-item';
import { type MemoryTable, memoryTable } from '../memory-table';
import type { Operation } from '../operation';
import { portsOn } from '../ports-on';
import type { Given } from '../stage';
import { commandKey, entryName, type Finding, givingsOf, type History, nameOf } from './history';

/** Rungs are climbed without an entry, so no replay of entries climbs them; the audit reckons them from the rest. */
const withoutRungs = ({ rung: _rung, dueKey: _due, codeTries: _tries, ...item }: Item): Item => item;

type Refused = Given & { explained: boolean };

const isRefused = ({ act, told }: Given): boolean =>
  act.commandId !== undefined && told?.ok === false && told.code !== 'try_again';

/** Whether the model, as it stands now, answers the same. Tried on a copy. */
const answersAlike = async (model: MemoryTable, { act, atMs, told }: Given): Promise<boolean> => {
  const answer = await act.give(portsOn(model.fork()), atMs);
  return told !== undefined && !told.ok && !answer.ok && answer.code === told.code;
};

/** Gives the command of an entry to the model: the person's own again, or the sweep of its deadline. */
const giveAgain = async (model: MemoryTable, entry: Entry, given: Given | undefined): Promise<string> => {
  if (entry.principal === 'clock') {
    if (entry.subject.kind !== 'order') return 'the clock has orders alone';
    await sweepOrder(portsOn(model))(entry.subject.id, entry.atMs);
    return '';
  }
  if (given === undefined) return 'nobody gave it';
  const told = await given.act.give(portsOn(model), entry.atMs);
  return told.ok ? '' : `the model refuses it: ${told.code}`;
};

/**
 * The executable model: the same decisions on a table in memory that knows no fault, one command after the other in the order in which
 * they were carried out. Every entry, order, head and day must be, byte for byte, what the faults left in the engine; every refusal must
 * be the model's at some moment while the refused command was on its way; every entry must move what its operation says.
 */
export const replayOnModel = async (
  { begun, journal, committed, heard }: History,
  operations: readonly Operation[],
): Promise<readonly Finding[]> => {
  const found: Finding[] = [];
  const say = (place: string, what: string): void => {
    found.push({ check: 'model', place, what });
  };
  const model = memoryTable(begun);
  const givings = givingsOf(heard);
  const written = new Map(journal.entries.map(({ value, item }) => [entryName(value), { value, item }]));
  const refused: Refused[] = heard.filter(isRefused).map((given) => ({ ...given, explained: false }));

  for (let time = 0; time <= committed.length; time += 1) {
    for (const each of refused)
      if (!each.explained && each.from <= time && time <= each.until)
        each.explained = await answersAlike(model, each);
    const name = committed[time];
    const entry = name === undefined ? undefined : written.get(name);
    if (name === undefined || entry === undefined) continue;
    const [pk = '', sk = ''] = name.split(' ');
    const { value, item } = entry;
    const [given] = givings.get(commandKey(value.principal, value.commandId)) ?? [];
    if (model.find(pk, sk) === undefined) {
      const because = await giveAgain(model, value, given);
      if (because !== '') say(name, because);
      const row = given?.act.operation ?? `clock ${value.command}`;
      if (operations.find((each) => each.name === row)?.holds(value) === false)
        say(name, `${row} moves ${JSON.stringify(value.lines)}`);
    }
    if (!sameItem(model.find(pk, sk), item)) {
      say(name, 'is another entry on the model');
      // Everything after it hangs on its hash.
      return found;
    }
  }
  for (const { act, told, explained } of refused)
    if (!explained && told?.ok === false)
      say(`${act.operation} ${act.commandId}`, `was refused (${told.code}), which it never is on the model`);
  return [...found, ...compareItems(model, { begun, journal, committed, heard })];
};

/** Every item that a replay makes is there as it makes it, and no other. */
const compareItems = (model: MemoryTable, { begun, journal }: History): readonly Finding[] => {
  const { entries, orders, heads, days, people, docs } = journal;
  const standing = new Map(
    [...entries, ...orders, ...heads, ...days, ...people, ...docs].map(({ item }) => [nameOf(item), item]),
  );
  // Organisations, rules and the like, which no command writes.
  const known = new Set(begun.map(nameOf));
  const found: Finding[] = [];
  const say = (place: string, what: string): void => {
    found.push({ check: 'model', place, what });
  };
  for (const item of model.items()) {
    const name = nameOf(item);
    const is = standing.get(name);
    standing.delete(name);
    if (is === undefined && !known.has(name)) say(name, 'is on the model alone');
    else if (is !== undefined && !sameItem(withoutRungs(is), withoutRungs(item)))
      say(name, 'is not the model’s');
  }
  for (const name of standing.keys()) say(name, 'is not on the model');
  return found;
};
