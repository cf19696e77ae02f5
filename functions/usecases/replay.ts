import type { Entry } from '../../shared/domain/ledger/entry';
import type { Refusal } from '../../shared/domain/refusals';
import { accept, type Result, refuse } from '../../shared/domain/result';
import type { CommandEnvelope } from './ports';

const sameDigest = (one: Uint8Array, other: Uint8Array): boolean =>
  one.length === other.length && one.every((byte, index) => byte === other[index]);

/**
 * The same command hears what it heard first; another body under the same id is refused: `command_id_reused`. Pure.
 * Source: ledger.md, Commands and ids.
 */
export const replay = <Outcome>(
  entry: Entry,
  { bodyDigest }: CommandEnvelope,
  outcomeOf: (entry: Entry) => Outcome,
): Result<Outcome, Refusal<'command_id_reused'>> =>
  sameDigest(entry.bodyDigest, bodyDigest) ? accept(outcomeOf(entry)) : refuse('command_id_reused', {});
