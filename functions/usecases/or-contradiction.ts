import { Contradiction } from '../../shared/domain/contradiction';

/** Facts of two moments may contradict each other: then what they say is kept, and they are read anew. */
export const orContradiction = async <T>(work: Promise<T>): Promise<T | Contradiction> =>
  work.catch((cause: unknown) => {
    if (cause instanceof Contradiction) return cause;
    throw cause;
  });
