import type { DynamoDBRecord } from 'aws-lambda';
import { generationStore } from '../../functions/store/generation-store';
import { projectionStore } from '../../functions/store/projection-store';
import { rebuildStore } from '../../functions/store/rebuild-store';
import { sha256 } from '../../functions/store/sha256';
import { changeOf, entryChangeOf } from '../../functions/store/stream-change';
import { archiveEntries } from '../../functions/usecases/archive-entries';
import type { RebuildPorts } from '../../functions/usecases/ports/rebuilding';
import { projectChange } from '../../functions/usecases/project-change';
import { archiverHandler } from '../../functions/workers/archiver/handler';
import { projectorHandler } from '../../functions/workers/projector/handler';
import { inGenerations } from '../../functions/workers/projector/in-generations';
import type { CityForTests } from './city-for-tests';
import type { EngineForTests } from './engine-for-tests';
import { readStream } from './stream-for-tests';

const BATCH = 5;

/** The stream's two readers over a city's table, each going on where it was, and the ports of a rebuild. */
export const followStream = (engine: EngineForTests, { table }: CityForTests) => {
  const objects = new Map<string, string>();
  const note = (place: unknown, cause: unknown) => {
    throw new Error(`failed: ${String(place)}`, { cause });
  };
  const project = (generations = generationStore(table).generations) =>
    inGenerations({
      generations,
      handlerOf: (generation) =>
        projectorHandler({ changeOf, project: projectChange(projectionStore(table, generation)), note }),
    });
  const put = async (name: string, text: string) => {
    if (objects.has(name)) return 'there' as const;
    objects.set(name, text);
    return 'written' as const;
  };
  const archive = archiverHandler({
    entryChangeOf,
    archive: archiveEntries({ put, sha256 }),
    note,
    alarm: (key) => note(key, undefined),
  });
  const follower = (handle: (event: { Records: DynamoDBRecord[] }) => Promise<unknown>, size = BATCH) => {
    let seen = 0;
    return async (): Promise<void> => {
      const fresh = (await readStream(engine)).slice(seen);
      for (let from = 0; from < fresh.length; from += size)
        await handle({ Records: fresh.slice(from, from + size) });
      seen += fresh.length;
    };
  };
  const ports: RebuildPorts = {
    ...rebuildStore(table),
    names: async (prefix) => [...objects.keys()].filter((name) => name.startsWith(prefix)).sort(),
    read: async (name) => objects.get(name),
    sha256,
    pause: async () => undefined,
    progress: () => undefined,
  };
  return {
    ports,
    projectNew: follower(project()),
    archiveNew: follower(archive),
    /** Another projector, to which the whole stream is one batch. */
    projector: (generations: RebuildPorts['generations']) =>
      follower(project(generations), Number.POSITIVE_INFINITY),
  };
};

/** The ports of a process that dies at its n-th call of one of them. */
export const dyingAt = (ports: RebuildPorts, n: number): RebuildPorts => {
  let calls = 0;
  const mortal =
    <A extends unknown[], R>(act: (...args: A) => Promise<R>) =>
    async (...args: A): Promise<R> => {
      calls += 1;
      if (calls >= n) throw new Error('killed');
      return act(...args);
    };
  return {
    ...ports,
    names: mortal(ports.names),
    read: mortal(ports.read),
    generations: mortal(ports.generations),
    turn: mortal(ports.turn),
    mark: mortal(ports.mark),
    setMark: mortal(ports.setMark),
    heads: mortal(ports.heads),
    orders: mortal(ports.orders),
    generation: (generation) => {
      const of = ports.generation(generation);
      return {
        writeLines: mortal(of.writeLines),
        linesOf: mortal(of.linesOf),
        recordsOf: mortal(of.recordsOf),
        replaceRecords: mortal(of.replaceRecords),
        dropLines: mortal(of.dropLines),
        dropRecords: mortal(of.dropRecords),
      };
    },
  };
};
