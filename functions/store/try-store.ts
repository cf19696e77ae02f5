import type { TryPorts } from '../usecases/ports';
import { versionIs } from './conditions';
import { orderKey } from './keys';
import type { Table } from './table';

/**
 * Wrong codes are counted on the order itself, by a bare update without entry or version. Orders are written whole, so the count
 * is gone with the next transition: each assignment and each step has its own tries (ADR 0031).
 */
export const tryStore = (table: Table): TryPorts => ({
  countWrongTry: async (order) => {
    await table.update({
      key: orderKey(order.id),
      update: 'ADD #codeTries :one',
      names: { '#codeTries': 'codeTries' },
      values: { ':one': 1 },
      conditions: [versionIs(order.version)],
    });
  },
});
