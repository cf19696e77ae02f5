import { cityStore } from '../../functions/store/city-store';
import { orderQueries } from '../../functions/store/order-queries';
import { orderStore } from '../../functions/store/order-store';
import { personStore } from '../../functions/store/person-store';
import { projectionStore } from '../../functions/store/projection-store';
import { sha256 } from '../../functions/store/sha256';
import type { Table } from '../../functions/store/table';
import { tryStore } from '../../functions/store/try-store';

/** What the helper types: codes are the key service's business, and no fault of the ledger reaches it. */
export const VISIT_CODE = '1234';

/** All that the use cases ask for, over one table: the engine's under faults, or the model's in memory. */
export const portsOn = (table: Table) => ({
  ...cityStore(table),
  ...personStore(table, sha256),
  ...orderStore(table, sha256),
  ...orderQueries(table),
  ...projectionStore(table),
  ...tryStore(table),
  sha256,
  // What might pay instead is no part of a refusal's code, and the model has no index to look for cases in.
  grantCases: async () => [],
  visitCode: async () => VISIT_CODE,
  // Who comes next is the seed's to say, never a pause.
  pauseWithJitter: async () => undefined,
  pause: async () => undefined,
});

export type Ports = ReturnType<typeof portsOn>;
