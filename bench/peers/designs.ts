import type { Transfer } from './load';
import type { Design } from './postgres-ledger';

/**
 * How a public time bank moves hours: a movement for each side, then the account's balance is set to the sum of its movements, as
 * this transaction sees them. Nothing is locked before the sum: what others commit in between is in nobody's sum.
 */
export const timeBankDesign: Design = {
  schema: `
    CREATE TABLE accounts (id int PRIMARY KEY, balance bigint NOT NULL, updated_at timestamptz NOT NULL DEFAULT now());
    CREATE TABLE transfers (id bigserial PRIMARY KEY, reason text NOT NULL);
    CREATE TABLE movements (
      id bigserial PRIMARY KEY, account_id int NOT NULL, transfer_id bigint NOT NULL, amount bigint NOT NULL);
    CREATE INDEX movements_of_account ON movements (account_id) INCLUDE (amount);
    CREATE TABLE events (id bigserial PRIMARY KEY, action int NOT NULL, transfer_id bigint NOT NULL);`,
  transfer: async (ask, { from, to, minutes }: Transfer) => {
    await ask('BEGIN');
    const [made] = await ask(`INSERT INTO transfers (reason) VALUES ('visit') RETURNING id::int AS n`);
    const transferId = made?.n ?? 0;
    for (const [account, amount] of [
      [from, -minutes],
      [to, minutes],
    ] as const) {
      await ask('SELECT id AS n FROM accounts WHERE id = $1', [account]);
      await ask('INSERT INTO movements (account_id, transfer_id, amount) VALUES ($1, $2, $3)', [
        account,
        transferId,
        amount,
      ]);
      const [summed] = await ask('SELECT sum(amount)::int AS n FROM movements WHERE account_id = $1', [
        account,
      ]);
      await ask('UPDATE accounts SET balance = $1, updated_at = now() WHERE id = $2', [
        summed?.n ?? 0,
        account,
      ]);
    }
    await ask('INSERT INTO events (action, transfer_id) VALUES (0, $1)', [transferId]);
    await ask('COMMIT');
  },
};

/**
 * A double-entry ledger in one statement: a function locks both accounts in the order of their ids, so that no two transfers wait for
 * each other, and writes a movement for each side with the balance after it.
 */
export const doubleEntryDesign: Design = {
  schema: `
    CREATE TABLE accounts (
      id int PRIMARY KEY, balance bigint NOT NULL, floor bigint NOT NULL DEFAULT 0, version bigint NOT NULL DEFAULT 0);
    CREATE TABLE transfers (id bigserial PRIMARY KEY, created_at timestamptz NOT NULL DEFAULT now());
    CREATE TABLE movements (
      id bigserial PRIMARY KEY, account_id int NOT NULL, transfer_id bigint NOT NULL, amount bigint NOT NULL,
      balance_after bigint, version bigint);
    CREATE INDEX movements_of_account ON movements (account_id);
    CREATE FUNCTION move(giver int, taker int, minutes bigint) RETURNS bigint LANGUAGE plpgsql AS $$
    DECLARE
      transfer bigint;
      touched accounts%ROWTYPE;
    BEGIN
      PERFORM id FROM accounts WHERE id IN (giver, taker) ORDER BY id FOR UPDATE;
      INSERT INTO transfers DEFAULT VALUES RETURNING id INTO transfer;
      UPDATE accounts SET balance = balance - minutes, version = version + 1 WHERE id = giver RETURNING * INTO touched;
      IF touched.balance < touched.floor THEN RAISE EXCEPTION 'the giver has too little'; END IF;
      INSERT INTO movements (account_id, transfer_id, amount, balance_after, version)
        VALUES (giver, transfer, -minutes, touched.balance, touched.version);
      UPDATE accounts SET balance = balance + minutes, version = version + 1 WHERE id = taker RETURNING * INTO touched;
      INSERT INTO movements (account_id, transfer_id, amount, balance_after, version)
        VALUES (taker, transfer, minutes, touched.balance, touched.version);
      RETURN transfer;
    END $$;`,
  transfer: async (ask, { from, to, minutes }) => {
    await ask('SELECT move($1, $2, $3)::int AS n', [from, to, minutes]);
  },
};
