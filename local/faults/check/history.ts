import type { Item } from '../../../functions/store/item';
import { entryKey } from '../../../functions/store/keys';
import type { Entry } from '../../../shared/domain/ledger/entry';
import type { Journal } from '../../audit/journal';
import type { Given } from '../stage';
import type { Commit } from '../wire';

/** What a world leaves to be judged: what stood at its beginning and at its end, what was carried out when, and what was heard. */
export type History = {
  readonly begun: readonly Item[];
  readonly journal: Journal;
  /** The entry that each transaction carried out wrote, by name, in turn; the same one again: it was sent again under its token. */
  readonly committed: readonly string[];
  readonly heard: readonly Given[];
};

/** Something that no world may show. */
export type Finding = { readonly check: string; readonly place: string; readonly what: string };

export const nameOf = ({ pk, sk }: { readonly pk?: unknown; readonly sk?: unknown }): string =>
  `${String(pk)} ${String(sk)}`;
export const entryName = (entry: Entry): string => nameOf(entryKey(entry));

/** The names of the entries that transactions wrote. */
export const committedIn = (commits: readonly Commit[]): readonly string[] =>
  commits.map((items) => {
    const entry = items.find(({ sk }) => sk?.S?.startsWith('ENTRY#'));
    return entry === undefined ? '' : nameOf({ pk: entry.pk?.S, sk: entry.sk?.S });
  });

/** Which giving an entry came of; entries of the clock have none. */
export const commandKey = (principal: string, commandId: string): string => `${principal} ${commandId}`;

/** All givings of each command, in turn. */
export const givingsOf = (heard: readonly Given[]): ReadonlyMap<string, readonly Given[]> => {
  const givings = new Map<string, Given[]>();
  for (const given of heard) {
    const { principal, commandId } = given.act;
    if (commandId === undefined) continue;
    const key = commandKey(principal, commandId);
    const known = givings.get(key);
    if (known === undefined) givings.set(key, [given]);
    else known.push(given);
  }
  return givings;
};
