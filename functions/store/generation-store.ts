import { MINUTE_MS, type Ms } from '../../shared/domain/units';
import type { GenerationPorts, Generations } from '../usecases/ports/generations';
import type { ReadPorts } from '../usecases/ports/reading';
import { isAbsent, versionIs } from './conditions';
import { type Item, int, maybe, text } from './item';
import { generationsKey, rebuildMarkKey } from './keys';
import { passbookStore } from './passbook-store';
import { projectionStore } from './projection-store';
import type { Table } from './table';

/** A lambda looks at the pointer so often; an old generation stays readable for longer (`READ_ON_MS` of a rebuild). */
const LOOK_EVERY_MS = MINUTE_MS;

/** Before the first rebuild: nothing is stored, and nothing was ever migrated. */
export const firstGeneration: Generations = { version: 0, current: 0, sinceMs: 0 };

/** The pointer that an item holds; throws on anything that no codec wrote. */
export const decodeGenerations = (item: Item): Generations => ({
  version: int(item, 'version'),
  current: int(item, 'current'),
  ...maybe(item, 'next', int),
  ...maybe(item, 'old', int),
  sinceMs: int(item, 'sinceMs'),
});

/** The pointer of the projections' generations, and how far a rebuild has come. */
export const generationStore = (table: Table): GenerationPorts => ({
  generations: async () => {
    const item = await table.get(generationsKey);
    return item === undefined ? firstGeneration : decodeGenerations(item);
  },
  turn: async ({ version }, after) => {
    const item = { ...generationsKey, ...after, version: version + 1 };
    const conditions = [version === 0 ? isAbsent : versionIs(version)];
    return (await table.transact([{ label: 'generations', item, conditions }])) === undefined;
  },
  mark: async () => {
    const item = await table.get(rebuildMarkKey);
    return (
      item && {
        announced: int(item, 'announced'),
        after: text(item, 'after'),
        objects: int(item, 'objects'),
      }
    );
  },
  setMark: (mark) => table.putAll([{ ...rebuildMarkKey, ...mark }]),
});

/**
 * What pages read of the projections, in the generation that the pointer names. The pointer is kept for a minute by the instant of the
 * request at hand: one read of it a minute and lambda, none for all other pages.
 */
export const currentProjections = (
  table: Table,
  presentMs: () => Ms,
): Pick<ReadPorts, 'lines' | 'records' | 'recordSum'> => {
  const { generations } = generationStore(table);
  let seen: { readonly look: Promise<Generations>; readonly atMs: Ms } | undefined;
  const current = async (): Promise<number> => {
    const atMs = presentMs();
    // A clock that was set back looks again, too. Who asks at the same time waits for the same look.
    if (seen === undefined || Math.abs(atMs - seen.atMs) >= LOOK_EVERY_MS)
      seen = { look: generations(), atMs };
    try {
      return (await seen.look).current;
    } catch (cause) {
      // A look that failed is nobody's answer a second time.
      seen = undefined;
      throw cause;
    }
  };
  return {
    lines: async (...asked) => passbookStore(table, await current()).lines(...asked),
    records: async (...asked) => projectionStore(table, await current()).records(...asked),
    recordSum: async (...asked) => projectionStore(table, await current()).recordSum(...asked),
  };
};
