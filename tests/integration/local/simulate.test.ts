import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openClient } from '../../../functions/store/client';
import { openTable } from '../../../functions/store/table';
import { audit } from '../../../local/audit/audit';
import { checkAcknowledged } from '../../../local/audit/check-acknowledged';
import { type Journal, readJournal } from '../../../local/audit/journal';
import { createOutages } from '../../../local/simulate/outages';
import { simulate } from '../../../local/simulate/simulate';
import type { Tally } from '../../../local/simulate/tally';
import { engineClientConfig } from '../../../local/tables';
import { type DemoCityForTests, smallCity, startDemoCityForTests } from '../../demo-city-for-tests';

const ORDERS = 60;
/** After so many answers the engine dies, with others' commands on their way. */
const KILLED_AFTER: readonly number[] = [40, 160, 300];

let place: DemoCityForTests;
let heardFile: string;
let figures: ReturnType<Tally['figures']>;
let journal: Journal;
let nowMs: number;
let kills = 0;

beforeAll(async () => {
  // What fails while the engine is away is told to the caller, who asks again.
  place = await startDemoCityForTests(smallCity, { report: () => undefined });
  const { city, folder } = place;
  heardFile = join(folder, 'heard.jsonl');
  let answers = 0;
  let outage: Promise<unknown> = Promise.resolve();
  const outages = createOutages();
  const killAndRestart = () =>
    outages.during(async () => {
      await city.engine?.kill();
      await city.engine?.restart();
      kills += 1;
    });
  figures = await simulate(
    {
      url: city.address,
      orders: ORDERS,
      seed: 7,
      crowd: 24,
      lostRate: 0.1,
      journal: heardFile,
      size: smallCity,
      outages,
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
});

afterAll(() => place.stop());

test('every order has ended, and nobody saw two winners, or a winner who had not won', () => {
  expect(figures.wrongs).toEqual([]);
  const ended = [...figures.endStates.values()].reduce((sum, count) => sum + count, 0);
  expect(ended).toBe(ORDERS);
  expect(figures.endStates.get('settled')).toBeGreaterThan(ORDERS / 2);
});

test('whatever failed, failed while the engine was away', () => {
  const { cut, failed } = figures.unanswered;
  expect({ cut: cut > 0, failed }).toEqual({ cut: true, failed: 0 });
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
  const heard = checkAcknowledged(journal, readFileSync(heardFile, 'utf8'));
  expect(heard.violations).toEqual([]);
  expect(heard.acknowledged).toBeGreaterThan(ORDERS * 4);
});
