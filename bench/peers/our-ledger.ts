import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commitOpening } from '../../functions/store/batch-store';
import { scanJournal } from '../../functions/store/journal-scan';
import { sha256 } from '../../functions/store/sha256';
import { type AccountId, FIRST_HASH } from '../../shared/domain/ledger/account';
import { withConflicts } from '../conflicts';
import { fresh, MORNING_MS, startSmallCity } from '../small-city';
import type { Standing } from './drift';
import { ACCOUNTS, type Ledger, OPENED_MINUTES } from './load';

/**
 * Our own ledger over the embedded engine's file: a sealed entry of two lines, through the store's ordinary way of a batch. It reads
 * both heads, seals, and writes entry, batch and heads in one conditional transaction; overtaken, it tries up to eight times.
 */
export const openOurLedger = async ({ conflicting }: { readonly conflicting: boolean }): Promise<Ledger> => {
  const folder = mkdtempSync(join(tmpdir(), 'timebank-peers-'));
  const file = join(folder, 'engine.db');
  const city = await startSmallCity({ file, ...(conflicting ? { prepare: withConflicts } : {}) });
  const people = Array.from({ length: ACCOUNTS }, () => fresh('person'));
  await city.addPeople(people.map((id) => ({ id, minutes: OPENED_MINUTES })));
  const accounts = people.map((id): AccountId => `person:${id}`);
  const accountAt = (no: number): AccountId => {
    const account = accounts[no];
    if (account === undefined) throw new Error(`there is no account ${no}`);
    return account;
  };
  const commit = commitOpening(city.table, sha256);
  return {
    transfer: async ({ from, to, minutes }) => {
      const committed = await commit(
        {
          commandId: fresh('command'),
          principal: 'clock',
          channel: 'system',
          issuedAtMs: MORNING_MS,
          bodyDigest: FIRST_HASH,
        },
        {
          batchId: fresh('batch'),
          postings: [
            { account: accountAt(from), availableDelta: -minutes, heldDelta: 0 },
            { account: accountAt(to), availableDelta: minutes, heldDelta: 0 },
          ],
          floors: new Map(),
        },
        MORNING_MS,
      );
      if (committed.kind !== 'written' && committed.kind !== 'contended')
        throw new Error(`a transfer was ${committed.kind}`);
      return committed.kind === 'written';
    },
    standings: async () => {
      const balances = new Map<AccountId, number>();
      const moved = new Map<AccountId, number>();
      for await (const record of scanJournal(city.table)) {
        if (record.kind === 'head')
          balances.set(record.head.account, record.head.availableMinutes + record.head.heldMinutes);
        if (record.kind === 'entry')
          for (const { account, availableDelta, heldDelta } of record.entry.lines)
            moved.set(account, (moved.get(account) ?? 0) + availableDelta + heldDelta);
      }
      return accounts.map(
        (account): Standing => ({
          balanceMinutes: balances.get(account) ?? 0,
          movedMinutes: moved.get(account) ?? 0,
        }),
      );
    },
    trips: () => city.trips.length,
    wru: () =>
      city.trips
        .filter(({ operation }) => operation === 'transact')
        .reduce((sum, { capacity }) => sum + capacity.totalUnits, 0),
    close: async () => {
      await city.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
