import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, PutItemCommand, ScanCommand } from '@aws-sdk/client-dynamodb';
import { buildFunctions } from '../../../local/build-functions.mjs';
import { type CityPlace, startCity } from '../../../local/city';
import type { CityAccess } from '../../../local/city-access';
import { type Engine, startEngine } from '../../../local/engine';
import { forgetCity } from '../../../local/filled-city';
import { engineClientConfig } from '../../../local/tables';

let folder: string;
let dataDir: string;
let runs = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'filling-test-'));
  await buildFunctions({ root: 'tests/fixtures/lambdas', out: join(folder, 'functions') });
});
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => {
  runs += 1;
  dataDir = join(folder, `data-${runs}`);
});

const put = async ({ endpoint }: Pick<CityAccess, 'endpoint'>, pk: string) => {
  const client = new DynamoDBClient(engineClientConfig(endpoint));
  await client.send(new PutItemCommand({ TableName: 'timebank', Item: { pk: { S: pk }, sk: { S: pk } } }));
  client.destroy();
};
/** What lies in the table, but for what the tiny sweeper and the tiny batch worker note of their runs. */
const held = async ({ endpoint }: Pick<CityAccess, 'endpoint'>) => {
  const client = new DynamoDBClient(engineClientConfig(endpoint));
  const { Items = [] } = await client.send(new ScanCommand({ TableName: 'timebank' }));
  client.destroy();
  return Items.map(({ pk }) => pk?.S).filter((pk) => pk !== 'SWEEPS' && pk !== 'RUNS');
};
const start = (more: Partial<CityPlace> = {}) =>
  startCity({
    root: process.cwd(),
    dataDir,
    bundles: join(folder, 'functions'),
    port: 0,
    personas: [],
    fill: (access) => put(access, 'CITY'),
    ...more,
  });

test('filling fails half way → the next start throws the half away and fills anew', async () => {
  const half = async (access: CityAccess) => {
    await put(access, 'HALF');
    throw new Error('the power went');
  };
  await expect(start({ fill: half })).rejects.toThrow('the power went');
  const city = await start();
  expect(await held(city.access())).toEqual(['CITY']);
  await city.stop();
});

test('a city made for other tables → refused, with what to do', async () => {
  await (await start()).stop();
  const file = join(dataDir, 'filled.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/"tables":"\w+"/, '"tables":"of-an-older-version"'));
  await expect(start()).rejects.toThrow('--fresh');
  await forgetCity({ root: process.cwd(), dataDir });
  const city = await start();
  expect(await held(city.access())).toEqual(['CITY']);
  await city.stop();
});

test('a part that cannot start → those before it are stopped again', async () => {
  await expect(start({ bundles: join(folder, 'nowhere') })).rejects.toThrow('npm run build:functions');
  const city = await start(); // would not start beside an engine that still holds the file
  await city.stop();
});

describe('another engine', () => {
  let engine: Engine;
  beforeEach(async () => {
    engine = await startEngine();
  });
  afterEach(() => engine.stop());

  test('empty → filled and used; none of our own is started, and it runs on after us', async () => {
    const city = await start({ endpoint: engine.endpoint });
    expect([city.engine, city.access().endpoint]).toEqual([undefined, engine.endpoint]);
    await city.stop();
    expect(await held(engine)).toEqual(['CITY']);
  });

  test('with somebody else’s tables → refused, untouched; forgotten on demand → filled', async () => {
    await (await start({ endpoint: engine.endpoint })).stop();
    await put(engine, 'THEIRS');
    dataDir = join(folder, `data-${runs}-other`);
    await expect(start({ endpoint: engine.endpoint })).rejects.toThrow('hold another city');
    expect((await held(engine)).sort()).toEqual(['CITY', 'THEIRS']);
    await forgetCity({ root: process.cwd(), dataDir, endpoint: engine.endpoint });
    const city = await start({ endpoint: engine.endpoint });
    expect(await held(engine)).toEqual(['CITY']);
    await city.stop();
  });

  test('that came back empty → filled again, and its stream is heard from the beginning', async () => {
    await (await start({ endpoint: engine.endpoint })).stop();
    await engine.stop();
    await engine.restart();
    const city = await start({ endpoint: engine.endpoint, fill: (access) => put(access, 'ORDER#again') });
    expect((await held(engine)).sort()).toEqual(['ORDER#again', 'SEEN']);
    await city.stop();
  });
});
