import { type BatchId, type CommandId, idPrefix, type PersonId, ulid } from '../ids';
import type { Sha256 } from '../units';

const TIME_CHARS = 10;
const CHANCE_BYTES = 10;

/**
 * The id of the batch that a draft makes: the instant is the command's own, the rest a hash of principal and command id. Pure. So a
 * replay meets the same batch, and nobody can meet another's. Source: ledger.md, Commands and ids.
 */
export const batchIdOf = (sha256: Sha256, principal: PersonId, commandId: CommandId): BatchId => {
  const text = `timebank batch 1\n${principal}\n${commandId}\n`;
  const hash = sha256(Uint8Array.from(text, (sign) => sign.charCodeAt(0)));
  const timeAt = `${idPrefix.command}_`.length;
  const time = commandId.slice(timeAt, timeAt + TIME_CHARS);
  return `${idPrefix.batch}_${time}${ulid(0, hash.slice(0, CHANCE_BYTES)).slice(TIME_CHARS)}`;
};
