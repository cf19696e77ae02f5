import { Pool, type PoolClient } from 'pg';
import { ACCOUNTS, CLIENTS, type Ledger, OPENED_MINUTES, type Transfer } from './load';
import type { Postgres } from './postgres';

/** `durable`: PostgreSQL's defaults. `relaxed`: a commit does not wait for the disk, as it does not in the embedded engine. */
export type Durability = 'durable' | 'relaxed';

type Ask = (
  text: string,
  values?: readonly (string | number)[],
) => Promise<readonly { readonly n: number }[]>;
export type Design = {
  readonly schema: string;
  /** In one transaction or more, as the design does it. */
  readonly transfer: (ask: Ask, transfer: Transfer) => Promise<void>;
};

/** Codes with which PostgreSQL ends a transaction that others stand in the way of: deadlock, serialization failure. */
const givenUp: readonly unknown[] = ['40P01', '40001'];

const BALANCES = 'SELECT id, balance::int AS balance FROM accounts ORDER BY id';
const MOVED = 'SELECT account_id AS id, sum(amount)::int AS moved FROM movements GROUP BY account_id';

/** A design's tables in a schema of their own, opened, and spoken to by 16 connections. */
export const openPostgresLedger = async (
  { connection }: Postgres,
  name: string,
  { schema, transfer }: Design,
  durability: Durability,
): Promise<Ledger> => {
  const commit = durability === 'durable' ? 'on' : 'off';
  const options = `-c search_path=${name} -c synchronous_commit=${commit}`;
  const pool = new Pool({ ...connection, options, max: CLIENTS });
  // The server may end before an idle connection has: nobody waits for its last word.
  pool.on('error', () => undefined);
  await pool.query(`CREATE SCHEMA ${name}`);
  await pool.query(schema);
  await pool.query('INSERT INTO accounts (id, balance) SELECT no, $1 FROM generate_series(0, $2) AS no', [
    OPENED_MINUTES,
    ACCOUNTS - 1,
  ]);
  await pool.query(
    'INSERT INTO movements (account_id, transfer_id, amount) SELECT id, 0, balance FROM accounts',
  );
  await pool.query('ANALYZE');
  let trips = 0;
  const askOn =
    (client: PoolClient): Ask =>
    async (text, values = []) => {
      trips += 1;
      return (await client.query<{ n: number }>(text, [...values])).rows;
    };
  return {
    transfer: async (wanted) => {
      const client = await pool.connect();
      try {
        await transfer(askOn(client), wanted);
        return true;
      } catch (cause) {
        await client.query('ROLLBACK');
        if (cause instanceof Error && 'code' in cause && givenUp.includes(cause.code)) return false;
        throw cause;
      } finally {
        client.release();
      }
    },
    standings: async () => {
      const balances = await pool.query<{ id: number; balance: number }>(BALANCES);
      const moved = await pool.query<{ id: number; moved: number }>(MOVED);
      const movedOf = new Map(moved.rows.map(({ id, moved: minutes }) => [id, minutes]));
      return balances.rows.map(({ id, balance }) => ({
        balanceMinutes: balance,
        movedMinutes: movedOf.get(id) ?? 0,
      }));
    },
    trips: () => trips,
    close: () => pool.end(),
  };
};
