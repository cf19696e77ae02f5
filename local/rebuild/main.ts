import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openClient } from '../../functions/store/client';
import { rebuildStore } from '../../functions/store/rebuild-store';
import { sha256 } from '../../functions/store/sha256';
import { openTable } from '../../functions/store/table';
import { type Rebuilt, rebuildProjections } from '../../functions/usecases/rebuild-projections';
import type { Ms } from '../../shared/domain/units';
import { runningCity } from '../running-city';
import { engineClientConfig } from '../tables';
import { diskArchive } from './disk-archive';
import { progressLines } from './progress';

const USAGE = 'npm run rebuild -- [--repair] [--abandon] [--later] [--data .data]';
const SHOWN_MAX = 50;
const LOOK_EVERY_MS = 5_000;

const { values } = parseArgs({
  options: {
    /** What is wrong in the current generation alone does not stand in the way. */
    repair: { type: 'boolean', default: false },
    /** Gives up a next generation. */
    abandon: { type: 'boolean', default: false },
    /** Does not wait until the old generation may be dropped; the next run drops it. */
    later: { type: 'boolean', default: false },
    data: { type: 'string', default: '.data' },
  },
});
const { repair, abandon, later } = values;

const dataDir = resolve(values.data);
const city = runningCity(dataDir);
if (city === undefined) throw new Error(`no city is running: npm start, then ${USAGE}`);
const client = openClient(engineClientConfig(city.endpoint));
const rebuild = rebuildProjections({
  ...rebuildStore(openTable({ client, name: 'timebank', randomBytes })),
  ...diskArchive(join(dataDir, 'archive')),
  sha256,
  progress: progressLines(console.log),
});
const presentMs = async (): Promise<Ms> =>
  JSON.parse(await (await fetch(`${city.address}/demo/clock`)).text()).nowMs;

/** Says what a step came to; whether another is to follow, and from when on. */
const say = (step: Rebuilt): Ms | undefined => {
  switch (step.kind) {
    case 'turned':
      console.log(`generation ${step.current} is byte-equal to the archive, and is read from now on`);
      for (const { place, what } of step.repaired) console.log(`  was wrong before: ${place}: ${what}`);
      return step.dropAtMs;
    case 'abandoned':
      console.log('the next generation is given up');
      return step.dropAtMs;
    case 'tooEarly':
      console.log('an old generation waits to be dropped');
      return step.dropAtMs;
    case 'dropped':
      console.log(`generation ${step.generation} is dropped`);
      return undefined;
    case 'overtaken':
      throw new Error('somebody else rebuilds');
    case 'different':
      for (const { generation, place, what } of step.differences.slice(0, SHOWN_MAX))
        console.log(`  ${generation} generation: ${place}: ${what}`);
      console.log(
        `not turned: ${step.differences.length} differences; the archive lacks something before ${step.waiting}`,
      );
      process.exitCode = 1;
      return undefined;
  }
};

try {
  let dropAtMs = say(await rebuild({ repair, abandon }, presentMs));
  while (dropAtMs !== undefined && !later) {
    if ((await presentMs()) < dropAtMs) await wait(LOOK_EVERY_MS);
    else dropAtMs = say(await rebuild({}, presentMs));
  }
} finally {
  client.destroy();
}
