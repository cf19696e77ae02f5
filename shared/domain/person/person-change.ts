import type { Posting } from '../ledger/account';
import type { Doc } from '../ledger/doc';
import type { EntryDetail, PersonCommand } from '../ledger/entry';
import type { Person } from './person';

/**
 * What a decision about a person makes: everything that one transaction then writes. `person.version` is already the next one,
 * `person.headHash` still the old one; the ledger seals the entry and advances it. `docs` hold the next version of each.
 */
export type PersonChange = {
  readonly command: PersonCommand;
  readonly person: Person;
  readonly postings: readonly Posting[];
  readonly docs: readonly Doc[];
  readonly detail: EntryDetail;
};
