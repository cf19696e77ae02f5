import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openClient } from '../../../functions/store/client';
import { openTable } from '../../../functions/store/table';
import { audit } from '../../../local/audit/audit';
import { checkAcknowledged } from '../../../local/audit/check-acknowledged';
import { type Journal, readJournal } from '../../../local/audit/journal';
import { buildFunctions } from '../../../local/build-functions.mjs';
import { type City, startCity } from '../../../local/city';
import type { CitySize } from '../../../local/demo-city/city-size';
import { demoSessions } from '../../../local/demo-city/demo-sessions';
import { loadDemoCity } from '../../../local/demo-city/load-demo-city';
import { personas } from '../../../local/demo-city/personas';
import { simulate } from '../../../local/simulate/simulate';
import type { Tally } from '../../../local/simulate/tally';
import { engineClientConfig } from '../../../local/tables';

const SIZE: CitySize = { communities: 47, volunteers: 300, elders: 120, relatives: 60 };
const ORDERS = 60;
/** After so many answers the engine dies, with others' commands on their way. */
const KILLED_AFTER: readonly number[] = [40, 160, 300];

let folder: string;
let city: City;
let figures: ReturnType<Tally['figures']>;
let journal: Journal;
let nowMs: number;
let kills = 0;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'simulate-test-'));
  await buildFunctions({ root: process.cwd(), out: join(folder, 'functions') });
  city = await startCity({
    root: process.cwd(),
    dataDir: join(folder, 'data'),
    bundles: join(folder, 'functions'),
    port: 0,
    personas,
    sessionOf: demoSessions(Date.now(), SIZE),
    fill: (access) => loadDemoCity({ ...access, size: SIZE }),
    // What fails while the engine is away is told to the caller, who asks again.
    report: () => undefined,
  });
  let answers = 0;
  let outage: Promise<unknown> = Promise.resolve();
  const killAndRestart = async () => {
    await city.engine?.kill();
    await city.engine?.restart();
    kills += 1;
  };
  figures = await simulate(
    {
      url: city.address,
      orders: ORDERS,
      seed: 7,
      crowd: 24,
      lostRate: 0.1,
      journal: join(folder, 'heard.jsonl'),
      size: SIZE,
      listen: () => {
        answers += 1;
        if (KILLED_AFTER.includes(answers)) outage = outage.then(killAndRestart);
      },
    },
    () => undefined,
  );
  await outage;
  ({ nowMs } = JSON.parse(await (await fetch(`${city.address}/demo/clock`)).text()));
  const client = openClient(engineClientConfig(city.access().endpoint));
  journal = await readJournal(openTable({ client, name: 'timebank', randomBytes }));
  client.destroy();
}, 240_000);

afterAll(async () => {
  await city.stop();
  rmSync(folder, { recursive: true, force: true });
});

test('every order has ended, and nobody saw two winners, or a winner who had not won', () => {
  expect(figures.wrongs).toEqual([]);
  const ended = [...figures.endStates.values()].reduce((sum, count) => sum + count, 0);
  expect(ended).toBe(ORDERS);
  expect(figures.endStates.get('settled')).toBeGreaterThan(ORDERS / 2);
});

test('replies were lost, and whoever asked again was told that they had won', () => {
  const counts = [...figures.commands.values()];
  const sum = (name: 'resends' | 'toldAfterResend') =>
    counts.reduce((total, count) => total + count[name], 0);
  expect(sum('resends')).toBeGreaterThan(0);
  expect(sum('toldAfterResend')).toBeGreaterThan(0);
});

test('after the whole of it, the audit is clean', () => {
  expect(audit(journal, nowMs)).toEqual([]);
  expect(journal.orders.length).toBeGreaterThan(ORDERS / 2);
});

test('kill -9 of the engine, three times in the middle, lost nothing that was acknowledged', () => {
  expect(kills).toBe(KILLED_AFTER.length);
  const heard = checkAcknowledged(journal, readFileSync(join(folder, 'heard.jsonl'), 'utf8'));
  expect(heard.violations).toEqual([]);
  expect(heard.acknowledged).toBeGreaterThan(ORDERS * 4);
});
