import { FIRST_HASH } from '../../shared/domain/ledger/account';
import { type EntryDraft, sealEntry } from '../../shared/domain/ledger/seal-entry';
import type { Day } from '../../shared/domain/order/day';
import { rowOf } from '../../shared/domain/order/lifecycle';
import type { Order } from '../../shared/domain/order/order';
import type { OrderChange } from '../../shared/domain/order/order-change';
import type { Ms, Sha256 } from '../../shared/domain/units';
import { type CommandEnvelope, dayKey, type Loaded, type OrderPorts } from '../usecases/ports';
import { committedAs, findEntryIn, signatureOf } from './commit-entry';
import {
  type Condition,
  codeTriesAre,
  dueKeyIs,
  endsAfter,
  isAbsent,
  stateIs,
  versionIs,
} from './conditions';
import { encodeDay } from './day-codec';
import { writesOfDocs, writesOfRelied } from './doc-writes';
import { encodeEntry } from './entry-codec';
import type { Stored } from './item';
import { dueKey } from './keys';
import { encodeOrder, hasEnded } from './order-codec';
import { loadFacts, type OrderLabel } from './order-facts';
import { type HeadLabel, writesOfHeads } from './postings';
import type { Table } from './table';
import type { Write } from './transact';

/** The command's entry before sealing. Its outcome is what a resend will hear. */
const draftOf = (
  envelope: CommandEnvelope,
  before: Order | undefined,
  { command, from, order, postings, detail }: OrderChange,
  atMs: Ms,
): EntryDraft => ({
  subject: { kind: 'order', id: order.id },
  version: order.version,
  previousHash: before?.headHash ?? FIRST_HASH,
  ...signatureOf(envelope),
  command,
  ...(from === undefined ? {} : { from }),
  to: order.state,
  atMs,
  detail,
  outcome: { state: order.state, version: order.version, assignmentNo: order.assignmentNo },
  postings,
});

const orderConditions = (
  { principal }: CommandEnvelope,
  { order: before, codeTries = [] }: Loaded,
  { command, order, detail }: OrderChange,
  atMs: Ms,
): readonly Condition[] => {
  if (before === undefined)
    return [{ ...isAbsent, belt: 'entry: the id of the order derives from the same command id' }];
  const conditions = [versionIs(before.version), stateIs(before.state)];
  // The clock carries out the end itself, so it is bound by the deadline that it read and not by the end.
  if (principal === 'clock') conditions.push(dueKeyIs(dueKey(before.dueAtMs, before.id)));
  else if (command !== 'request' && rowOf(before.state, command)?.forward) conditions.push(endsAfter(atMs));
  // Codes are typed while the order is accepted or serving: whoever believes one, or carries the wrong ones on, has seen them all.
  if (detail.proof?.kind === 'elderCode' || (before.state === 'accepted' && remembersTries(order)))
    conditions.push(codeTriesAre(codeTries.length));
  return conditions;
};

/** Whether a helper may still come back to the check-in of this order, where wrong codes of an earlier assignment count (ADR 0031). */
const remembersTries = (order: Order): boolean => !('checkInMs' in order) && !hasEnded(order);

/** The order as it will stand, with the wrong codes that it remembers. */
const itemOfOrder = (order: Order, { codeTries }: Loaded): Stored => ({
  ...encodeOrder(order),
  ...(codeTries !== undefined && remembersTries(order) ? { codeTries } : {}),
});

const writeOfDay = (day: Day): Write<`day ${string}`> => ({
  label: `day ${dayKey(day.personId, day.day)}`,
  item: encodeDay(day),
  conditions: [day.version === 1 ? isAbsent : versionIs(day.version - 1)],
});

/** Entry, order, days, documents and heads: all that one command writes. */
const writesOf = (
  entry: Stored,
  order: Stored,
  conditions: readonly Condition[],
  { days, docs = [], relied = [] }: OrderChange,
  heads: readonly Write<HeadLabel>[],
): readonly Write<OrderLabel>[] => [
  { label: 'entry', item: entry, conditions: [isAbsent] },
  { label: 'order', item: order, conditions },
  ...days.map(writeOfDay),
  ...writesOfDocs(docs),
  ...writesOfRelied(relied),
  ...heads,
];

/**
 * The order aggregate on its table. An order is always written whole: a rung that the clock climbed meanwhile without a version
 * cannot leave its mark on the order that a person's command has made.
 */
export const orderStore = (table: Table, sha256: Sha256): OrderPorts => ({
  load: (wanted) => loadFacts(table, wanted),
  findEntry: findEntryIn(table),
  commit: async (envelope, loaded, change, atMs) => {
    const before = loaded.order;
    if (before !== undefined && before.id !== change.order.id)
      throw new Error(`${change.order.id} was decided on ${before.id}`);
    const sealed = sealEntry(sha256, draftOf(envelope, before, change, atMs), loaded.heads);
    if (!sealed.ok) return { kind: 'refused', refusal: sealed.refusal };
    const { entry, newHeads, subjectHash } = sealed.value;
    const cancelled = await table.transact(
      writesOf(
        encodeEntry(entry, newHeads),
        itemOfOrder({ ...change.order, headHash: subjectHash }, loaded),
        orderConditions(envelope, loaded, change, atMs),
        change,
        writesOfHeads(entry.lines, newHeads, loaded.heads),
      ),
    );
    return committedAs(entry, loaded, cancelled);
  },
  pauseWithJitter: table.pause,
});
