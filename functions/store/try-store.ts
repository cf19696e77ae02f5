import type { TryPorts } from '../usecases/ports';
import { versionIs } from './conditions';
import { orderKey } from './keys';
import type { Table } from './table';

/**
 * Wrong codes are noted on the order itself, one helper's id a try, by a bare update without entry or version. How long they are
 * kept is the order store's to say (ADR 0031).
 */
export const tryStore = (table: Table): TryPorts => ({
  countWrongTry: async (order, helperId) => {
    await table.update({
      key: orderKey(order.id),
      update: 'SET #codeTries = list_append(if_not_exists(#codeTries, :none), :one)',
      names: { '#codeTries': 'codeTries' },
      values: { ':none': [], ':one': [helperId] },
      conditions: [versionIs(order.version)],
    });
  },
});
