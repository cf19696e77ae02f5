import type { SealAlgorithm } from '../../../shared/domain/seal/seal';

/** Signs with a key that never leaves its keeper. */
export type SigningPort = {
  readonly algorithm: SealAlgorithm;
  readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>;
};
