import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFunctions } from '../../local/build-functions.mjs';
import { startCity } from '../../local/city';
import type { CitySize } from '../../local/demo-city/city-size';
import { demoSessions } from '../../local/demo-city/demo-sessions';
import { loadDemoCity } from '../../local/demo-city/load-demo-city';
import { personas } from '../../local/demo-city/personas';

/** The personas and enough neighbours for a hall with something in it. */
const SIZE: CitySize = { communities: 47, volunteers: 300, elders: 120, relatives: 60 };

export type TestCity = {
  readonly address: string;
  /** Moves the city's clock and carries out what became due. */
  readonly advance: (minutes: number) => Promise<void>;
  readonly nowMs: () => Promise<number>;
  /** Resolves when projections show all that was written before. */
  readonly drain: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

/** The real lambdas on the real engine, at a port of their own, with the built client. */
export const startTestCity = async (): Promise<TestCity> => {
  const folder = mkdtempSync(join(tmpdir(), 'city-test-'));
  await buildFunctions({ root: process.cwd(), out: join(folder, 'functions') });
  const city = await startCity({
    root: process.cwd(),
    dataDir: join(folder, 'data'),
    bundles: join(folder, 'functions'),
    port: 0,
    personas,
    sessionOf: demoSessions(Date.now(), SIZE),
    fill: (access) => loadDemoCity({ ...access, size: SIZE }),
  });
  const post = async (path: string, body: object) => {
    const answer = await fetch(`${city.address}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  };
  return {
    address: city.address,
    advance: (minutes) => post('/demo/clock', { advanceMs: minutes * 60_000 }),
    nowMs: async () => {
      const { nowMs } = (await (await fetch(`${city.address}/demo/clock`)).json()) as { nowMs: number }; // our own door
      return nowMs;
    },
    drain: () => post('/demo/drain', {}),
    stop: async () => {
      await city.stop();
      rmSync(folder, { recursive: true });
    },
  };
};
