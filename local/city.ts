import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { accessOf, type CityAccess } from './city-access';
import { openCityClock } from './city-clock';
import { createDemoDoor, type DemoSessionOf } from './demo-door';
import type { DemoPersona } from './demo-page/who-is-who-page';
import type { Engine } from './engine';
import { createFaultSwitch } from './fault-switch';
import { ensureFilled, type FilledPlace, ownEngine } from './filled-city';
import { createGateway } from './gateway';
import { routeTable } from './http-event';
import { startKeyService } from './key-service';
import { hostAll, pumpAll } from './lambdas';
import { listenOn } from './listen';
import { openLocalKeys } from './local-keys';
import { nightlySchedule } from './nightly-schedule';
import { startObjectStore } from './object-store';
import type { RoleUse } from './role-guard';
import { readService } from './service-file';
import { staticFiles } from './static-files';
import { startSweepSchedule } from './sweep-schedule';
import { createTables, engineClientConfig } from './tables';

export type CityPlace = FilledPlace & {
  /** The project: serverless.yml, dist/. */
  readonly root: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly bundles?: string;
  /** Another DynamoDB-compatible engine in place of our own. */
  readonly endpoint?: string;
  readonly personas: readonly DemoPersona[];
  readonly sessionOf?: DemoSessionOf;
  /** Hears what went wrong behind the scenes; the console by default. */
  readonly report?: (what: string, cause: unknown) => void;
  /** Holds every lambda to its role in serverless.yml, and hears of each use; without it the roles are not looked at. */
  readonly guard?: (use: RoleUse) => void;
};

export type City = {
  readonly address: string;
  readonly access: () => CityAccess;
  /** Our own engine, so that a test can kill it; undefined when another one serves. */
  readonly engine: Engine | undefined;
  readonly stop: () => Promise<void>;
};

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
    writeFileSync(join(dataDir, 'seal-key.pem'), keys.sealPublicPem);
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
    const objectStore = await startObjectStore(
      dataDir,
      service.buckets.map(({ name }) => name),
    );
    stops.push(objectStore.stop);
    const surroundings = {
      endpoint,
      keyServiceEndpoint: keyService.endpoint,
      objectStoreEndpoint: objectStore.endpoint,
      jwks: keys.jwks,
    };
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
    const minutely = service.lambdas.filter(({ everyMinute }) => everyMinute);
    const nights = service.lambdas.flatMap(({ name, nightlyMinute: minute }) =>
      minute === undefined
        ? []
        : [
            nightlySchedule({
              clock,
              minute,
              drained: pumps.drained,
              invoke: (event) => lambdas.invoke(name, event),
              folder: dataDir,
            }),
          ],
    );
    const sweeps = startSweepSchedule(
      clock,
      async (event) => {
        // Nights that the clock has passed come before whatever the sweep does this morning.
        for (const night of nights)
          await night
            .catchUp()
            .catch((cause: unknown) => report('a night; the next minute tries it again', cause));
        // As in the cloud, none waits for another, nor falls with it.
        return Promise.all(minutely.map(({ name }) => lambdas.invoke(name, event)));
      },
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
