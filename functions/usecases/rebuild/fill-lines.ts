import { ENTRIES, isNamedAfter } from '../../../shared/domain/seal/archive-name';
import { inTurns } from '../in-turns';
import type { RebuildMark } from '../ports/generations';
import type { PassbookLine } from '../ports/reading';
import type { RebuildPorts } from '../ports/rebuilding';
import { type Replay, replayArchive, type ToldEntry } from './replay-archive';

/** Objects that are fetched at once. */
const OBJECTS_AT_ONCE = 8;
const LINES_PER_FLUSH = 2_000;
const LINES_PER_WRITE = 25;
const WRITERS = 4;
/** While it is read the archive grows; at some time what is left is the projector's. */
const PASSES_MAX = 10;

/** The generation that is filled, and the version of the pointer that announced it. */
type Filled = { readonly generation: number; readonly announced: number };

/** The entries of an object of the archive. Throws when it is gone, or not what its name says: nothing is projected from such. */
const entriesIn = async (
  { read, sha256 }: Pick<RebuildPorts, 'read' | 'sha256'>,
  name: string,
): Promise<readonly ToldEntry[]> => {
  const text = await read(name);
  if (text === undefined || !isNamedAfter(sha256, name, text))
    throw new Error(`${name} is not what its name says`);
  // The object is what its name says, and the archiver writes nothing but entries.
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as ToldEntry]));
};

/** How many of the names a killed rebuild of this generation has written; none when one of them came after it was there. */
const writtenBefore = (
  names: readonly string[],
  announced: number,
  mark: RebuildMark | undefined,
): number => {
  if (mark?.announced !== announced) return 0;
  const upTo = names.filter((name) => name <= mark.after).length;
  return upTo === mark.objects ? upTo : 0;
};

/**
 * Reads the whole archive, with what comes into it meanwhile, and writes its lines into a generation; without one it only reads. Killed and called
 * again, it reads again and writes on where it was. The same lines from the projector are the same writes.
 */
export const fillLines = async (ports: RebuildPorts, into: Filled | undefined): Promise<Replay> => {
  const replay = replayArchive(ports.sha256);
  const done = new Set<string>();
  let lines: PassbookLine[] = [];
  const flush = async (after: string): Promise<void> => {
    if (into === undefined) return;
    const { writeLines } = ports.generation(into.generation);
    const firsts = Array.from(
      { length: Math.ceil(lines.length / LINES_PER_WRITE) },
      (_, no) => no * LINES_PER_WRITE,
    );
    const whole = lines;
    lines = [];
    await inTurns(firsts, WRITERS, (first) => writeLines(whole.slice(first, first + LINES_PER_WRITE)));
    await ports.setMark({ announced: into.announced, after, objects: done.size });
  };
  for (let pass = 1; pass <= PASSES_MAX; pass += 1) {
    const names = await ports.names(ENTRIES);
    const fresh = names.filter((name) => !done.has(name));
    if (fresh.length === 0) break;
    const skipped =
      into === undefined
        ? names.length
        : pass === 1
          ? writtenBefore(names, into.announced, await ports.mark())
          : 0;
    for (let from = 0; from < fresh.length; from += OBJECTS_AT_ONCE) {
      const some = fresh.slice(from, from + OBJECTS_AT_ONCE);
      const objects = await Promise.all(some.map((name) => entriesIn(ports, name)));
      for (const [index, entries] of objects.entries()) {
        const placed = entries.flatMap(replay.take);
        if (from + index >= skipped) lines.push(...placed);
      }
      for (const name of some) done.add(name);
      if (lines.length >= LINES_PER_FLUSH) await flush(some.at(-1) ?? '');
      ports.progress('lines', done.size, names.length);
    }
    if (lines.length > 0) await flush(fresh.at(-1) ?? '');
  }
  return replay;
};
