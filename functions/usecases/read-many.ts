import type { Loaded, OrderPorts, Wanted } from './ports';

const KEYS_A_READ = 100;

const pagesOf = <T>(all: readonly T[]): readonly (readonly T[])[] =>
  Array.from({ length: Math.ceil(all.length / KEYS_A_READ) }, (_, index) =>
    all.slice(index * KEYS_A_READ, (index + 1) * KEYS_A_READ),
  );

/** Persons and accounts, however many; the absent are absent. A round trip for each 100, all at once. */
export const readMany = async (
  { load }: Pick<OrderPorts, 'load'>,
  { people = [], accounts = [] }: Pick<Wanted, 'people' | 'accounts'>,
): Promise<Pick<Loaded, 'people' | 'heads'>> => {
  const reads = await Promise.all([
    ...pagesOf(people).map((page) => load({ people: page })),
    ...pagesOf(accounts).map((page) => load({ accounts: page })),
  ]);
  return {
    people: new Map(reads.flatMap((read) => [...read.people])),
    heads: new Map(reads.flatMap((read) => [...read.heads])),
  };
};
