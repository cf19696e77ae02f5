import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { CityAccess } from './city-access';
import type { CityClock } from './city-clock';
import { untilMorningMs } from './city-time';
import { type Engine, removeEngineFile, startEngine } from './engine';
import { type LocalService, readService } from './service-file';
import { stateFile } from './state-file';
import { deleteTables, engineClientConfig, isEmpty } from './tables';

export type FilledPlace = {
  /** What outlives a run: tables, keys, clock, logs. */
  readonly dataDir: string;
  /** Fills empty tables; what it needs to reach them is handed in. */
  readonly fill?: (access: CityAccess) => Promise<void>;
  /** Hears each step as it begins. */
  readonly say?: (step: string) => void;
};

const filledFile = (dataDir: string) =>
  stateFile(join(dataDir, 'filled.json'), z.strictObject({ atMs: z.int(), tables: z.string() }));

/** Forgets a city: tables, keys, clock, logs. Nothing of it may be running. */
export const forgetCity = async ({
  root,
  dataDir,
  endpoint,
}: {
  readonly root: string;
  readonly dataDir: string;
  readonly endpoint?: string;
}) => {
  if (endpoint !== undefined) {
    const client = new DynamoDBClient(engineClientConfig(endpoint));
    await deleteTables(client, readService(root).tables);
    client.destroy();
  }
  for (const name of forgotten) rmSync(join(dataDir, name), { recursive: true, force: true });
};

/** All but `running.json`, by which the one who forgets owns the folder. */
const forgotten = [
  'archive',
  'clock.json',
  'engine.db',
  'engine.db-shm',
  'engine.db-wal',
  'filled.json',
  'heard.jsonl',
  'keys.json',
  'logs',
  'nightly.json',
  'seal-key.pem',
  'seals',
  'streams',
];

/** A city whose filling was interrupted is not a city: its half is thrown away. */
export const ownEngine = (dataDir: string): Promise<Engine> => {
  const file = join(dataDir, 'engine.db');
  if (filledFile(dataDir).read() === undefined) removeEngineFile(file);
  return startEngine({ file });
};

/** Fills empty tables once; throws with what to do when they hold something that is not this version's city. */
export const ensureFilled = async (
  { dataDir, fill, say }: FilledPlace,
  client: DynamoDBClient,
  service: LocalService,
  access: () => CityAccess,
  clock: CityClock,
): Promise<void> => {
  const file = filledFile(dataDir);
  const filled = file.read();
  const tables = createHash('sha256').update(JSON.stringify(service.tables)).digest('hex');
  if (await isEmpty(client, 'timebank')) {
    for (const name of ['streams', 'archive', 'seals', 'nightly.json'])
      rmSync(join(dataDir, name), { recursive: true, force: true });
    clock.advance(untilMorningMs(clock.nowMs()));
    if (fill !== undefined) say?.('demo city');
    await fill?.(access());
    file.write({ atMs: clock.nowMs(), tables });
    return;
  }
  const fresh = 'npm start -- --fresh replaces it';
  if (filled === undefined) throw new Error(`the tables at ${access().endpoint} hold another city: ${fresh}`);
  if (filled.tables !== tables)
    throw new Error(`the city in ${dataDir} was built for other tables: ${fresh}`);
};
