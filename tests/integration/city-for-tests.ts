import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { s3Archive } from '../../functions/adapters/archive-s3';
import { kmsCipher } from '../../functions/adapters/cipher-kms';
import { cityStore } from '../../functions/store/city-store';
import { identityStore } from '../../functions/store/identity-store';
import { orderQueries } from '../../functions/store/order-queries';
import { orderStore } from '../../functions/store/order-store';
import { passbookStore } from '../../functions/store/passbook-store';
import { peopleStore } from '../../functions/store/people-store';
import { projectionStore } from '../../functions/store/projection-store';
import { sha256 } from '../../functions/store/sha256';
import type { Table } from '../../functions/store/table';
import { viewQueries } from '../../functions/store/view-queries';
import type { Identity } from '../../functions/usecases/ports/personal-data';
import { type RevealNote, reveal } from '../../functions/usecases/reveal';
import { startKeyService } from '../../local/key-service';
import { openLocalKeys } from '../../local/local-keys';
import { startObjectStore } from '../../local/object-store';
import { engineClientConfig } from '../../local/tables';
import { takeOverPassbooks } from '../../local/take-over-passbooks';
import type { Actor, TokenRole } from '../../shared/domain/authority/actor';
import { defaultCatalogue } from '../../shared/domain/catalogue/default-catalogue';
import { type IdKind, newId, type OrgId, type PersonId } from '../../shared/domain/ids';
import { type AccountId, FIRST_HASH } from '../../shared/domain/ledger/account';
import type { Org } from '../../shared/domain/org/org';
import type { Binding, Person } from '../../shared/domain/person/person';
import { defaultRulebook } from '../../shared/domain/rulebook/default-rulebook';
import { DAY_MS, HOUR_MS, type Ms } from '../../shared/domain/units';
import { type EngineForTests, TABLE_NAME } from './engine-for-tests';

/** A Tuesday morning, 9:00 in the city; the week has no holiday. */
export const NOW_MS: Ms = Date.parse('2026-03-03T01:00:00Z');

export const fresh = <K extends IdKind>(kind: K) => newId(kind, NOW_MS, new Uint8Array(randomBytes(10)));

const CELL = '86411c2d7ffffff';
const FAR_CELL = '86411c2dfffffff';

/** Everything that must never show: each value is one of its kind, so that finding it anywhere is finding a leak. */
export const canaries: Identity[] = [];
const identityOf = (calledZh: string): Identity => {
  const mark = canaries.length + 1;
  const identity = {
    name: `金丝雀${mark}号`,
    calledZh,
    phone: `1990000${String(mark).padStart(4, '0')}`,
    addressZh: `虚构里${mark}栋${mark}室`,
  };
  canaries.push(identity);
  return identity;
};

