import type { Batch, Part } from '../../shared/domain/batch/batch';
import type { Head } from '../../shared/domain/ledger/account';
import type { Doc } from '../../shared/domain/ledger/doc';
import type { Entry } from '../../shared/domain/ledger/entry';
import type { Day } from '../../shared/domain/order/day';
import type { Order } from '../../shared/domain/order/order';
import type { Person } from '../../shared/domain/person/person';
import type { Rulebook } from '../../shared/domain/rulebook/rulebook';
import type { Generations } from '../usecases/ports/generations';
import type { PassbookLine } from '../usecases/ports/reading';
import { decodeBatch, decodePart } from './batch-codec';
import { type DatedCatalogue, decodeCatalogue, decodeRulebook } from './city-codec';
import { decodeDay } from './day-codec';
import { decodeDoc } from './doc-codec';
import { decodeEntry } from './entry-codec';
import { decodeGenerations } from './generation-store';
import { decodeHead } from './head-codec';
import { type Item, text } from './item';
import { generationOf } from './keys';
import { decodeOrder } from './order-codec';
import { decodeLine } from './passbook-store';
import { decodePerson } from './person-codec';
import type { Table } from './table';

/** An item of the table that the ledger's invariants speak about. */
export type JournalRecord =
  | { readonly kind: 'entry'; readonly entry: Entry }
  | { readonly kind: 'order'; readonly order: Order }
  | { readonly kind: 'batch'; readonly batch: Batch }
  | { readonly kind: 'part'; readonly part: Part }
  | { readonly kind: 'head'; readonly head: Head }
  | { readonly kind: 'line'; readonly line: PassbookLine; readonly generation: number }
  | { readonly kind: 'day'; readonly day: Day }
  | { readonly kind: 'person'; readonly person: Person }
  | { readonly kind: 'doc'; readonly doc: Doc }
  /** What orders name by version. */
  | { readonly kind: 'rulebook'; readonly rulebook: Rulebook }
  | { readonly kind: 'catalogue'; readonly catalogue: DatedCatalogue }
  /** A service record, or the sum of a helper's: whoever checks it projects it again and compares items. */
  | { readonly kind: 'projection'; readonly generation: number }
  /** Which generation of lines and projections counts. */
  | { readonly kind: 'generations'; readonly generations: Generations }
  /** Read by nobody's codec: the item and why. */
  | { readonly kind: 'unreadable'; readonly key: string; readonly because: string };

const recordOf = (item: Item): JournalRecord | undefined => {
  const { generation, sort } = generationOf(text(item, 'sk'));
  const [kind] = sort.split('#');
  switch (kind) {
    case 'ENTRY':
      return { kind: 'entry', entry: decodeEntry(item) };
    case 'ORDER':
      return { kind: 'order', order: decodeOrder(item) };
    case 'BATCH':
      return { kind: 'batch', batch: decodeBatch(item) };
    case 'PART':
      return { kind: 'part', part: decodePart(item) };
    case 'HEAD':
      return { kind: 'head', head: decodeHead(item) };
    case 'LINE':
      return { kind: 'line', line: decodeLine(item), generation };
    case 'PERSON':
      return { kind: 'person', person: decodePerson(item) };
    case 'MANDATE':
    case 'CASE':
    case 'LOAN':
    case 'DEATH':
      return { kind: 'doc', doc: decodeDoc(item) };
    case 'DAY':
      return { kind: 'day', day: decodeDay(item) };
    case 'RULEBOOK':
      return { kind: 'rulebook', rulebook: decodeRulebook(item) };
    case 'CATALOGUE':
      return { kind: 'catalogue', catalogue: decodeCatalogue(item) };
    case 'RECORD':
    case 'RECORDSUM':
      return { kind: 'projection', generation };
    case 'GENERATIONS':
      return { kind: 'generations', generations: decodeGenerations(item) };
    default:
      return undefined;
  }
};

/** Every record of the table with its item, in no order, page by page: for the audit, never for a command. */
export async function* scanJournal(table: Table): AsyncGenerator<JournalRecord & { readonly item: Item }> {
  let from: Item | undefined;
  do {
    const { items, next } = await table.scan(from);
    for (const item of items) {
      const key = `${String(item.pk)} / ${String(item.sk)}`;
      let record: JournalRecord | undefined;
      try {
        record = recordOf(item);
      } catch (cause) {
        record = { kind: 'unreadable', key, because: cause instanceof Error ? cause.message : String(cause) };
      }
      if (record !== undefined) yield { ...record, item };
    }
    from = next;
  } while (from !== undefined);
}
