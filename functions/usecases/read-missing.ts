import { docName } from '../../shared/domain/ledger/doc-key';
import { dayKey, type Loaded, type OrderPorts, type Wanted } from './ports';

/** What a decision needs beside the order. */
export type Named = Omit<Wanted, 'orderId'>;

/**
 * What was loaded, with everything named that is not yet among it; no round trip when nothing is missing. Heads, days, persons and documents keep what
 * is known: that is as new or newer, and the commit is conditional on it. An account that was never posted to, or a document that was never written, is asked for each time.
 */
export const readMissing = async (
  { load }: Pick<OrderPorts, 'load'>,
  loaded: Loaded,
  { accounts = [], days = [], people = [], docs = [] }: Named,
): Promise<Loaded> => {
  const more = await load({
    accounts: accounts.filter((account) => !loaded.heads.has(account)),
    days: days.filter(({ personId, day }) => !loaded.days.has(dayKey(personId, day))),
    people: people.filter((id) => !loaded.people.has(id)),
    docs: docs.filter((key) => !loaded.docs.has(docName(key))),
  });
  return {
    ...loaded,
    heads: new Map([...more.heads, ...loaded.heads]),
    days: new Map([...more.days, ...loaded.days]),
    people: new Map([...more.people, ...loaded.people]),
    docs: new Map([...more.docs, ...loaded.docs]),
  };
};
