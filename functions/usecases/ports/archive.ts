import type { Entry } from '../../../shared/domain/ledger/entry';
import type { Sha256 } from '../../../shared/domain/units';

/** One change of an entry that the stream tells of. */
export type EntryChange =
  | { readonly kind: 'written'; readonly entry: Entry }
  /** Entries are never changed or deleted: somebody did it beside every command. */
  | { readonly kind: 'touched'; readonly key: string };

/** Object storage whose objects are written once: names have folders, texts are ASCII. */
export type ArchivePorts = {
  /** What stands under the name already stays as it is: the answer says so. */
  readonly put: (name: string, text: string) => Promise<'written' | 'there'>;
  readonly read: (name: string) => Promise<string | undefined>;
  /** All names that begin so, in order; those after `after` alone. A round trip for each 1,000. */
  readonly names: (prefix: string, after?: string) => Promise<readonly string[]>;
  /** The folders right below, in order, with their slash. A round trip for each 1,000. */
  readonly folders: (prefix: string) => Promise<readonly string[]>;
};

export type HashPort = { readonly sha256: Sha256 };
