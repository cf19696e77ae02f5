import { randomBytes } from 'node:crypto';
import { DeleteTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { openClient } from '../../functions/store/client';
import { peopleStore } from '../../functions/store/people-store';
import { openTable, type TableOptions } from '../../functions/store/table';
import { giveMinutes } from '../../functions/usecases/give-minutes';
import { defaultCatalogue } from '../../shared/domain/catalogue/default-catalogue';
import { type CommandId, type IdKind, newId } from '../../shared/domain/ids';
import { defaultRulebook } from '../../shared/domain/rulebook/default-rulebook';
import { DAY_MS, type Ms } from '../../shared/domain/units';
import type { Dice } from '../demo-city/dice';
import type { LocalTable } from '../service-file';
import { createTables, engineClientConfig } from '../tables';
import { takeOverPassbooks } from '../take-over-passbooks';
import { actOf } from './act';
import type { Cast } from './operation';
import { asElder } from './operations/who';
import { newCast, newFamily, peopleOf } from './people';
import { type Ports, portsOn } from './ports-on';
import { openWire } from './wire';

/** A Tuesday in March, nine in the morning in the city. */
const BEGINNING_MS: Ms = Date.parse('2026-03-03T01:00:00Z');
/** Enough for every visit of a world. */
const HOURS_MINUTES = 20_000;
/** Enough for a grant and a write-off of every life of a world. */
const POOL_MINUTES = 6_000;
const CELL = '86411c2d7ffffff';

export type WorldPlace = {
  readonly endpoint: string;
  /** The main table of serverless.yml; each world has one of its own. */
  readonly table: LocalTable;
  readonly name: string;
  readonly dice: Dice;
  /** How many families there are beside the one of the cast, each for one life; absent: none. */
  readonly families?: number;
  /** For tests of the simulator: stores whose conditions somebody forgot. */
  readonly keepConditions?: NonNullable<TableOptions['keepConditions']>;
};

const seedCity = async (
  { writeRulebook, writeCatalogue, writeOrgs }: Ports,
  { stationId, communityId }: Pick<Cast, 'stationId' | 'communityId'>,
): Promise<void> => {
  await writeRulebook(defaultRulebook);
  await writeCatalogue({ ...defaultCatalogue, effectiveMs: 0 });
  const place = { latitudeE6: 24_300_000, longitudeE6: 109_400_000, cell: CELL, nearCells: [CELL] };
  await writeOrgs([
    { id: stationId, kind: 'station', zh: '近邻街道社工站' },
    { id: communityId, kind: 'community', zh: '近邻社区', stationId, ...place },
  ]);
};

/** The elder gives to the pool of her station, out of which grants and write-offs come. */
const fillPool = async (ports: Ports, cast: Cast, commandId: CommandId): Promise<void> => {
  const told = await actOf(giveMinutes, {
    operation: 'gift',
    route: 'person/give-minutes',
    actor: asElder(cast),
    commandId,
    atMs: BEGINNING_MS,
    body: { to: { kind: 'pool' as const }, minutes: POOL_MINUTES },
  }).give(ports, BEGINNING_MS);
  if (!told.ok) throw new Error(`the pool stays empty: ${told.code}`);
};

/** A table of its own, one station, one community and the few people who meet there, all of it out of the dice. */
export const openWorld = async (place: WorldPlace) => {
  const { endpoint, table: shape, name, dice, families: familyCount = 0, ...forgetful } = place;
  const config = engineClientConfig(endpoint);
  const admin = new DynamoDBClient(config);
  await createTables(admin, [{ ...shape, name }]);
  const client = openClient(config);
  const wire = openWire();
  wire.into(client);
  // Tokens of transactions come of true chance: the engine would take a replay of the same seed for a resend.
  const table = openTable({ client, name, randomBytes, ...forgetful });
  const ports = portsOn(table);
  const fresh = <K extends IdKind>(kind: K) => newId(kind, BEGINNING_MS, dice.bytes(10));

  const cast = newCast(fresh);
  const families = Array.from({ length: familyCount }, () => newFamily(fresh));
  await seedCity(ports, cast);
  await peopleStore(table).writePeople(peopleOf(cast, families, BEGINNING_MS + 600 * DAY_MS));
  const { stationId, leadId, clerkId } = cast;
  await takeOverPassbooks(table)(
    {
      batchId: fresh('batch'),
      stationId,
      drafter: { id: clerkId, commandId: fresh('command') },
      approver: { id: leadId, commandId: fresh('command') },
      lines: [cast, ...families]
        .flatMap(({ elderId, relativeId }) => [elderId, relativeId])
        .map((id) => ({ account: `person:${id}`, minutes: HOURS_MINUTES })),
    },
    BEGINNING_MS,
  );
  await fillPool(ports, cast, fresh('command'));

  let nowMs = BEGINNING_MS;
  return {
    name,
    table,
    ports,
    wire,
    cast,
    families,
    /** What stood there before anybody acted: where the model begins. */
    begun: (await table.scan()).items,
    nowMs: () => nowMs,
    advanceTo: (atMs: Ms): void => {
      nowMs = Math.max(nowMs, atMs);
    },
    close: async (): Promise<void> => {
      await admin.send(new DeleteTableCommand({ TableName: name }));
      admin.destroy();
      client.destroy();
    },
  };
};

export type World = Awaited<ReturnType<typeof openWorld>>;
