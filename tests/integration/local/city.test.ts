import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, GetItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { buildFunctions } from '../../../local/build-functions.mjs';
import { type City, startCity } from '../../../local/city';
import type { CityAccess } from '../../../local/city-access';
import { engineClientConfig } from '../../../local/tables';

const HOUR = 3_600_000;
const personas = [
  {
    key: 'wang',
    personId: 'per_wang',
    zh: '王<阿姨>',
    roleZh: '老人',
    audience: 'phone',
    homePath: '/#/pages/elder/home',
    roles: ['elder'],
  },
  {
    key: 'qin',
    personId: 'per_qin',
    zh: '覃干事',
    roleZh: '结单',
    audience: 'desk',
    homePath: '/#/desk/community/index',
    roles: ['community'],
    orgId: 'org_tianma',
  },
] as const;

let folder: string;
let city: City;
let client: DynamoDBClient;
const filledWith: CityAccess[] = [];
const reported: string[] = [];

const start = () =>
  startCity({
    root: process.cwd(),
    dataDir: join(folder, 'data'),
    bundles: join(folder, 'functions'),
    port: 0,
    personas,
    report: (what) => reported.push(what),
    fill: async (access) => {
      filledWith.push(access);
    },
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'city-test-'));
  await buildFunctions({ root: 'tests/fixtures/lambdas', out: join(folder, 'functions') });
  city = await start();
  client = new DynamoDBClient(engineClientConfig(city.access().endpoint));
}, 30_000);

afterAll(async () => {
  client.destroy();
  await city.stop();
  rmSync(folder, { recursive: true });
});

