import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import * as z from 'zod';
import type { Ms } from '../shared/domain/units';
import { type CityClock, openCityClock } from './city-clock';
import { untilMorningMs } from './city-time';
import { createDemoDoor, type DemoSessionOf } from './demo-door';
import type { DemoPersona } from './demo-page/who-is-who-page';
import { type Engine, removeEngineFile, startEngine } from './engine';
import { createFaultSwitch } from './fault-switch';
import { createGateway } from './gateway';
import { routeTable } from './http-event';
import { startKeyService } from './key-service';
import { environmentOf, type Surroundings } from './lambda-environment';
import { hostAll, pumpAll } from './lambdas';
import { listenOn } from './listen';
import { openLocalKeys } from './local-keys';
import type { RoleUse } from './role-guard';
import { type LocalService, readService } from './service-file';
import { stateFile } from './state-file';
import { staticFiles } from './static-files';
import { startSweepSchedule } from './sweep-schedule';
import { createTables, deleteTables, engineClientConfig, isEmpty } from './tables';

export type CityPlace = {
  /** The project: serverless.yml, dist/. */
  readonly root: string;
  /** What outlives a run: tables, keys, clock, logs. */
  readonly dataDir: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly bundles?: string;
  /** Another DynamoDB-compatible engine in place of our own. */
  readonly endpoint?: string;
  readonly personas: readonly DemoPersona[];
  readonly sessionOf?: DemoSessionOf;
  /** Fills empty tables; what it needs to reach them is handed in. */
  readonly fill?: (access: CityAccess) => Promise<void>;
  /** Hears what went wrong behind the scenes; the console by default. */
  readonly report?: (what: string, cause: unknown) => void;
  /** Holds every lambda to its role in serverless.yml, and hears of each use; without it the roles are not looked at. */
  readonly guard?: (use: RoleUse) => void;
  /** Hears each step as it begins. */
  readonly say?: (step: string) => void;
};

/** How tools beside the lambdas reach the city's data. */
export type CityAccess = {
  readonly endpoint: string;
  readonly keyServiceEndpoint: string;
  /** What the lambdas have in their environment: table names, key ids. */
  readonly environment: Readonly<Record<string, string>>;
  readonly nowMs: Ms;
};

export type City = {
  readonly address: string;
  readonly access: () => CityAccess;
  /** Our own engine, so that a test can kill it; undefined when another one serves. */
  readonly engine: Engine | undefined;
  readonly stop: () => Promise<void>;
};

const filledFile = (dataDir: string) =>
  stateFile(join(dataDir, 'filled.json'), z.strictObject({ atMs: z.int(), tables: z.string() }));

/** Forgets a city: tables, keys, clock, logs. Nothing of it may be running. */
export const forgetCity = async ({
  root,
  dataDir,
  endpoint,
}: Pick<CityPlace, 'root' | 'dataDir' | 'endpoint'>) => {
  if (endpoint !== undefined) {
    const client = new DynamoDBClient(engineClientConfig(endpoint));
    await deleteTables(client, readService(root).tables);
    client.destroy();
  }
  for (const name of forgotten) rmSync(join(dataDir, name), { recursive: true, force: true });
};

/** All but `running.json`, by which the one who forgets owns the folder. */
const forgotten = [
  'clock.json',
  'engine.db',
  'engine.db-shm',
  'engine.db-wal',
  'filled.json',
  'heard.jsonl',
  'keys.json',
  'logs',
  'streams',
];

