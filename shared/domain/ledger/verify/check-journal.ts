import type { BatchId, PersonId } from '../../ids';
import type { Day } from '../../order/day';
import type { Order } from '../../order/order';
import type { Hash, Sha256 } from '../../units';
import { type AccountId, FIRST_HASH, type Head } from '../account';
import { canonicalEntry, hex } from '../canonical';
import type { Entry, Subject } from '../entry';
import {
  type ChainEnd,
  checkAccountChain,
  checkSubjectChain,
  type HashedLine,
  type Link,
} from './check-chain';
import { checkDays, type DayMaxOf } from './check-days';
import { checkHolds } from './check-holds';
import { checkReplay, type Step } from './check-replay';
import type { Violation } from './violation';

/** What a subject says of the end of its chain. */
type Ending<Id> = { readonly id: Id; readonly version: number; readonly headHash: Hash };

/** Everything that the ledger's invariants speak about, in any order. */
export type Journal = {
  readonly entries: Iterable<Entry>;
  readonly heads: Iterable<Head>;
  readonly orders: Iterable<Order>;
  readonly days: Iterable<Day>;
  readonly batches?: Iterable<Ending<BatchId>>;
  /** Who was only registered has no chain yet: version 0. */
  readonly people?: Iterable<Ending<PersonId>>;
};

const nameOf = (kind: Subject['kind'], id: string): string => `${kind}:${id}`;

const addTo = <K, V>(lists: Map<K, V[]>, key: K, value: V): void => {
  const known = lists.get(key);
  if (known === undefined) lists.set(key, [value]);
  else known.push(value);
};

/** What is kept of the entries: their links, lines and moves. Each entry itself may be forgotten once it has been read. */
const readEntries = (sha256: Sha256, entries: Iterable<Entry>) => {
  const links = new Map<string, Link[]>();
  const lines = new Map<AccountId, HashedLine[]>();
  const steps: Step[] = [];
  const commands = new Set<string>();
  const violations: Violation[] = [];
  for (const entry of entries) {
    const subject = nameOf(entry.subject.kind, entry.subject.id);
    const place = `${subject} version ${entry.version}`;
    const command = `${subject} ${entry.principal} ${entry.commandId}`;
    if (commands.has(command))
      violations.push({ invariant: 7, place, what: 'its command has another entry' });
    commands.add(command);
    if (new Set(entry.lines.map(({ account }) => account)).size !== entry.lines.length)
      violations.push({ invariant: 1, place, what: 'has two lines on one account' });
    let entryHash = FIRST_HASH;
    try {
      entryHash = sha256(canonicalEntry(entry));
    } catch {
      violations.push({ invariant: 10, place, what: 'holds a value that no entry can hold' });
    }
    addTo(links, subject, { no: entry.version, previousHash: hex(entry.previousHash), hash: hex(entryHash) });
    for (const line of entry.lines) addTo(lines, line.account, { ...line, entryHash });
    steps.push({ place, subject, version: entry.version, moves: entry.lines });
  }
  return { links, lines, steps, violations };
};

/**
 * Checks a whole journal against ledger.md: 1 and 2 sums, 3 floors, 4 and 5 holds, 7 commands, 8 and 10 chains, 16 days; every
 * violation names its place. Pure; one pass over the entries and sorting of what is kept, so 10⁵ entries take seconds. An empty
 * list says: whatever the entries tell is what the heads, orders and days are.
 */
export const checkJournal = (
  sha256: Sha256,
  { entries, heads, orders, days, batches = [], people = [] }: Journal,
  dayMaxOf: DayMaxOf,
): readonly Violation[] => {
  const { links, lines, steps, violations } = readEntries(sha256, entries);
  const add = (found: Iterable<Violation>): void => {
    for (const violation of found) violations.push(violation);
  };
  const standing = new Map<AccountId, Head>();
  for (const head of heads) standing.set(head.account, head);
  const ends = new Map<string, ChainEnd>();
  for (const { id, version, headHash } of batches)
    ends.set(nameOf('batch', id), { no: version, hash: headHash });
  for (const { id, version, headHash } of people)
    ends.set(nameOf('person', id), { no: version, hash: headHash });
  const known = [...orders];
  for (const { id, version, headHash } of known)
    ends.set(nameOf('order', id), { no: version, hash: headHash });

  for (const subject of new Set([...links.keys(), ...ends.keys()]))
    add(checkSubjectChain((no) => `${subject} version ${no}`, links.get(subject) ?? [], ends.get(subject)));
  for (const account of new Set([...lines.keys(), ...standing.keys()]))
    add(checkAccountChain(sha256, account, lines.get(account) ?? [], standing.get(account)));
  add(checkReplay(steps, standing));

  const bySubject = new Map<string, Step[]>();
  for (const step of steps) addTo(bySubject, step.subject, step);
  for (const order of known) {
    const own = (bySubject.get(nameOf('order', order.id)) ?? []).sort((a, b) => a.version - b.version);
    add(checkHolds(order, own));
  }
  add(checkDays(days, known, dayMaxOf));
  return violations;
};
