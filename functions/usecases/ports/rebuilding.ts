import type { OrderId, PersonId } from '../../../shared/domain/ids';
import type { AccountId, Head } from '../../../shared/domain/ledger/account';
import type { Order } from '../../../shared/domain/order/order';
import type { Minutes } from '../../../shared/domain/units';
import type { ArchivePorts, HashPort } from './archive';
import type { GenerationPorts } from './generations';
import type { PassbookLine, ServiceRecord } from './reading';

/** A helper's records of one generation, and the sum that stands beside them; undefined: read by nobody's codec. */
export type StandingRecords = {
  readonly records: readonly (ServiceRecord | undefined)[];
  readonly sumMinutes?: Minutes;
};

/** One generation, as a rebuild handles it. Reads are strongly consistent. */
export type GenerationOfProjections = {
  /** The same line again is the same write; all at once, in batches. */
  readonly writeLines: (lines: readonly PassbookLine[]) => Promise<void>;
  /** All of an account, oldest first; undefined: one that is not, byte for byte, what the codec writes. */
  readonly linesOf: (account: AccountId) => Promise<readonly (PassbookLine | undefined)[]>;
  readonly recordsOf: (helperId: PersonId) => Promise<StandingRecords>;
  /** At most 99 records of one helper and their sum, all or none; false: one of them is no longer what was read. */
  readonly replaceRecords: (
    helperId: PersonId,
    before: StandingRecords,
    after: { readonly records: readonly ServiceRecord[]; readonly sumMinutes: Minutes },
  ) => Promise<boolean>;
  /** Removes what stands under an account, or under a helper. */
  readonly dropLines: (account: AccountId) => Promise<void>;
  readonly dropRecords: (helperId: PersonId) => Promise<void>;
};

export type RebuildPorts = Pick<ArchivePorts, 'names' | 'read'> &
  HashPort &
  GenerationPorts & {
    readonly generation: (generation: number) => GenerationOfProjections;
    /** Strongly consistent; at most 100. */
    readonly heads: (accounts: readonly AccountId[]) => Promise<ReadonlyMap<AccountId, Head>>;
    readonly orders: (ids: readonly OrderId[]) => Promise<readonly Order[]>;
    readonly pause: (attempt: number) => Promise<void>;
    /** Hears how far it has come. */
    readonly progress: (phase: string, done: number, of: number) => void;
  };
