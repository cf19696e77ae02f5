import type { AccountId, Head, Line } from '../../shared/domain/ledger/account';
import { availableAtLeast, type Condition, heldAtLeast, isAbsent, seqIs, statusIs } from './conditions';
import { encodeHead } from './head-codec';
import type { Write } from './transact';

export type HeadLabel = `head ${AccountId}`;

/**
 * What an account's write is conditional on: nobody posted since the read (`seq`), and, said once more, that what the line takes is
 * there and the account lets it pass (ledger.md, Entry, line, chain). An account that begins with this line must not be there yet.
 */
const conditionsOf = (before: Head | undefined, line: Line): readonly Condition[] => {
  if (before === undefined) return [isAbsent];
  const conditions = [seqIs(before.seq)];
  if (line.availableDelta < 0) conditions.push(availableAtLeast(before.floorMinutes - line.availableDelta));
  if (line.heldDelta < 0) conditions.push(heldAtLeast(-line.heldDelta));
  if (before.status !== 'closed') conditions.push(statusIs(before.status));
  return conditions;
};

/** The writes of all accounts that a sealed entry touches; `heads` is what was read. */
export const writesOfHeads = (
  lines: readonly Line[],
  newHeads: readonly Head[],
  heads: ReadonlyMap<AccountId, Head>,
): readonly Write<HeadLabel>[] =>
  newHeads.map((head, index) => {
    const line = lines[index];
    if (line?.account !== head.account)
      throw new Error(`the line of ${head.account} is not at its head's place`);
    return {
      label: `head ${head.account}` as const,
      item: encodeHead(head),
      conditions: conditionsOf(heads.get(head.account), line),
    };
  });
