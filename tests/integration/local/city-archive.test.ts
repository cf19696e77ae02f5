import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openClient } from '../../../functions/store/client';
import { openTable } from '../../../functions/store/table';
import { auditKept } from '../../../local/audit/audit-kept';
import { checkSeals } from '../../../local/audit/check-seals';
import { readJournal } from '../../../local/audit/journal';
import { readKept } from '../../../local/audit/kept';
import type { CitySize } from '../../../local/demo-city/city-size';
import { engineClientConfig } from '../../../local/tables';
import { type DemoCityForTests, startDemoCityForTests } from '../../demo-city-for-tests';

// The demo city as it runs, with the built archiver and sealer: what lies on the disk afterwards, looked at by everybody who can.
const SIZE: CitySize = { communities: 47, volunteers: 40, elders: 20, relatives: 5 };

let place: DemoCityForTests;
const reported: unknown[] = [];
const dataDir = () => join(place.folder, 'data');
const post = (path: string, body: object) =>
  fetch(`${place.city.address}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

beforeAll(async () => {
  place = await startDemoCityForTests(SIZE, { report: (what, cause) => reported.push([what, cause]) });
  await post('/demo/clock', { advance: '+2d' });
  await post('/demo/drain', {});
});
afterAll(() => place.stop());

const journal = async () => {
  const client = openClient(engineClientConfig(place.city.access().endpoint));
  const read = await readJournal(openTable({ client, name: 'timebank', randomBytes }));
  client.destroy();
  return read;
};

test('a city that was filled and lived two days → every entry archived, three nights sealed, nothing to find', async () => {
  const { nowMs } = place.city.access();
  const read = await journal();
  expect(read.entries.length).toBeGreaterThan(20);
  const { nights, violations } = checkSeals(readKept(dataDir()), nowMs);
  expect(violations).toEqual([]);
  expect(nights.map(({ seal }) => seal.no)).toEqual([1, 2, 3]);
  expect(nights.flatMap(({ list }) => list.entries)).toHaveLength(read.entries.length);
  expect(auditKept(read, readKept(dataDir()), nowMs)).toEqual([]);
  expect(reported).toEqual([]);
});

test('a line of a persona’s passbook, asked for over the API → a file that the verifier proves', async () => {
  const { token } = await (await post('/demo/session', { persona: 'wang' })).json();
  const ask = (seq: number) =>
    fetch(`${place.city.address}/v1/person/line-proof?seq=${seq}`, {
      headers: { authorization: `Bearer ${token}` },
    });
  const { text } = await (await ask(1)).json();
  const [file, key] = [join(place.folder, 'proof.json'), join(dataDir(), 'seal-key.pem')];
  writeFileSync(file, text);
  const check = spawnSync(process.execPath, ['tools/verify.mjs', 'proof', file, '--key', key], {
    encoding: 'utf8',
  });
  expect(check.stdout).toMatch(/^line 1 of person:per_\w+: .*\nproven\n$/s);
  expect((await ask(9_999)).status).toBe(404);
});

test('the verifier, which knows none of our programs → sound', async () => {
  const { entries } = await journal();
  const { stdout } = spawnSync(
    process.execPath,
    ['tools/verify.mjs', 'archive', join(dataDir(), 'archive'), '--key', join(dataDir(), 'seal-key.pem')],
    { encoding: 'utf8' },
  );
  expect(stdout).toMatch(new RegExp(`^sound: ${entries.length} entries, \\d+ chains, 3 seals, 0 faults\\n$`));
});
