import { firstGeneration } from '../../functions/store/generation-store';
import type { Item } from '../../functions/store/item';
import { type JournalRecord, scanJournal } from '../../functions/store/journal-scan';
import { generationOf } from '../../functions/store/keys';
import type { Table } from '../../functions/store/table';
import type { Generations } from '../../functions/usecases/ports/generations';
import type { PassbookLine } from '../../functions/usecases/ports/reading';
import type { Batch, Part } from '../../shared/domain/batch/batch';
import type { Catalogue } from '../../shared/domain/catalogue/service';
import type { Head } from '../../shared/domain/ledger/account';
import type { Doc } from '../../shared/domain/ledger/doc';
import type { Entry } from '../../shared/domain/ledger/entry';
import type { Day } from '../../shared/domain/order/day';
import type { Order } from '../../shared/domain/order/order';
import type { Person } from '../../shared/domain/person/person';
import type { Rulebook } from '../../shared/domain/rulebook/rulebook';
import type { Violation } from './violation';

/** A decoded record beside the item that it was read from. */
export type Read<T> = { readonly value: T; readonly item: Item };

/** Everything in the table that the ledger's invariants speak about. */
export type Journal = {
  readonly entries: readonly Read<Entry>[];
  readonly orders: readonly Read<Order>[];
  readonly batches: readonly Read<Batch>[];
  /** Of all batches' plans; the key says of which. */
  readonly parts: readonly Read<Part>[];
  readonly heads: readonly Read<Head>[];
  readonly lines: readonly Read<PassbookLine>[];
  readonly days: readonly Read<Day>[];
  readonly people: readonly Read<Person>[];
  readonly docs: readonly Read<Doc>[];
  /** By version: an order is judged by those that it names. */
  readonly rulebooks: ReadonlyMap<number, Rulebook>;
  readonly catalogues: ReadonlyMap<number, Catalogue>;
  /** Service records and their sums, of the generation that is read; so are `lines`. */
  readonly projections: readonly Item[];
  /** Items that no codec could have written. */
  readonly unreadable: readonly Violation[];
};

type Projected = Extract<JournalRecord, { kind: 'line' | 'projection' }> & { readonly item: Item };

const PROGRESS_EVERY = 20_000;

/** Reads the whole table once; `progress` hears how many records it has seen. */
export const readJournal = async (
  table: Table,
  progress: (records: number) => void = () => undefined,
): Promise<Journal> => {
  // An empty list tells the compiler nothing of what it will hold.
  const journal = {
    entries: [] as Read<Entry>[],
    orders: [] as Read<Order>[],
    batches: [] as Read<Batch>[],
    parts: [] as Read<Part>[],
    heads: [] as Read<Head>[],
    lines: [] as Read<PassbookLine>[],
    days: [] as Read<Day>[],
    people: [] as Read<Person>[],
    docs: [] as Read<Doc>[],
    rulebooks: new Map<number, Rulebook>(),
    catalogues: new Map<number, Catalogue>(),
    projections: [] as Item[],
    unreadable: [] as Violation[],
  };
  let generations = firstGeneration;
  const projected: Projected[] = [];
  let seen = 0;
  for await (const record of scanJournal(table)) {
    const { item } = record;
    switch (record.kind) {
      case 'entry':
        journal.entries.push({ value: record.entry, item });
        break;
      case 'order':
        journal.orders.push({ value: record.order, item });
        break;
      case 'batch':
        journal.batches.push({ value: record.batch, item });
        break;
      case 'part':
        journal.parts.push({ value: record.part, item });
        break;
      case 'head':
        journal.heads.push({ value: record.head, item });
        break;
      case 'line':
      case 'projection':
        projected.push({ ...record, item });
        break;
      case 'generations':
        generations = record.generations;
        break;
      case 'day':
        journal.days.push({ value: record.day, item });
        break;
      case 'person':
        journal.people.push({ value: record.person, item });
        break;
      case 'doc':
        journal.docs.push({ value: record.doc, item });
        break;
      case 'rulebook':
        journal.rulebooks.set(record.rulebook.version, record.rulebook);
        break;
      case 'catalogue':
        journal.catalogues.set(record.catalogue.version, record.catalogue);
        break;
      case 'unreadable':
        journal.unreadable.push({ invariant: 10, place: record.key, what: record.because });
    }
    seen += 1;
    if (seen % PROGRESS_EVERY === 0) progress(seen);
  }
  sortGenerations(journal, projected, generations);
  return journal;
};

/** Lines and projections of the generation that is read, with their keys as in generation 0; those that the pointer does not name at all. */
const sortGenerations = (
  journal: { lines: Read<PassbookLine>[]; projections: Item[]; unreadable: Violation[] },
  projected: readonly Projected[],
  { current, next, old }: Generations,
): void => {
  for (const { item, generation, ...record } of projected) {
    const place = `${String(item.pk)} / ${String(item.sk)}`;
    const inFirst = { ...item, sk: generationOf(String(item.sk)).sort };
    if (generation === next || generation === old) continue;
    if (generation !== current)
      journal.unreadable.push({ invariant: 9, place, what: 'lies in a generation that nobody reads' });
    else if (record.kind === 'line') journal.lines.push({ value: record.line, item: inFirst });
    else journal.projections.push(inFirst);
  }
};
