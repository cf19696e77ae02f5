import { inTurns } from '../in-turns';
import type { RebuildPorts } from '../ports/rebuilding';
import type { Replay } from './replay-archive';

const WRITERS = 4;

/** Removes a generation that nobody reads or writes: all that stands under the replay's accounts and helpers. Called again it goes on. */
export const dropGeneration = async (
  ports: RebuildPorts,
  generation: number,
  replay: Replay,
): Promise<void> => {
  const { dropLines, dropRecords } = ports.generation(generation);
  const owners = [
    ...[...replay.accounts().keys()].map((account) => () => dropLines(account)),
    ...[...replay.records().keys()].map((helperId) => () => dropRecords(helperId)),
  ];
  let done = 0;
  await inTurns(owners, WRITERS, async (drop) => {
    await drop();
    done += 1;
    ports.progress('dropped', done, owners.length);
  });
};
