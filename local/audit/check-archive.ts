import { sha256 } from '../../functions/store/sha256';
import { archiveLine, readArchiveLine } from '../../shared/domain/seal/archive-line';
import { ENTRIES, isNamedAfter } from '../../shared/domain/seal/archive-name';
import type { Journal } from './journal';
import type { Kept } from './kept';
import type { Violation } from './violation';

/** A line of the archive and where it stands; `hash` is absent when it is no entry. */
export type KeptLine = {
  readonly place: string;
  readonly text: string;
  readonly name?: string;
  readonly hash?: string;
};

const hexOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

/** Every line of the archive, by object. */
export const keptLines = (archive: Kept): ReadonlyMap<string, readonly KeptLine[]> => {
  const objects = new Map<string, readonly KeptLine[]>();
  for (const [object, whole] of archive) {
    if (!object.startsWith(ENTRIES)) continue;
    const lines = whole.split('\n');
    // What follows the last line feed is nothing, or half a line.
    if (lines.at(-1) === '') lines.pop();
    objects.set(
      object,
      lines.map((text, row) => readKept(`${object} line ${row + 1}`, text)),
    );
  }
  return objects;
};

const readKept = (place: string, text: string): KeptLine => {
  try {
    const { subject, version, entryHash } = readArchiveLine(sha256, text);
    const name = `${subject} version ${version}`;
    return { place: `${place}: ${name}`, text, name, hash: hexOf(entryHash) };
  } catch {
    return { place, text };
  }
};

/**
 * The archive against the table (10): each object is what its name says, each line an entry that the table has, word for word, and no
 * entry of the table is missing. Once the streams are drained.
 */
export const checkArchive = ({ entries }: Journal, archive: Kept): readonly Violation[] => {
  const found: Violation[] = [];
  const say = (place: string, what: string) => found.push({ invariant: 10, place, what });
  const table = new Map(
    entries.map(({ value }) => [
      archiveLine(value),
      `${value.subject.kind}:${value.subject.id} version ${value.version}`,
    ]),
  );
  const names = new Set(table.values());
  const kept = new Set<string>();
  for (const [object, lines] of keptLines(archive)) {
    if (!isNamedAfter(sha256, object, archive.get(object) ?? '')) say(object, 'is not what its name says');
    for (const { place, text, name } of lines) {
      kept.add(text);
      if (name === undefined) say(place, 'is no line that the archive writes');
      else if (!table.has(text))
        say(place, names.has(name) ? 'is another entry than the table has' : 'is in the archive alone');
    }
  }
  for (const [text, name] of table)
    if (!kept.has(text)) say(name, 'is not in the archive as it is in the table');
  return found;
};
