import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { cityStore } from '../functions/store/city-store';
import { openClient } from '../functions/store/client';
import { orderStore } from '../functions/store/order-store';
import { peopleStore } from '../functions/store/people-store';
import { sha256 } from '../functions/store/sha256';
import { openTable, type RoundTrip } from '../functions/store/table';
import { tryStore } from '../functions/store/try-store';
import { viewQueries } from '../functions/store/view-queries';
import { startEngine } from '../local/engine';
import { readService } from '../local/service-file';
import { createTables, engineClientConfig } from '../local/tables';
import { takeOverPassbooks } from '../local/take-over-passbooks';
import { LINES_A_BATCH_MAX } from '../shared/domain/batch/plan';
import { defaultCatalogue } from '../shared/domain/catalogue/default-catalogue';
import { type IdKind, newId, type PersonId } from '../shared/domain/ids';
import { FIRST_HASH } from '../shared/domain/ledger/account';
import type { Org } from '../shared/domain/org/org';
import type { Binding, Person } from '../shared/domain/person/person';
import { defaultRulebook } from '../shared/domain/rulebook/default-rulebook';
import { DAY_MS, type Ms } from '../shared/domain/units';

/** A Tuesday, 9:00 in the city; no holiday near. */
export const MORNING_MS: Ms = Date.parse('2026-03-03T01:00:00Z');
const CELL = '86411c2d7ffffff';
const HOURS_MINUTES = 600;

const SOCKETS_MAX = 600;

export const fresh = <K extends IdKind>(kind: K) => newId(kind, MORNING_MS, new Uint8Array(randomBytes(10)));

/** Whoever moves in has `minutes` on their account. */
export type NewPerson = Partial<Person> & { readonly id: PersonId; readonly minutes?: number };

export type SmallCityOptions = {
  /** Where the engine keeps its data; without it, in memory. */
  readonly file?: string;
  /** What a bench does to the client before its first request. */
  readonly prepare?: (client: DynamoDBDocumentClient) => void;
};

/** As many as one batch takes; each has an opening account of its own, whose limit is a station's. */
const PEOPLE_PER_OPENING = LINES_A_BATCH_MAX;

/**
 * One station, one community and the people of one visit on an engine of their own; every round trip of `ports` is heard.
 * The use cases are the real ones, and so are store and table.
 */
export const startSmallCity = async ({ file, prepare }: SmallCityOptions = {}) => {
  const engine = await startEngine(file === undefined ? {} : { file });
  const { tables } = readService(process.cwd());
  const plain = new DynamoDBClient({ ...engineClientConfig(engine.endpoint), endpoint: engine.endpoint });
  await createTables(plain, tables);
  const name = tables.find(({ logicalId }) => logicalId === 'TimebankTable')?.name;
  if (name === undefined) throw new Error('serverless.yml describes no TimebankTable');
  const trips: RoundTrip[] = [];
  const client = openClient({
    ...engineClientConfig(engine.endpoint),
    // Whoever acts at once is at once on the wire: no queue of ours stands before the engine.
    requestHandler: { httpAgent: { maxSockets: SOCKETS_MAX } },
  });
  prepare?.(client);
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

  const addPeople = async (people: readonly NewPerson[]): Promise<void> => {
    const common = { version: 1, headHash: FIRST_HASH, status: 'active', birthMonth: 195001 } as const;
    const place = { communityId, stationId, skills: [], hasGuardian: false, bindings: [] };
    await peopleStore(table).writePeople(
      people.map(({ minutes: _hours, ...each }) => ({
        ...common,
        ...place,
        facets: ['elder', 'volunteer'],
        ...each,
      })),
    );
    for (let from = 0; from < people.length; from += PEOPLE_PER_OPENING)
      await openAccounts(people.slice(from, from + PEOPLE_PER_OPENING));
  };
  const openAccounts = (people: readonly NewPerson[]): Promise<void> =>
    takeOverPassbooks(table)(
      {
        batchId: fresh('batch'),
        stationId: fresh('org'),
        drafter: { id: fresh('person'), commandId: fresh('command') },
        approver: { id: fresh('person'), commandId: fresh('command') },
        lines: people.map(({ id, minutes = HOURS_MINUTES }) => ({ account: `person:${id}`, minutes })),
      },
      MORNING_MS,
    );
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
    ...viewQueries(table),
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
    cell: CELL,
    endpoint: engine.endpoint,
    stop: engine.stop,
  };
};

export type SmallCity = Awaited<ReturnType<typeof startSmallCity>>;
