import type { Ms } from '../../../shared/domain/units';

/** Which generation of the projections is read, and which stands beside it. Nothing stored: generation 0 alone, since ever. */
export type Generations = {
  /** Of this record: whoever changes it is the only one. */
  readonly version: number;
  /** Pages read it; the projector writes it. */
  readonly current: number;
  /** The projector writes it too; a rebuild fills it. */
  readonly next?: number;
  /** Nobody writes it any more; a rebuild drops it. */
  readonly old?: number;
  /** Instant of the last change. */
  readonly sinceMs: Ms;
};

/** How far a rebuild has come, for whoever goes on after it was killed. */
export type RebuildMark = {
  /** Version of the pointer that announced the generation: a number may be used again after one was given up. */
  readonly announced: number;
  /** Names of archive objects up to this one are written, … */
  readonly after: string;
  /** … so many of them; another number there means that one came late. */
  readonly objects: number;
};

/** Each is one round trip. */
export type GenerationPorts = {
  /** Strongly consistent. */
  readonly generations: () => Promise<Generations>;
  /** The one write that turns the pointer; false: somebody else turned it meanwhile. */
  readonly turn: (before: Generations, after: Omit<Generations, 'version'>) => Promise<boolean>;
  readonly mark: () => Promise<RebuildMark | undefined>;
  readonly setMark: (mark: RebuildMark) => Promise<void>;
};
