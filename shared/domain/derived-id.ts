import { type CommandId, type IdKind, type IdOf, idPrefix, type PersonId, ulid } from './ids';
import type { Sha256 } from './units';

const TIME_CHARS = 10;
const CHANCE_BYTES = 10;

/**
 * The id of what a command makes: the instant is the command's own, the rest a hash of principal and command id. Pure. So a replay
 * meets the same thing, and nobody can meet another's. Source: ledger.md, Commands and ids.
 */
export const derivedId = <K extends IdKind>(
  kind: K,
  sha256: Sha256,
  principal: PersonId,
  commandId: CommandId,
): IdOf<K> => {
  const text = `timebank ${kind} 1\n${principal}\n${commandId}\n`;
  const hash = sha256(Uint8Array.from(text, (sign) => sign.charCodeAt(0)));
  const timeAt = `${idPrefix.command}_`.length;
  const time = commandId.slice(timeAt, timeAt + TIME_CHARS);
  return `${idPrefix[kind]}_${time}${ulid(0, hash.slice(0, CHANCE_BYTES)).slice(TIME_CHARS)}`;
};
