import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { openClient } from '../../../functions/store/client';
import { generationStore } from '../../../functions/store/generation-store';
import { openTable } from '../../../functions/store/table';
import { checkProjections } from '../../../local/audit/check-projections';
import { readJournal } from '../../../local/audit/journal';
import type { CitySize } from '../../../local/demo-city/city-size';
import { claimCity } from '../../../local/running-city';
import { engineClientConfig } from '../../../local/tables';
import { type DemoCityForTests, startDemoCityForTests } from '../../demo-city-for-tests';

const SIZE: CitySize = { communities: 47, volunteers: 40, elders: 20, relatives: 5 };

let place: DemoCityForTests;
const dataDir = () => join(place.folder, 'data');
const post = (path: string, body: object) =>
  fetch(`${place.city.address}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

beforeAll(async () => {
  place = await startDemoCityForTests(SIZE);
  claimCity(dataDir()).at(place.city.address, place.city.access().endpoint);
  await post('/demo/drain', {});
});
afterAll(() => place.stop());

/** `npm run rebuild -- --later`, which leaves the old generation for another run. */
const rebuild = async (): Promise<string> => {
  const args = ['local/run-typescript.mjs', 'local/rebuild/main.ts', '--later', '--data', dataDir()];
  return (await promisify(execFile)(process.execPath, args, { encoding: 'utf8' })).stdout;
};

test('the command over a running city → turned; two minutes later dropped; the audit finds nothing either time', async () => {
  const client = openClient(engineClientConfig(place.city.access().endpoint));
  const table = openTable({ client, name: 'timebank', randomBytes });
  const lacking = async () => {
    const journal = await readJournal(table);
    expect(journal.lines.length).toBeGreaterThan(20);
    return [...journal.unreadable, ...checkProjections(journal)];
  };
  expect(await rebuild()).toContain('generation 1 is byte-equal to the archive, and is read from now on');
  expect(await lacking()).toEqual([]);
  expect(await rebuild()).toContain('an old generation waits to be dropped');
  await post('/demo/clock', { advance: '+3m' });
  expect(await rebuild()).toContain('generation 0 is dropped');
  expect(await lacking()).toEqual([]);
  expect(await generationStore(table).generations()).toMatchObject({ current: 1, version: 3 });
  client.destroy();
});
