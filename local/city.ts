import { existsSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import * as z from 'zod';
import type { Ms } from '../shared/domain/units';
import { openCityClock } from './city-clock';
import { untilMorningMs } from './city-time';
import { createDemoDoor } from './demo-door';
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
import { type LocalService, readService } from './service-file';
import { stateFile } from './state-file';
import { staticFiles } from './static-files';
import { startSweepSchedule } from './sweep-schedule';
import { createTables, engineClientConfig, isEmpty } from './tables';

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
  /** Fills empty tables; what it needs to reach them is handed in. */
  readonly fill?: (access: CityAccess) => Promise<void>;
  /** Hears what went wrong behind the scenes; the console by default. */
  readonly report?: (what: string, cause: unknown) => void;
  /** Hears each step as it begins, in Chinese. */
  readonly say?: (stepZh: string) => void;
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
  stateFile(join(dataDir, 'filled.json'), z.strictObject({ atMs: z.int() }));

/** Forgets a city: tables, keys, clock, logs. Nothing of it may be running. */
export const forgetCity = (dataDir: string): void => rmSync(dataDir, { recursive: true, force: true });

/** Starts everything and resolves when the city answers. What was started is stopped again when a later part fails. */
export const startCity = async (place: CityPlace): Promise<City> => {
  const { root, dataDir, port, personas, fill, say = () => undefined } = place;
  const report = place.report ?? ((what, cause) => console.error(`${what}:`, cause));
  const stops: (() => Promise<void>)[] = [];
  const stopAll = async () => {
    for (const stop of stops.splice(0).reverse()) await stop();
  };
  try {
    const service = readService(root);
    const filled = filledFile(dataDir);
    const keys = await openLocalKeys(join(dataDir, 'keys.json'));
    const clock = openCityClock(join(dataDir, 'clock.json'));

    say(place.endpoint === undefined ? '启动数据引擎' : `连接数据引擎 ${place.endpoint}`);
    const engine =
      place.endpoint === undefined ? await ownEngine(dataDir, filled.read() !== undefined) : undefined;
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

    if (filled.read() === undefined) {
      if (!(await isEmpty(client, 'timebank')))
        throw new Error(`the tables at ${endpoint} are in use: empty them first`);
      clock.advance(untilMorningMs(clock.nowMs()));
      if (fill !== undefined) say('建造演示城');
      await fill?.(access());
      filled.write({ atMs: clock.nowMs() });
    }

    say('装载各个函数');
    const lambdas = await hostAll(service, surroundings, {
      root,
      bundles: place.bundles ?? join(root, 'dist', 'functions'),
      logs: join(dataDir, 'logs'),
    });
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
    say('更新存折和看板');
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
const ownEngine = (dataDir: string, whole: boolean): Promise<Engine> => {
  const file = join(dataDir, 'engine.db');
  if (!whole && existsSync(file)) {
    removeEngineFile(file);
    rmSync(join(dataDir, 'streams'), { recursive: true, force: true });
  }
  return startEngine({ file });
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
