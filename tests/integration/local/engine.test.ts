import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DescribeTableCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { type Engine, startEngine } from '../../../local/engine';
import { readService } from '../../../local/service-file';
import { createTables, engineClientConfig, isEmpty } from '../../../local/tables';

const { tables } = readService(process.cwd());
const item = { pk: { S: 'ORDER#ord_1' }, sk: { S: 'ORDER' } };
const keysOf = (client: DynamoDBClient) =>
  client.send(new GetItemCommand({ TableName: 'timebank', Key: item }));

let folder: string;
let engine: Engine;
let client: DynamoDBClient;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'engine-test-'));
  engine = await startEngine({ file: join(folder, 'engine.db') });
  client = new DynamoDBClient(engineClientConfig(engine.endpoint));
  await createTables(client, tables);
});

afterAll(async () => {
  client.destroy();
  await engine.stop();
  rmSync(folder, { recursive: true });
});

test('tables of serverless.yml, created → keys, indexes with their projections, and a stream on timebank alone', async () => {
  const timebank = (await client.send(new DescribeTableCommand({ TableName: 'timebank' }))).Table;
  const identity = (await client.send(new DescribeTableCommand({ TableName: 'identity' }))).Table;
  expect(timebank?.KeySchema?.map(({ AttributeName }) => AttributeName)).toEqual(['pk', 'sk']);
  expect(timebank?.StreamSpecification).toMatchObject({
    StreamEnabled: true,
    StreamViewType: 'NEW_AND_OLD_IMAGES',
  });
  expect(identity?.StreamSpecification?.StreamEnabled ?? false).toBe(false);
  expect(
    timebank?.GlobalSecondaryIndexes?.map(({ IndexName, Projection }) => [
      IndexName,
      Projection?.ProjectionType,
      [...(Projection?.NonKeyAttributes ?? [])].sort(),
    ]).sort(),
  ).toEqual([
    ['elderVisits', 'KEYS_ONLY', []],
    ['hall', 'INCLUDE', ['communityId', 'plannedMinutes', 'serviceCode']],
    ['live', 'INCLUDE', ['communityId', 'plannedMinutes', 'serviceCode', 'startKey', 'state']],
    ['work', 'KEYS_ONLY', []],
  ]);
});

test('tables that are there, created again → left as they are', async () => {
  await client.send(new PutItemCommand({ TableName: 'timebank', Item: item }));
  await createTables(client, tables);
  expect((await keysOf(client)).Item).toEqual(item);
  expect(await isEmpty(client, 'timebank')).toBe(false);
  expect(await isEmpty(client, 'identity')).toBe(true);
  expect(await isEmpty(client, 'no-such-table')).toBe(true);
});

test.each(['kill', 'stop'] as const)('an acknowledged write, %s, restart → is still there', async (end) => {
  const written = { pk: { S: `ORDER#${end}` }, sk: { S: 'ORDER' } };
  await client.send(new PutItemCommand({ TableName: 'timebank', Item: written }));
  await engine[end]();
  await expect(fetch(engine.endpoint)).rejects.toThrow();
  await engine.restart();
  const { Item } = await client.send(new GetItemCommand({ TableName: 'timebank', Key: written }));
  expect(Item).toEqual(written);
});

test('running, restart → refused, so that nothing runs twice on one file', async () => {
  await expect(engine.restart()).rejects.toThrow('still running');
});

test('the process that started an engine is killed → the engine ends too', async () => {
  const script = join(folder, 'starter.mjs');
  execFileSync('node_modules/.bin/esbuild', [
    'tests/fixtures/engine-starter.ts',
    '--bundle',
    '--platform=node',
    '--format=esm',
    '--log-level=error',
    `--outfile=${script}`,
  ]);
  const starter = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [endpoint] = await once(starter.stdout.setEncoding('utf8'), 'data');
  expect((await fetch(endpoint)).status).toBeGreaterThan(0);
  starter.kill('SIGKILL');
  await once(starter, 'exit');
  await expect(gone(endpoint)).resolves.toBe(true);
});

/** Bounded by jest's own limit for a test. */
const gone = async (endpoint: string): Promise<boolean> => {
  for (;;) {
    try {
      await (await fetch(endpoint)).text();
    } catch {
      return true;
    }
  }
};
