import { createHash } from 'node:crypto';
import { type IdKind, newId } from '../../shared/domain/ids';

/** 2025-01-01T00:00+08:00, the birth of everything in the demo city. */
const FOUNDED_MS = 1_735_660_800_000;

/** The id of a named thing of the demo city: always the same, whatever else the city holds. */
export const demoId = <K extends IdKind>(kind: K, key: string): ReturnType<typeof newId<K>> =>
  newId(kind, FOUNDED_MS, createHash('sha256').update(`demo-city:${kind}:${key}`).digest().subarray(0, 10));
