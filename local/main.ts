import { join } from 'node:path';
import { type City, startCity } from './city';
import { askAround } from './demo-city/ask-around';
import { demoSessions } from './demo-city/demo-sessions';
import { loadDemoCity } from './demo-city/load-demo-city';
import { personas } from './demo-city/personas';
import { forgetCity } from './filled-city';
import { claimCity } from './running-city';

/** The demo city on this machine, as `npm start` runs it. */
export const runCity = async ({
  root,
  port,
  fresh,
  say,
}: {
  readonly root: string;
  readonly port: number;
  readonly fresh: boolean;
  readonly say: (step: string) => void;
}): Promise<Pick<City, 'address' | 'stop'> & { readonly personas: typeof personas }> => {
  const dataDir = join(root, '.data');
  const endpoint = process.env.DYNAMODB_ENDPOINT;
  const claim = claimCity(dataDir);
  if (fresh) await forgetCity({ root, dataDir, ...(endpoint !== undefined && { endpoint }) });
  let filled = false;
  const city = await startCity({
    root,
    dataDir,
    port,
    ...(endpoint !== undefined && { endpoint }),
    personas,
    sessionOf: demoSessions(Date.now()),
    fill: async (access) => {
      await loadDemoCity({ ...access, say: (part) => say(`  ${part}`) });
      filled = true;
    },
    say,
  });
  if (filled) say(`${await askAround(city.address)} elders ask for help`);
  claim.at(city.address, city.access().endpoint);
  return {
    address: city.address,
    personas,
    stop: async () => {
      await city.stop();
      claim.release();
    },
  };
};
