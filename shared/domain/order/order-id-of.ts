import { derivedId } from '../derived-id';
import type { CommandId, OrderId, PersonId } from '../ids';
import type { Sha256 } from '../units';

/** The id of the order that a request makes: a replay meets the same order. Pure. Source: ledger.md, Commands and ids. */
export const orderIdOf = (sha256: Sha256, principal: PersonId, commandId: CommandId): OrderId =>
  derivedId('order', sha256, principal, commandId);
