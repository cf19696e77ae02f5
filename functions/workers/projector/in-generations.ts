import type { Generations } from '../../usecases/ports/generations';
import type { ProjectorHandler } from './handler';

export type InGenerationsParts = {
  /** Strongly consistent; one read unit, twice a batch. */
  readonly generations: () => Promise<Generations>;
  /** Projects a batch into one generation. */
  readonly handlerOf: (generation: number) => ProjectorHandler;
};

/** A rebuild turns the pointer at most three times while it lives. */
const TURNS_MAX = 4;

/**
 * Projects a batch into every generation that is written, and looks afterwards whether the pointer was turned meanwhile: if so, once more,
 * which does no harm. So no change is in the old generation alone after its batch was acknowledged, whenever a rebuild begins.
 * The next generation comes first: what stands in the current one stands in both. Throws when the pointer never rests: the stream
 * then brings the batch again. Source: ADR 0069.
 */
export const inGenerations =
  ({ generations, handlerOf }: InGenerationsParts): ProjectorHandler =>
  async (event) => {
    let seen = await generations();
    for (let turn = 1; turn <= TURNS_MAX; turn += 1) {
      const { version, current, next } = seen;
      const batchItemFailures = [];
      for (const generation of next === undefined ? [current] : [next, current])
        batchItemFailures.push(...(await handlerOf(generation)(event)).batchItemFailures);
      seen = await generations();
      if (seen.version === version) return { batchItemFailures };
    }
    throw new Error(`the generations were turned ${TURNS_MAX} times during one batch`);
  };
