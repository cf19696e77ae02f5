import { randomBytes } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { commitOpening } from '../functions/store/batch-store';
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

const SOCKETS_MAX = 600;
/** Far below what any bench takes over. */
const OPENING_FLOOR_MINUTES = -1_000_000_000;

export const fresh = <K extends IdKind>(kind: K) => newId(kind, MORNING_MS, new Uint8Array(randomBytes(10)));

/** Whoever moves in has `minutes` on their account. */
export type NewPerson = Partial<Person> & { readonly id: PersonId; readonly minutes?: number };

export type SmallCityOptions = {
  /** Where the engine keeps its data; without it, in memory. */
  readonly file?: string;
  /** What a bench does to the client before its first request. */
  readonly prepare?: (client: DynamoDBDocumentClient) => void;
};

/** So many people get their hours in one entry; one line more is the account that these come from. */
const PEOPLE_PER_OPENING = 40;

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
  const openAccounts = async (people: readonly NewPerson[]): Promise<void> => {
    const credits = people.map(({ id, minutes = HOURS_MINUTES }) => ({
      account: `person:${id}` as const,
      availableDelta: minutes,
      heldDelta: 0,
    }));
    const total = credits.reduce((sum, { availableDelta }) => sum + availableDelta, 0);
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
        postings: [{ account: `opening:${stationId}`, availableDelta: -total, heldDelta: 0 }, ...credits],
        floors: new Map<AccountId, number>([[`opening:${stationId}`, OPENING_FLOOR_MINUTES]]),
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
