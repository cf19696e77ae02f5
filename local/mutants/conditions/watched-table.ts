import { appendFileSync } from 'node:fs';
import type { Condition } from '../../../functions/store/conditions';
import { openTable as openRealTable, type Table, type TableOptions } from '../../../functions/store/table';
import { ANY_STORE, keyOf, kindOf, type Place, type Sight, type Watch } from './place';

declare global {
  var mutants: Watch | undefined;
}

/** Always holds, for an item that is there and for one that is not; an update cannot go without any condition. */
const TAUTOLOGY = '(attribute_exists(#pk) OR attribute_not_exists(#pk))';
const FRAMES = 50;

/** The outermost store in the calls that lead here: helpers that several stores share are none of their own. */
const callingStore = (): string | undefined => {
  const { prepareStackTrace, stackTraceLimit } = Error;
  const files: string[] = [];
  Error.stackTraceLimit = FRAMES;
  Error.prepareStackTrace = (_error, sites) => {
    files.push(...sites.map((site) => site.getFileName() ?? ''));
  };
  // The frames are handed over when somebody looks.
  void new Error().stack;
  Object.assign(Error, { prepareStackTrace, stackTraceLimit });
  return files.flatMap((file) => /functions\/store\/([\w-]+)\.ts$/.exec(file)?.[1] ?? []).at(-1);
};

const placeOf = (store: string, label: string, { name, clause, belt }: Condition): Place => ({
  store: belt === undefined ? store : ANY_STORE,
  label: kindOf(label),
  name,
  clause,
  ...(belt === undefined ? {} : { belt }),
});

/** What is left of an item's conditions while one clause is taken away. */
const leftOf = (store: string | undefined, label: string, conditions: readonly Condition[]) => {
  const { mutants } = globalThis;
  if (store === undefined || mutants === undefined || !('without' in mutants)) return conditions;
  return conditions.map((condition) =>
    keyOf(placeOf(store, label, condition)) === mutants.without
      ? { ...condition, clause: TAUTOLOGY, values: {} }
      : condition,
  );
};

const noted = new Set<string>();
const note = (
  store: string | undefined,
  label: string,
  conditions: readonly Condition[],
  stood: boolean,
): void => {
  const { mutants } = globalThis;
  if (store === undefined || mutants === undefined || !('recordTo' in mutants)) return;
  for (const condition of conditions) {
    const sight: Sight = { ...placeOf(store, label, condition), stood };
    const line = `${JSON.stringify(sight)}\n`;
    if (!noted.has(line)) appendFileSync(mutants.recordTo, line);
    noted.add(line);
  }
};

/** Stands in for functions/store/table.ts in whatever a suite imports (resolver.cjs). */
export const openTable = (options: TableOptions): Table => {
  const table = openRealTable(options);
  return {
    ...table,
    transact: async (writes) => {
      const store = callingStore();
      const cancelled = await table.transact(
        writes.map((write) => ({ ...write, conditions: leftOf(store, write.label, write.conditions) })),
      );
      for (const { label, conditions } of writes)
        note(store, label, conditions, cancelled?.failed.has(label) ?? false);
      return cancelled;
    },
    update: async (update) => {
      const store = callingStore();
      const updated = await table.update({
        ...update,
        conditions: leftOf(store, 'update', update.conditions),
      });
      note(store, 'update', update.conditions, updated.kind === 'overtaken');
      return updated;
    },
  };
};
