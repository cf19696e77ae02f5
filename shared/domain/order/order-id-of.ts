import { type CommandId, idPrefix, type OrderId, type PersonId, ulid } from '../ids';
import type { Sha256 } from '../units';

const TIME_CHARS = 10;
const CHANCE_BYTES = 10;

/**
 * The id of the order that a request makes: the instant is the command's own, the rest a hash of principal and command id. Pure. So a
 * replay meets the same order, and nobody can meet another's. Source: ledger.md, Commands and ids.
 */
export const orderIdOf = (sha256: Sha256, principal: PersonId, commandId: CommandId): OrderId => {
  const text = `timebank order 1\n${principal}\n${commandId}\n`;
  const hash = sha256(Uint8Array.from(text, (sign) => sign.charCodeAt(0)));
  const timeAt = `${idPrefix.command}_`.length;
  const time = commandId.slice(timeAt, timeAt + TIME_CHARS);
  return `${idPrefix.order}_${time}${ulid(0, hash.slice(0, CHANCE_BYTES)).slice(TIME_CHARS)}`;
};