const at = (path: string) => `${city.address}${path}`;
const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
  fetch(at(path), {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
/** The fields that these tests read of any answer. */
type Answer = {
  nowMs: number;
  offsetMs: number;
  token: string;
  JWKS: string;
  headers: Record<string, string>;
  requestContext: { timeEpoch: number };
};
// Unchecked: a field that is not there makes the expectation fail that looks at it.
const bodyOf = async (answer: Response) => (await answer.json()) as Answer;
const postJson = async (path: string, body: unknown) => bodyOf(await post(path, body));
const getJson = async (path: string) => bodyOf(await fetch(at(path)));
const seen = async (order: string) => {
  const Key = { pk: { S: 'SEEN' }, sk: { S: `ORDER#${order}` } };
  const { Item } = await client.send(new GetItemCommand({ TableName: 'timebank', Key }));
  return Number(Item?.times?.N ?? 0);
};
/** When a lambda of every minute came. */
const timesOf = async (noted: 'SWEEPS' | 'RUNS') => {
  const { Items = [] } = await client.send(
    new QueryCommand({
      TableName: 'timebank',
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': { S: noted } },
    }),
  );
  return Items.map(({ sk }) => Date.parse(sk?.S ?? ''));
};
const count = async (order: string) => bodyOf(await post('/v1/person/count', order));

describe('requests', () => {
  test('a request → the event that API Gateway would send, at the city’s instant', async () => {
    const { nowMs } = await getJson('/demo/clock');
    const event = await getJson('/v1/person/hall?cell=a&cell=b&next=x%20y');
    expect(event).toMatchObject({
      version: '2.0',
      routeKey: 'ANY /v1/person/{proxy+}',
      rawPath: '/v1/person/hall',
      rawQueryString: 'cell=a&cell=b&next=x%20y',
      queryStringParameters: { cell: 'a,b', next: 'x y' },
      pathParameters: { proxy: 'hall' },
      isBase64Encoded: false,
      requestContext: { stage: '$default', http: { method: 'GET', path: '/v1/person/hall' } },
    });
    expect(event.requestContext.timeEpoch).toBeGreaterThanOrEqual(nowMs);
    expect(event.requestContext.timeEpoch).toBeLessThan(nowMs + 60_000);
  });

  test('a body → text as text, bytes in base 64; headers in small letters, cookies apart', async () => {
    const text = await bodyOf(
      await post('/v1/person/echo', '{"a":1}', { 'X-Trace': 'T', cookie: 'a=1; b=2' }),
    );
    expect(text).toMatchObject({ body: '{"a":1}', isBase64Encoded: false, cookies: ['a=1', 'b=2'] });
    expect(text.headers).toMatchObject({ 'x-trace': 'T' });
    expect(text.headers.cookie).toBeUndefined();
    const bytes = await bodyOf(await post('/v1/person/echo', 'ab', { 'content-type': 'image/png' }));
    expect(bytes).toMatchObject({ body: 'YWI=', isBase64Encoded: true });
  });

  test.each([
    ['a refusal of the desk', '/v1/desk/queue', 409, '{"code":"busy"}'],
    ['a lambda that throws', '/v1/person/crash', 500, '{"message":"Internal Server Error"}'],
    ['a path of no lambda', '/v1/oversight/board', 404, '{"message":"Not Found"}'],
    ['an audience without a command', '/v1/person/', 404, '{"message":"Not Found"}'],
    ['a file outside of the client', '/..%2f..%2fpackage.json', 404, '{"message":"Not Found"}'],
  ])('%s → %s %i', async (_situation, path, status, body) => {
    const answer = await fetch(at(path));
    expect([answer.status, await answer.text()]).toEqual([status, body]);
  });

  test('a lambda that throws → somebody hears of it', async () => {
    await fetch(at('/v1/person/crash'));
    expect(reported).toContain('GET /v1/person/crash');
  });

  test('openapi.json → the person lambda', async () => {
    expect(await getJson('/openapi.json')).toMatchObject({ routeKey: 'GET /openapi.json' });
  });

  test('bytes from a lambda → bytes', async () => {
    const answer = await fetch(at('/v1/person/bytes'));
    expect([answer.headers.get('content-type'), [...new Uint8Array(await answer.arrayBuffer())]]).toEqual([
      'image/png',
      [0, 1, 2],
    ]);
  });

  test('a body over 6 MB → 413', async () => {
    const answer = await post('/v1/person/echo', 'x'.repeat(6 * 1024 * 1024 + 1));
    expect(answer.status).toBe(413);
  });

  test('the environment of a lambda → serverless.yml’s variables resolved, and nothing of this process', async () => {
    process.env.SECRET_OF_THE_SHELL = 'hush';
    const environment = await getJson('/v1/person/environment');
    expect(environment).toMatchObject({
      TIMEBANK_TABLE: 'timebank',
      IDENTITY_TABLE: 'identity',
      CIPHER_KEY_ID: 'local/CipherKey',
      AWS_ENDPOINT_URL_DYNAMODB: city.access().endpoint,
    });
    expect(JSON.parse(environment.JWKS).keys).toHaveLength(1);
    expect(Object.keys(environment)).not.toContain('SECRET_OF_THE_SHELL');
    expect(Object.keys(environment)).not.toContain('PATH');
  });
});

describe('streams', () => {
  test('changes of an order → handed over in order, each counted once', async () => {
    for (let times = 0; times < 5; times += 1) await count('plain');
    await post('/demo/drain', {});
    expect(await seen('plain')).toBe(5);
  });

  test('a record reported as failed → handed over again until it goes through, the rest behind it', async () => {
    for (let times = 0; times < 3; times += 1) await count('stubborn');
    await count('behind');
    await post('/demo/drain', {});
    expect([await seen('stubborn'), await seen('behind')]).toEqual([3, 1]);
  });
});

describe('the city clock', () => {
  test('+2h → the instant of requests moves, and a sweep has run at the new one', async () => {
    const before = await getJson('/demo/clock');
    const after = await postJson('/demo/clock', { advance: '+2h' });
    expect(after.nowMs - before.nowMs).toBeGreaterThanOrEqual(2 * HOUR);
    expect(after.nowMs - before.nowMs).toBeLessThan(2 * HOUR + 60_000);
    for (const noted of ['SWEEPS', 'RUNS'] as const)
      expect((await timesOf(noted)).some((atMs) => atMs >= before.nowMs + 2 * HOUR - 1_000)).toBe(true);
    const event = await getJson('/v1/person/hall');
    expect(event.requestContext.timeEpoch).toBeGreaterThanOrEqual(after.nowMs);
  });

  test('+2d → both nights have come, each at a quarter past midnight in the city, none twice', async () => {
    const log = join(folder, 'data', 'logs', 'sealer.log');
    const nights = () => readFileSync(log, 'utf8').match(/(?<=night ).*/g) ?? [];
    // The thread's output arrives a moment later; jest's own limit bounds the wait.
    while (nights().length === 0) await post('/demo/drain', {});
    const before = nights();
    const { nowMs } = await getJson('/demo/clock');
    await postJson('/demo/clock', { advance: '+2d' });
    while (nights().length < before.length + 2) await post('/demo/drain', {});
    expect(new Set(nights()).size).toBe(before.length + 2);
    for (const night of nights().slice(before.length)) {
      expect(night).toMatch(/T16:15:00Z$/);
      expect(Date.parse(night)).toBeGreaterThan(nowMs);
    }
  });

  test.each([
    { advance: 'tomorrow' },
    { advance: '' },
    { advanceMs: -1 },
    { advanceMs: 0.5 },
    {},
    { advanceMs: 1e15 },
  ])('%j → 400, the clock stands', async (wish) => {
    const { offsetMs } = await getJson('/demo/clock');
    expect((await post('/demo/clock', wish)).status).toBe(400);
    expect((await getJson('/demo/clock')).offsetMs).toBe(offsetMs);
  });
});

describe('signing in', () => {
  test('a persona → a token of this city’s key with person, roles and desk, and where to begin', async () => {
    const session = await postJson('/demo/session', { persona: 'qin' });
    expect(session).toMatchObject({
      personId: 'per_qin',
      roles: ['community'],
      orgId: 'org_tianma',
      displayName: '覃干事',
      homePath: '/#/desk/community/index',
    });
    const keys = createLocalJWKSet(JSON.parse((await getJson('/v1/person/environment')).JWKS));
    const { payload } = await jwtVerify(session.token, keys, { algorithms: ['EdDSA'] });
    expect(payload).toMatchObject({ sub: 'per_qin', roles: ['community'], org: 'org_tianma' });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(12 * 3_600);
  });

  test('the key set handed to lambdas → public halves alone', async () => {
    const { JWKS } = await getJson('/v1/person/environment');
    expect(JSON.parse(JWKS).keys.every((key: object) => !('d' in key))).toBe(true);
  });

  test('the mini-program’s code → the same session under `session`', async () => {
    expect(await postJson('/demo/sign-in', { code: 'wang' })).toMatchObject({
      session: { personId: 'per_wang' },
    });
  });

  test.each([{ persona: 'nobody' }, { persona: 'wang', roles: ['community'] }, {}])(
    '%j → 400',
    async (wish) => {
      expect((await post('/demo/session', wish)).status).toBe(400);
    },
  );

  test('another site’s page asks for a session → 403', async () => {
    const answer = await post('/demo/session', { persona: 'wang' }, { 'sec-fetch-site': 'cross-site' });
    expect(answer.status).toBe(403);
  });

  test('the first page → a card for each persona in a tab of its own, names as text', async () => {
    const html = await (await fetch(at('/demo'))).text();
    expect(html).not.toContain('<阿姨>');
    expect(html.match(/target="_blank"/g)).toHaveLength(personas.length);
    expect(html).toContain('/demo/enter?persona=wang');
    expect((await fetch(at('/demo/enter?persona=nobody'))).status).toBe(404);
  });
});

describe('the fault switch', () => {
  afterEach(() => post('/demo/faults', { enabled: false }));

  test('off, a request asks to lose its reply → answered', async () => {
    expect((await post('/v1/person/count', 'off', { 'x-fault': 'lose-reply' })).status).toBe(200);
  });

  test('on, a request asks to lose its reply → no answer, but the handler ran', async () => {
    await post('/demo/faults', { replyLostRate: 0 });
    await expect(post('/v1/person/count', 'asked', { 'x-fault': 'lose-reply' })).rejects.toThrow();
    expect(await count('asked')).toEqual({ times: 2 });
    expect(await getJson('/demo/faults')).toMatchObject({ enabled: true, repliesLost: 1 });
  });

  test('every reply lost → commands alone, queries are answered', async () => {
    await post('/demo/faults', { replyLostRate: 1, seed: 7 });
    await expect(count('all')).rejects.toThrow();
    expect((await fetch(at('/v1/person/hall'))).status).toBe(200);
  });

  test('one rate and one seed → the same replies lost, about as many as asked for', async () => {
    const lostOf = async () => {
      await post('/demo/faults', { replyLostRate: 0.3, seed: 42 });
      const lost: number[] = [];
      for (let no = 0; no < 60; no += 1) await count('seeded').catch(() => lost.push(no));
      return lost;
    };
    const first = await lostOf();
    expect(first.length).toBeGreaterThan(8);
    expect(first.length).toBeLessThan(30);
    expect(await lostOf()).toEqual(first);
  });

  test.each([{ replyLostRate: 2 }, { replyLostRate: -0.1 }, { seed: 'x' }, { unknown: 1 }])(
    '%j → 400',
    async (wish) => {
      expect((await post('/demo/faults', wish)).status).toBe(400);
    },
  );
});

describe('outages and restarts', () => {
  test('the engine is killed and starts again → what was acknowledged is there, the stream goes on', async () => {
    await count('durable');
    await city.engine?.kill();
    await city.engine?.restart();
    expect(await count('durable')).toEqual({ times: 2 });
    await post('/demo/drain', {});
    expect(await seen('durable')).toBe(2);
  });

  test('stopped and started → data, clock and keys are kept, filled once, nothing is projected twice', async () => {
    const { token } = await postJson('/demo/session', { persona: 'wang' });
    await post('/demo/clock', { advance: '+1d' });
    const { offsetMs } = await getJson('/demo/clock');
    await count('kept');
    await post('/demo/drain', {});
    client.destroy();
    await city.stop();
    city = await start();
    client = new DynamoDBClient(engineClientConfig(city.access().endpoint));
    expect((await getJson('/demo/clock')).offsetMs).toBe(offsetMs);
    expect(await count('kept')).toEqual({ times: 2 });
    await post('/demo/drain', {});
    expect(await seen('kept')).toBe(2);
    expect(filledWith).toHaveLength(1);
    const keys = createLocalJWKSet(JSON.parse((await getJson('/v1/person/environment')).JWKS));
    await expect(jwtVerify(token, keys)).resolves.toBeDefined();
  });

  test('what lambdas write to their logs → a file of their own', async () => {
    await fetch(at('/v1/person/crash'));
    const log = join(folder, 'data', 'logs', 'person.log');
    // The thread's output arrives a moment later; jest's own limit bounds the wait.
    while (!readFileSync(log, 'utf8').includes('about to crash')) await post('/demo/drain', {});
    expect(readFileSync(join(folder, 'data', 'logs', 'desk.log'), 'utf8')).not.toContain('about to crash');
  });
});
