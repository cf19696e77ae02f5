import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { DynamoDBStreamsClient } from '@aws-sdk/client-dynamodb-streams';
import { environmentOf, type Surroundings } from './lambda-environment';
import { type HostedLambda, hostLambda } from './lambda-host';
import { startObjectGuard } from './object-guard';
import { type RoleUse, startRoleGuard } from './role-guard';
import { rolePermissions } from './role-permissions';
import type { LocalService } from './service-file';
import { startStreamPump } from './stream-pump';
import { streamOf } from './tables';

/** All lambdas of serverless.yml, each in its own thread with its own environment. */
export const hostAll = async (
  service: LocalService,
  surroundings: Surroundings,
  place: { readonly root: string; readonly bundles: string; readonly logs: string },
  guard?: (use: RoleUse) => void,
) => {
  const hosted = new Map<string, HostedLambda>();
  const guards: { readonly stop: () => Promise<void> }[] = [];
  const stop = async () => {
    for (const lambda of hosted.values()) await lambda.stop();
    for (const each of guards) await each.stop();
  };
  const guarded = async (lambda: string): Promise<Surroundings> => {
    if (guard === undefined) return surroundings;
    const permissions = rolePermissions(place.root).get(lambda) ?? [];
    const stand = async (endpoint: string, start: typeof startRoleGuard) => {
      const started = await start({ lambda, permissions, endpoint }, guard);
      guards.push(started);
      return started.endpoint;
    };
    const { endpoint, keyServiceEndpoint, objectStoreEndpoint } = surroundings;
    return {
      ...surroundings,
      endpoint: await stand(endpoint, startRoleGuard),
      keyServiceEndpoint: await stand(keyServiceEndpoint, startRoleGuard),
      objectStoreEndpoint: await stand(objectStoreEndpoint, startObjectGuard),
    };
  };
  try {
    for (const lambda of service.lambdas) {
      const { name, timeoutMs } = lambda;
      const environment = environmentOf(lambda, service, await guarded(name));
      hosted.set(name, await hostLambda({ name, timeoutMs, environment, ...place }));
    }
  } catch (cause) {
    await stop();
    throw cause;
  }
  const invoke = (name: string, event: unknown): Promise<unknown> => {
    const lambda = hosted.get(name);
    if (lambda === undefined) throw new Error(`there is no lambda ${name}`);
    return lambda.invoke(event);
  };
  return { invoke, stop };
};

/** Every stream of serverless.yml, carried to its lambda. */
export const pumpAll = async (
  service: LocalService,
  client: DynamoDBClient,
  streams: DynamoDBStreamsClient,
  invoke: (name: string, event: unknown) => Promise<unknown>,
  report: (what: string, cause: unknown) => void,
  folder: string,
) => {
  const wanted = service.lambdas.flatMap((lambda) =>
    lambda.streams.map((stream) => ({ name: lambda.name, ...stream })),
  );
  const pumps = await Promise.all(
    wanted.map(async ({ name, table, batchSize, retriesMax }) => {
      const tableName = service.tables.find(({ logicalId }) => logicalId === table)?.name ?? table;
      const streamArn = await streamOf(client, tableName);
      if (streamArn === undefined) throw new Error(`the table ${tableName} has no stream`);
      return startStreamPump({
        client: streams,
        streamArn,
        batchSize,
        retriesMax,
        invoke: (event) => invoke(name, event),
        report,
        folder,
        name,
      });
    }),
  );
  return {
    drained: async () => {
      await Promise.all(pumps.map((pump) => pump.drained()));
    },
    stop: async () => {
      await Promise.all(pumps.map((pump) => pump.stop()));
    },
  };
};
