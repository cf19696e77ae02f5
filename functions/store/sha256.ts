import { createHash } from 'node:crypto';
import type { Sha256 } from '../../shared/domain/units';

/** The hash that the domain asks for, by Node. */
export const sha256: Sha256 = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest());
