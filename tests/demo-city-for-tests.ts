import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildFunctions } from '../local/build-functions.mjs';
import { type City, type CityPlace, startCity } from '../local/city';
import type { CitySize } from '../local/demo-city/city-size';
import { demoSessions } from '../local/demo-city/demo-sessions';
import { loadDemoCity } from '../local/demo-city/load-demo-city';
import { personas } from '../local/demo-city/personas';

/** The personas and enough neighbours for a hall with something in it. */
export const smallCity: CitySize = { communities: 47, volunteers: 300, elders: 120, relatives: 60 };

export type DemoCityForTests = {
  readonly city: City;
  /** Forgotten with the city. */
  readonly folder: string;
  readonly stop: () => Promise<void>;
};

/** The whole system as `npm start` runs it, with the bundles of the present code, at a port and with data of its own. */
export const startDemoCityForTests = async (
  size: CitySize = smallCity,
  more: Partial<Pick<CityPlace, 'report' | 'guard'>> = {},
): Promise<DemoCityForTests> => {
  const folder = mkdtempSync(join(tmpdir(), 'city-test-'));
  const bundles = join(folder, 'functions');
  await buildFunctions({ root: process.cwd(), out: bundles });
  const city = await startCity({
    root: process.cwd(),
    dataDir: join(folder, 'data'),
    bundles,
    port: 0,
    personas,
    sessionOf: demoSessions(Date.now(), size),
    fill: (access) => loadDemoCity({ ...access, size }),
    ...more,
  });
  return {
    city,
    folder,
    stop: async () => {
      await city.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