/** Starts everything and resolves when the city answers. What was started is stopped again when a later part fails. */
export const startCity = async (place: CityPlace): Promise<City> => {
  const { root, dataDir, port, personas, say = () => undefined } = place;
  const report = place.report ?? ((what, cause) => console.error(`${what}:`, cause));
  const stops: (() => Promise<void>)[] = [];
  const stopAll = async () => {
    for (const stop of stops.splice(0).reverse()) await stop();
  };
  try {
    const service = readService(root);
    const keys = await openLocalKeys(join(dataDir, 'keys.json'));
    const clock = openCityClock(join(dataDir, 'clock.json'));

    say(place.endpoint === undefined ? 'engine' : `engine at ${place.endpoint}`);
    const engine = place.endpoint === undefined ? await ownEngine(dataDir) : undefined;
    if (engine !== undefined) stops.push(engine.stop);
    const endpoint = engine?.endpoint ?? place.endpoint ?? '';
    const client = new DynamoDBClient(engineClientConfig(endpoint));
    const streams = new DynamoDBStreamsClient(engineClientConfig(endpoint));
    stops.push(async () => {
      client.destroy();
      streams.destroy();
    });
    await createTables(client, service.tables);

    const keyService = await startKeyService(keys);
    stops.push(keyService.stop);
    const surroundings = { endpoint, keyServiceEndpoint: keyService.endpoint, jwks: keys.jwks };
    const access = () => accessOf(service, surroundings, clock.nowMs());

    await ensureFilled(place, client, service, access, clock);

    say('lambdas in their threads');
    const where = {
      root,
      bundles: place.bundles ?? join(root, 'dist', 'functions'),
      logs: join(dataDir, 'logs'),
    };
    const lambdas = await hostAll(service, surroundings, where, place.guard);
    stops.push(lambdas.stop);
    const pumps = await pumpAll(service, client, streams, lambdas.invoke, report, join(dataDir, 'streams'));
    stops.push(pumps.stop);
    const sweeper = service.lambdas.find(({ everyMinute }) => everyMinute);
    const sweeps = startSweepSchedule(
      clock,
      async (event) => sweeper && lambdas.invoke(sweeper.name, event),
      report,
    );
    stops.push(sweeps.stop);
    say('passbooks and figures');
    await pumps.drained();
    await sweeps.sweepNow();

    const faults = createFaultSwitch();
    const gateway = createGateway({
      routeOf: routeTable(service.lambdas),
      invoke: lambdas.invoke,
      clock,
      faults,
      report,
      demo: createDemoDoor({
        personas,
        ...(place.sessionOf !== undefined && { sessionOf: place.sessionOf }),
        clock,
        faults,
        sign: keys.sign,
        sweepNow: sweeps.sweepNow,
        drained: pumps.drained,
      }),
      files: staticFiles(join(root, 'dist', 'h5')),
    });
    const server = await listenOn(createServer(gateway), port);
    stops.push(server.stop);
    return { address: server.endpoint, access, engine, stop: stopAll };
  } catch (cause) {
    await stopAll();
    throw cause;
  }
};

/** A city whose filling was interrupted is not a city: its half is thrown away. */
const ownEngine = (dataDir: string): Promise<Engine> => {
  const file = join(dataDir, 'engine.db');
  if (filledFile(dataDir).read() === undefined) removeEngineFile(file);
  return startEngine({ file });
};

/** Fills empty tables once; throws with what to do when they hold something that is not this version's city. */
const ensureFilled = async (
  { dataDir, fill, say }: CityPlace,
  client: DynamoDBClient,
  service: LocalService,
  access: () => CityAccess,
  clock: CityClock,
): Promise<void> => {
  const file = filledFile(dataDir);
  const filled = file.read();
  const tables = createHash('sha256').update(JSON.stringify(service.tables)).digest('hex');
  if (await isEmpty(client, 'timebank')) {
    rmSync(join(dataDir, 'streams'), { recursive: true, force: true });
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

const accessOf = (service: LocalService, surroundings: Surroundings, nowMs: Ms): CityAccess => ({
  endpoint: surroundings.endpoint,
  keyServiceEndpoint: surroundings.keyServiceEndpoint,
  environment: Object.assign(
    {},
    ...service.lambdas.map((lambda) => environmentOf(lambda, service, surroundings)),
  ),
  nowMs,
});
