import type { Entry, Principal } from '../../../../shared/domain/ledger/entry';
import { checkCredit } from '../../../../shared/domain/ledger/verify/check-credit';
import type { Lived } from '../../../../shared/domain/ledger/verify/lived';
import { livedOn, notLived } from '../../../../shared/domain/ledger/verify/replay-order';
import type { Order } from '../../../../shared/domain/order/order';
import type { OrderChange } from '../../../../shared/domain/order/order-change';
import { deadlineFacts } from './samples';

/** What a replay can know of an order. */
export const livedOf = (order: Order): Lived => {
  const known = Object.entries(order).filter(([name]) => !notLived.some((each) => each === name));
  // An order without the fields that no entry tells.
  return Object.fromEntries(known) as Lived;
};

/** The entry that a change is written as; hashes are left to others. */
export const entryOf = (
  { command, from, order, postings, detail }: OrderChange,
  by: Principal,
  signed: Pick<Partial<Entry>, 'consentId'> = {},
): Entry => ({
  subject: { kind: 'order', id: order.id },
  version: order.version,
  previousHash: order.headHash,
  principal: by,
  commandId: by === 'clock' ? `${command}:${order.version - 1}` : 'cmd_1',
  channel: 'app',
  command,
  ...(from === undefined ? {} : { from }),
  to: order.state,
  atMs: order.sinceMs,
  bodyDigest: order.headHash,
  detail,
  outcome: { state: order.state, version: order.version },
  lines: postings.map((posting) => ({ ...posting, seq: 1, hash: order.headHash })),
  ...signed,
});

/** What somebody with the entries alone makes of a change, and what they find wrong with it. */
export const replayed = (before: Order, entry: Entry): { lived: Lived | undefined; faults: string[] } => {
  const lived = livedOn(livedOf(before), entry, deadlineFacts());
  const faults = lived === undefined ? [] : [...checkCredit(livedOf(before), entry, lived, deadlineFacts())];
  return { lived, faults: faults.map(({ invariant, what }) => `${invariant}: ${what}`) };
};
