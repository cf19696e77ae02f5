import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { scanJournal } from '../../functions/store/journal-scan';
import { personStore } from '../../functions/store/person-store';
import { sha256 } from '../../functions/store/sha256';
import type { Committed } from '../../functions/usecases/ports';
import type { PersonId } from '../../shared/domain/ids';
import { type AccountId, FIRST_HASH, type Posting } from '../../shared/domain/ledger/account';
import { withConflicts } from '../conflicts';
import { fresh, MORNING_MS, startSmallCity } from '../small-city';
import type { Standing } from './drift';
import { ACCOUNTS, type Ledger, OPENED_MINUTES } from './load';

/** As often as the loop of all commands tries, and three times more. */
const ATTEMPTS_MAX = 8;

/**
 * Our own ledger over the embedded engine's file: a sealed entry of two lines, the way a gift takes. It reads the
 * giver and both heads, seals, and writes entry, giver and heads in one conditional transaction; overtaken, it tries up to eight times.
 */
export const openOurLedger = async ({ conflicting }: { readonly conflicting: boolean }): Promise<Ledger> => {
  const folder = mkdtempSync(join(tmpdir(), 'timebank-peers-'));
  const file = join(folder, 'engine.db');
  const city = await startSmallCity({ file, ...(conflicting ? { prepare: withConflicts } : {}) });
  const people = Array.from({ length: ACCOUNTS }, () => fresh('person'));
  await city.addPeople(people.map((id) => ({ id, minutes: OPENED_MINUTES })));
  const accounts = people.map((id): AccountId => `person:${id}`);
  const store = personStore(city.table, sha256);
  const giverAt = (no: number): PersonId => {
    const person = people[no];
    if (person === undefined) throw new Error(`there is no person ${no}`);
    return person;
  };
  const give = async (giver: PersonId, postings: readonly Posting[]): Promise<Committed['kind']> => {
    const loaded = await store.load({ people: [giver], accounts: postings.map(({ account }) => account) });
    const person = loaded.people.get(giver);
    if (person === undefined) throw new Error(`${giver} does not live here`);
    const given = { ...person, version: person.version + 1 };
    const envelope = {
      commandId: fresh('command'),
      principal: giver,
      channel: 'system',
      issuedAtMs: MORNING_MS,
      bodyDigest: FIRST_HASH,
    } as const;
    const change = { command: 'gift', person: given, postings, docs: [], detail: {} } as const;
    return (await store.commitPerson(envelope, loaded, change, MORNING_MS)).kind;
  };
  return {
    transfer: async ({ from, to, minutes }) => {
      for (let attempt = 1; attempt <= ATTEMPTS_MAX; attempt += 1) {
        const kind = await give(giverAt(from), [
          { account: `person:${giverAt(from)}`, availableDelta: -minutes, heldDelta: 0 },
          { account: `person:${giverAt(to)}`, availableDelta: minutes, heldDelta: 0 },
        ]);
        if (kind === 'written') return true;
        if (kind !== 'overtaken' && kind !== 'contended') throw new Error(`a transfer was ${kind}`);
        await store.pauseWithJitter(attempt);
      }
      return false;
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
