import { randomBytes } from 'node:crypto';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { openClient } from '../../../functions/store/client';
import { openTable } from '../../../functions/store/table';
import { audit } from '../../../local/audit/audit';
import { readJournal } from '../../../local/audit/journal';
import type { City } from '../../../local/city';
import { askAround } from '../../../local/demo-city/ask-around';
import { buildCity } from '../../../local/demo-city/build-city';
import type { CitySize } from '../../../local/demo-city/city-size';
import { loadDemoCity } from '../../../local/demo-city/load-demo-city';
import { personaOf } from '../../../local/demo-city/personas';
import { engineClientConfig } from '../../../local/tables';
import { type DemoCityForTests, startDemoCityForTests } from '../../demo-city-for-tests';

const SIZE: CitySize = { communities: 94, volunteers: 200, elders: 700, relatives: 40 };

let place: DemoCityForTests;
let city: City;
let client: ReturnType<typeof openClient>;

beforeAll(async () => {
  place = await startDemoCityForTests(SIZE);
  ({ city } = place);
  client = openClient(engineClientConfig(city.access().endpoint));
});

afterAll(async () => {
  client.destroy();
  await place.stop();
});

const journal = () => readJournal(openTable({ client, name: 'timebank', randomBytes }));
const ask = async (persona: string, path: string) => {
  const session = await fetch(`${city.address}/demo/session`, {
    method: 'POST',
    body: JSON.stringify({ persona }),
    headers: { 'content-type': 'application/json' },
  });
  const { token } = JSON.parse(await session.text());
  const answer = await fetch(`${city.address}${path}`, { headers: { authorization: `Bearer ${token}` } });
  return JSON.parse(await answer.text());
};

test('a fresh city is clean: its accounts sum to zero from the first entry on', async () => {
  const { entries, heads, ...rest } = await journal();
  expect(audit({ entries, heads, ...rest }, city.access().nowMs)).toEqual([]);
  expect(entries.length).toBeGreaterThanOrEqual(47);
  const commands = ['draftBatch', 'approveBatch', 'openAccounts', 'topUp', 'allowance', 'closeBatch'];
  expect(new Set(entries.map(({ value }) => value.command))).toEqual(new Set(commands));
  expect(Math.max(...entries.map(({ value }) => value.lines.length))).toBeLessThanOrEqual(41);
  expect(heads.reduce((sum, { value }) => sum + value.availableMinutes + value.heldMinutes, 0)).toBe(0);
});

test('loading it once more gives nobody an hour more', async () => {
  const before = (await journal()).heads.map(({ value }) => value);
  await loadDemoCity({ ...city.access(), size: SIZE });
  expect((await journal()).heads.map(({ value }) => value)).toEqual(before);
});

test('王阿姨 meets her name, her 12 hours and her daughter', async () => {
  const home = await ask('wang', '/v1/person/home');
  expect(home).toMatchObject({
    me: { personId: personaOf('wang').personId, calledZh: '王阿姨' },
    balance: { availableMinutes: 720, heldMinutes: 0 },
    communityZh: '天马社区',
    relatives: [{ elder: { calledZh: '王芳' }, tie: 'daughter' }],
  });
});

test('names, phones and addresses lie in no table as they are', async () => {
  const { people } = buildCity({ size: SIZE, nowMs: Date.now() });
  for (const TableName of ['timebank', 'identity']) {
    const { Items = [] } = await client.send(new ScanCommand({ TableName, Limit: 400 }));
    const text = JSON.stringify(Items, (_name, value: unknown) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('utf8') : value,
    );
    expect(Items.length).toBeGreaterThan(100);
    for (const { identity } of people) {
      expect(text).not.toContain(identity.phone);
      expect(text).not.toContain(identity.name);
      expect(text).not.toContain(identity.addressZh);
    }
  }
});

test('elders around 李师傅 ask for help: he finds it in the hall, and the books stay clean', async () => {
  expect(await askAround(city.address, SIZE)).toBe(7);
  const { items } = await ask('li', '/v1/person/hall');
  expect(items).toHaveLength(7);
  await fetch(`${city.address}/demo/drain`, { method: 'POST' });
  expect(audit(await journal(), city.access().nowMs)).toEqual([]);
});
