import { cityStore } from '../../../functions/store/city-store';
import { passbookLine, passbookStore } from '../../../functions/store/passbook-store';
import { peopleStore, visitsOf } from '../../../functions/store/people-store';
import { sha256 } from '../../../functions/store/sha256';
import type { RoundTrip } from '../../../functions/store/table';
import { defaultCatalogue } from '../../../shared/domain/catalogue/default-catalogue';
import { FIRST_HASH } from '../../../shared/domain/ledger/account';
import { checkJournal } from '../../../shared/domain/ledger/verify/check-journal';
import type { Person } from '../../../shared/domain/person/person';
import { defaultRulebook } from '../../../shared/domain/rulebook/default-rulebook';
import { DAY_MS, HOUR_MS } from '../../../shared/domain/units';
import { type EngineForTests, startEngineForTests } from '../engine-for-tests';
import { journalOfScan } from './journal-of-scan';
import {
  ASKED_MS,
  changes,
  communityId,
  fresh,
  openAccounts,
  openOrder,
  stationId,
  visit,
} from './visit-for-tests';

let engine: EngineForTests;
beforeAll(async () => {
  engine = await startEngineForTests();
});
afterAll(() => engine.stop());

test('rulebooks and catalogues: the one in effect, looked for again after an hour of commands, kept by version', async () => {
  const trips: RoundTrip[] = [];
  const writer = cityStore(engine.table());
  const reader = cityStore(engine.table({ observe: (trip) => trips.push(trip) }));
  await writer.writeRulebook(defaultRulebook);
  await writer.writeCatalogue({ ...defaultCatalogue, effectiveMs: 0 });
  expect(await reader.rulebookAt(ASKED_MS)).toEqual(defaultRulebook);
  expect((await reader.catalogueAt(ASKED_MS)).services).toEqual(defaultCatalogue.services);

  const next = { ...defaultRulebook, version: 2, effectiveMs: ASKED_MS + DAY_MS, codeTriesMax: 3 };
  await writer.writeRulebook(next);
  trips.length = 0;
  expect((await reader.rulebookAt(ASKED_MS + HOUR_MS - 1)).version).toBe(1);
  expect(trips).toHaveLength(0);
  expect((await reader.rulebookAt(ASKED_MS + HOUR_MS)).version).toBe(1);
  expect((await reader.rulebookAt(ASKED_MS + DAY_MS)).version).toBe(2);
  expect(await reader.rulebook(1)).toEqual(defaultRulebook);
  // A lambda that has not looked yet finds a version that an order names.
  expect(await cityStore(engine.table()).rulebook(2)).toEqual(next);
  await expect(reader.rulebook(3)).rejects.toThrow('RULEBOOK#3');
  await expect(reader.catalogue(2)).rejects.toThrow('CATALOGUE#2');
});

test('organisations are read once; one that is not there is absent', async () => {
  const trips: RoundTrip[] = [];
  const org = { id: communityId, kind: 'community', zh: '示范社区', stationId } as const;
  await cityStore(engine.table()).writeOrgs([org]);
  const city = cityStore(engine.table({ observe: (trip) => trips.push(trip) }));
  expect([await city.org(communityId), await city.org(communityId)]).toEqual([org, org]);
  expect(trips).toHaveLength(1);
  expect(await city.org(fresh('org'))).toBeUndefined();
});

test('persons come back as they were written, and their days in order', async () => {
  const table = engine.table();
  const people = peopleStore(table);
  const person = (): Person => ({
    id: fresh('person'),
    version: 1,
    headHash: FIRST_HASH,
    status: 'active',
    birthMonth: 195_003,
    facets: ['volunteer'],
    communityId,
    stationId,
    skills: [],
    hasGuardian: false,
    bindings: [],
  });
  const [one, two] = [person(), person()];
  await people.writePeople([one, two]);
  expect(await people.people([two.id, fresh('person'), one.id])).toEqual(
    new Map([
      [one.id, one],
      [two.id, two],
    ]),
  );
  expect(await people.people([])).toEqual(new Map());

  const elderId = fresh('person');
  await openAccounts(table, new Map([[`person:${elderId}` as const, 300]]));
  const { request, step } = visit(table);
  const startsMs = [3, 1, 26].map((hours) => ASKED_MS + DAY_MS + hours * HOUR_MS);
  const orders = startsMs.map((startMs) => openOrder(elderId, { startMs }));
  for (const order of orders) {
    await request(order);
    const wanted = { helperId: one.id, startMs: order.startMs };
    expect((await step(order.id, one.id, (loaded) => changes.grab(loaded, one.id), wanted)).kind).toBe(
      'written',
    );
  }
  const days = await people.days(one.id, 20_260_101, 20_261_231);
  expect(visitsOf(days)).toEqual([orders[1]?.id, orders[0]?.id, orders[2]?.id]);
  expect(await people.days(one.id, 20_260_101, 20_260_102)).toEqual([]);
});

test('a passbook: newest lines first, page by page, the same line again is the same line', async () => {
  const table = engine.table();
  const elderId = fresh('person');
  const account = `person:${elderId}` as const;
  await openAccounts(table, new Map([[account, 300]]));
  const order = openOrder(elderId);
  const committed = await visit(table).request(order);
  const [line] = committed.kind === 'written' ? committed.entry.lines : [];
  if (committed.kind !== 'written' || line === undefined) throw new Error('the request was written');
  const passbook = passbookStore(table);
  const shown = [1, 2, 3].map((seq) =>
    passbookLine(committed.entry, { ...line, seq }, { availableAfterMinutes: 300, heldAfterMinutes: 0 }),
  );
  await passbook.writeLines(shown);
  await passbook.writeLines(shown);
  const first = await passbook.lines(account, { limit: 2 });
  const second = await passbook.lines(account, { limit: 2, next: first.next ?? '' });
  expect([...first.items, ...second.items].map(({ seq }) => seq)).toEqual([3, 2, 1]);
  expect(second.next).toBeUndefined();
  expect(first.items[0]).toEqual({
    ...shown[2],
    availableAfterMinutes: 240,
    heldAfterMinutes: 60,
    orderId: order.id,
  });
  expect(await passbook.line(account, 2)).toEqual(shown[1]);
  expect(await passbook.line(account, 4)).toBeUndefined();
});

test('all that these tests wrote is a journal without a violation', async () => {
  const journal = await journalOfScan(engine.table());
  expect(journal.unreadable).toEqual([]);
  expect(journal.entries.length).toBeGreaterThan(5);
  expect(checkJournal(sha256, journal, () => 480)).toEqual([]);
});