/** A small quarter with people of every kind, loaded into an engine, and the ports that the lambdas build from it. */
export const startCityForTests = async (engine: EngineForTests) => {
  const folder = mkdtempSync(join(tmpdir(), 'city-keys-'));
  const localKeys = await openLocalKeys(join(folder, 'keys.json'));
  const keys = await startKeyService(localKeys);
  const kms = new KMSClient({ ...engineClientConfig(keys.endpoint), endpoint: keys.endpoint });
  const objects = await startObjectStore(folder, ['archive']);
  const s3 = new S3Client({ ...engineClientConfig(objects.endpoint), endpoint: objects.endpoint });
  const archive = s3Archive({ s3, bucket: 'archive' });
  const table = engine.table();
  const cipher = kmsCipher({ kms, keyId: 'cipher' });
  const identities = identityStore(engine.client(), 'identity');
  const city = cityStore(table);

  const [districtId, stationId, otherStationId] = [fresh('org'), fresh('org'), fresh('org')];
  const station = (id: OrgId, zh: string): Org => ({
    id,
    kind: 'station',
    zh,
    districtId,
    phone: '0772-0000001',
  });
  const community = (zh: string, east: number, cell: string, ofStation = stationId): Org => ({
    id: fresh('org'),
    kind: 'community',
    zh,
    districtId,
    stationId: ofStation,
    latitudeE6: 24_300_000,
    longitudeE6: 109_400_000 + east,
    cell,
    nearCells: [CELL, FAR_CELL],
  });
  const orgs = {
    station: station(stationId, '虚构街道社工站'),
    otherStation: station(otherStationId, '远方街道社工站'),
    here: community('近邻社区', 0, CELL),
    near: community('河东社区', 20_000, CELL),
    far: community('远山社区', 90_000, FAR_CELL),
  };
  await city.writeRulebook(defaultRulebook);
  await city.writeCatalogue({ ...defaultCatalogue, effectiveMs: 0 });
  await city.writeOrgs(Object.values(orgs));

  const addPerson = async (
    calledZh: string,
    more: Partial<Person> & { readonly minutes?: number } = {},
  ): Promise<PersonId> => {
    const { minutes = 600, ...rest } = more;
    const id = rest.id ?? fresh('person');
    const person: Person = {
      id,
      version: 0,
      headHash: FIRST_HASH,
      status: 'active',
      birthMonth: 195001,
      facets: ['elder'],
      communityId: orgs.here.id,
      stationId,
      skills: [],
      hasGuardian: false,
      bindings: [],
      ...rest,
    };
    await peopleStore(table).writePeople([person]);
    await identities.writeIdentities(new Map([[id, await cipher.seal(id, identityOf(calledZh))]]));
    if (minutes > 0) await open(table, stationId, `person:${id}`, minutes);
    return id;
  };
  const binding = (elderId: PersonId, relativeId: PersonId, more: Partial<Binding> = {}): Binding => ({
    id: fresh('binding'),
    elderId,
    relativeId,
    tie: 'daughter',
    scopes: ['order', 'pay', 'viewVisits'],
    untilMs: NOW_MS + 300 * DAY_MS,
    guardian: false,
    ...more,
  });
  /** An elder with a daughter who may order, pay and look. */
  const addFamily = async (more: Partial<Binding> = {}) => {
    const [elderId, relativeId] = [fresh('person'), fresh('person')];
    const tie = binding(elderId, relativeId, more);
    await addPerson('王阿姨', { id: elderId, bindings: [tie] });
    await addPerson('小王', { id: relativeId, birthMonth: 198001, facets: ['volunteer'], bindings: [tie] });
    return { elderId, relativeId, bindingId: tie.id };
  };
  const helper = (more: Parameters<typeof addPerson>[1] = {}) =>
    addPerson('李师傅', { birthMonth: 196001, facets: ['volunteer', 'elder'], ...more });

  // Use cases are called here without a request.
  const lookerId = fresh('person');
  const notes: RevealNote[] = [];
  const ports = {
    ...city,
    ...orderStore(table, sha256),
    ...orderQueries(table),
    ...peopleStore(table),
    ...viewQueries(table),
    ...projectionStore(table),
    lines: passbookStore(table).lines,
    archive,
    sha256,
    reveal: reveal({
      ...identities,
      open: cipher.open,
      looker: () => ({ actorId: lookerId, requestId: 'test' }),
      note: (note) => notes.push(note),
    }),
    visitCode: async (_id: string, assignmentNo: number, step: 'in' | 'out') =>
      `${step === 'in' ? '1' : '2'}00${assignmentNo}`,
  };
  return {
    table,
    ports,
    notes,
    orgs,
    stationId,
    otherStationId,
    addPerson,
    addFamily,
    helper,
    /** What the lambdas have in their environment, and tokens that they believe. */
    environment: {
      TIMEBANK_TABLE: TABLE_NAME,
      IDENTITY_TABLE: 'identity',
      CIPHER_KEY_ID: 'cipher',
      KEY_PEPPER_ID: 'pepper',
      JWKS: localKeys.jwks,
      ARCHIVE_BUCKET: 'archive',
      POWERTOOLS_LOG_LEVEL: 'SILENT',
      AWS_REGION: 'local',
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
      AWS_ENDPOINT_URL_KMS: keys.endpoint,
      AWS_ENDPOINT_URL_S3: objects.endpoint,
    },
    sign: localKeys.sign,
    stop: async () => {
      kms.destroy();
      s3.destroy();
      await keys.stop();
      await objects.stop();
      rmSync(folder, { recursive: true });
    },
  };
};
export type CityForTests = Awaited<ReturnType<typeof startCityForTests>>;

export const actor = (personId: PersonId, roles: readonly TokenRole[], orgId?: OrgId): Actor => ({
  personId,
  roles,
  ...(orgId !== undefined && { orgId }),
});

const open = (table: Table, stationId: OrgId, account: AccountId, minutes: number): Promise<void> =>
  takeOverPassbooks(table)(
    {
      batchId: fresh('batch'),
      stationId,
      drafter: { id: fresh('person'), commandId: fresh('command') },
      approver: { id: fresh('person'), commandId: fresh('command') },
      lines: [{ account, minutes }],
    },
    NOW_MS - HOUR_MS,
  );
