import { readJournal } from '../../../../local/audit/journal';
import { diceFrom } from '../../../../local/demo-city/dice';
import { committedIn, type History } from '../../../../local/faults/check/history';
import { deliverStream } from '../../../../local/faults/deliver-stream';
import { openWorld, type WorldPlace } from '../../../../local/faults/open-world';
import { plainWishes } from '../../../../local/faults/operation';
import { operationNamed } from '../../../../local/faults/operations';
import { playWorld } from '../../../../local/faults/play-world';
import { familiesIn, type Life } from '../../../../local/faults/script';
import { type LocalTable, readService } from '../../../../local/service-file';

/** The main table of serverless.yml. */
export const engineTable = (): LocalTable => {
  const table = readService(process.cwd()).tables.find(({ logicalId }) => logicalId === 'TimebankTable');
  if (table === undefined) throw new Error('serverless.yml describes no TimebankTable');
  return table;
};

/** A life by its operations, in the way that they need; after a colon the fault of one. */
export const lifeOf = (seed: number, ...words: readonly string[]): Life => {
  const steps = words.map((step) => {
    const [operation = '', fault] = step.split(': ');
    return fault === undefined ? { operation } : { operation, fault };
  });
  const wishes = Object.assign(
    {},
    plainWishes,
    ...steps.map(({ operation }) => operationNamed(operation).wishes ?? {}),
  );
  return { seed, wishes, steps };
};

/** A world that was played to its end, and what it leaves to be judged. */
export const playedWorld = async (
  place: Omit<WorldPlace, 'dice' | 'table' | 'families'>,
  lives: readonly Life[],
) => {
  const dice = diceFrom(1);
  const world = await openWorld({ ...place, table: engineTable(), dice, families: familiesIn(lives) });
  const log = await playWorld(world, lives);
  await deliverStream({ endpoint: place.endpoint, name: place.name, ports: world.ports }, false, dice);
  const { items } = await world.table.scan();
  const journalOf = (copy: typeof items) =>
    readJournal({ ...world.table, scan: async () => ({ items: copy }) });
  const history: History = {
    begun: world.begun,
    journal: await journalOf(items),
    committed: committedIn(world.wire.commits),
    heard: log.heard,
  };
  return { world, log, items, journalOf, history, nowMs: world.nowMs() };
};
