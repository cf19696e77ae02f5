import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { commitOpening } from '../functions/store/batch-store';
import { cityStore } from '../functions/store/city-store';
import { openClient } from '../functions/store/client';
import { orderStore } from '../functions/store/order-store';
import { peopleStore } from '../functions/store/people-store';
import { sha256 } from '../functions/store/sha256';
import { openTable, type RoundTrip } from '../functions/store/table';
import { tryStore } from '../functions/store/try-store';
import { startEngine } from '../local/engine';
import { readService } from '../local/service-file';
import { createTables, engineClientConfig } from '../local/tables';
import { defaultCatalogue } from '../shared/domain/catalogue/default-catalogue';
import { type IdKind, newId, type PersonId } from '../shared/domain/ids';
import { type AccountId, FIRST_HASH } from '../shared/domain/ledger/account';
import type { Org } from '../shared/domain/org/org';
import type { Binding, Person } from '../shared/domain/person/person';
import { defaultRulebook } from '../shared/domain/rulebook/default-rulebook';
import { DAY_MS, type Ms } from '../shared/domain/units';

/** A Tuesday, 9:00 in the city; no holiday near. */
export const MORNING_MS: Ms = Date.parse('2026-03-03T01:00:00Z');
const CELL = '86411c2d7ffffff';
const HOURS_MINUTES = 600;

export const fresh = <K extends IdKind>(kind: K) => newId(kind, MORNING_MS, new Uint8Array(randomBytes(10)));

/**
 * One station, one community and the people of one visit on an engine of their own; every round trip of `ports` is heard.
 * The use cases are the real ones, and so are store and table.
 */
export const startSmallCity = async () => {
  const engine = await startEngine();
  const { tables } = readService(process.cwd());
  const plain = new DynamoDBClient({ ...engineClientConfig(engine.endpoint), endpoint: engine.endpoint });
  await createTables(plain, tables);
  const name = tables.find(({ logicalId }) => logicalId === 'TimebankTable')?.name;
  if (name === undefined) throw new Error('serverless.yml describes no TimebankTable');
  const trips: RoundTrip[] = [];
  const client = openClient({ ...engineClientConfig(engine.endpoint), endpoint: engine.endpoint });
  const table = openTable({ client, name, randomBytes, observe: (trip) => trips.push(trip) });
  const city = cityStore(table);

  const [stationId, communityId] = [fresh('org'), fresh('org')];
  const community: Org = {
    id: communityId,
    kind: 'community',
    zh: '近邻社区',
    stationId,
    latitudeE6: 24_300_000,
    longitudeE6: 109_400_000,
    cell: CELL,
    nearCells: [CELL],
  };
  await city.writeRulebook(defaultRulebook);
  await city.writeCatalogue({ ...defaultCatalogue, effectiveMs: 0 });
  await city.writeOrgs([{ id: stationId, kind: 'station', zh: '近邻街道社工站' }, community]);

  const addPeople = async (
    people: readonly (Partial<Person> & { readonly id: PersonId })[],
  ): Promise<void> => {
    const common = { version: 1, headHash: FIRST_HASH, status: 'active', birthMonth: 195001 } as const;
    const place = { communityId, stationId, skills: [], hasGuardian: false, bindings: [] };
    await peopleStore(table).writePeople(
      people.map((each) => ({ ...common, ...place, facets: ['elder', 'volunteer'], ...each })),
    );
    const opened = await commitOpening(table, sha256)(
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
          { account: `opening:${stationId}`, availableDelta: -HOURS_MINUTES * people.length, heldDelta: 0 },
          ...people.map(({ id }) => ({
            account: `person:${id}` as const,
            availableDelta: HOURS_MINUTES,
            heldDelta: 0,
          })),
        ],
        floors: new Map<AccountId, number>([[`opening:${stationId}`, -1_000_000]]),
      },
      MORNING_MS,
    );
    if (opened.kind !== 'written') throw new Error(`the openings were not written: ${opened.kind}`);
  };
  const bind = (elderId: PersonId, relativeId: PersonId): Binding => ({
    id: fresh('binding'),
    elderId,
    relativeId,
    tie: 'daughter',
    scopes: ['order', 'pay', 'viewVisits'],
    untilMs: MORNING_MS + 300 * DAY_MS,
    guardian: false,
  });

  const ports = {
    ...city,
    ...orderStore(table, sha256),
    ...tryStore(table),
    sha256,
    // The benches count what the table does; the key service is not part of it.
    visitCode: async () => '1234',
  };
  // The lambda knows the city's slow data from its first request on.
  await Promise.all([ports.rulebookAt(MORNING_MS), ports.catalogueAt(MORNING_MS), ports.org(communityId)]);
  return {
    serviceCode: 'urgent.shopping',
    ports,
    trips,
    table,
    addPeople,
    bind,
    stationId,
    communityId,
    stop: engine.stop,
  };
};

export type SmallCity = Awaited<ReturnType<typeof startSmallCity>>;
