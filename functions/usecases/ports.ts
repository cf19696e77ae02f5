import type { Batch } from '../../shared/domain/batch/batch';
import type { BatchChange } from '../../shared/domain/batch/batch-change';
import type { Catalogue } from '../../shared/domain/catalogue/service';
import type {
  BatchId,
  BindingId,
  CommandId,
  ConsentId,
  OrderId,
  OrgId,
  PersonId,
} from '../../shared/domain/ids';
import type { AccountId, Head } from '../../shared/domain/ledger/account';
import type { Doc } from '../../shared/domain/ledger/doc';
import type { DocKey } from '../../shared/domain/ledger/doc-key';
import type { Channel, Entry, Principal, Subject } from '../../shared/domain/ledger/entry';
import type { Day } from '../../shared/domain/order/day';
import type { Order } from '../../shared/domain/order/order';
import type { OrderChange } from '../../shared/domain/order/order-change';
import type { Org } from '../../shared/domain/org/org';
import type { Person } from '../../shared/domain/person/person';
import type { PersonChange } from '../../shared/domain/person/person-change';
import type { Refusal } from '../../shared/domain/refusals';
import type { Rulebook } from '../../shared/domain/rulebook/rulebook';
import type { Hash, Ms } from '../../shared/domain/units';

/** What every command carries into its entry; `http.ts` builds it from token and body, the sweeper from the deadline. */
export type CommandEnvelope = {
  readonly commandId: CommandId | `${string}:${number}`;
  readonly principal: Principal;
  readonly channel: Channel;
  readonly onBehalfOf?: PersonId;
  readonly consentId?: ConsentId | BindingId;
  readonly issuedAtMs: Ms;
  /** SHA-256 of the canonical body without `issuedAtMs`. */
  readonly bodyDigest: Hash;
};

/** Keys of one batched read. */
export type Wanted = {
  readonly orderId?: OrderId;
  readonly batchId?: BatchId;
  readonly accounts?: readonly AccountId[];
  readonly days?: readonly { readonly personId: PersonId; readonly day: number }[];
  readonly people?: readonly PersonId[];
  readonly docs?: readonly DocKey[];
};

/** What stood there. A day that was never written comes as version 0; an absent order, batch, head or person is absent here. */
export type Loaded = {
  readonly order?: Order;
  /** Who typed a wrong code of the coming step, once for each try; absent: nobody (ADR 0031). */
  readonly codeTries?: readonly PersonId[];
  readonly batch?: Batch;
  readonly heads: ReadonlyMap<AccountId, Head>;
  readonly days: ReadonlyMap<string, Day>;
  readonly people: ReadonlyMap<PersonId, Person>;
  /** By `docName`; the absent are absent. */
  readonly docs: ReadonlyMap<string, Doc>;
};

/** Key of `Loaded.days`. */
export const dayKey = (personId: PersonId, day: number): string => `${personId}#${day}`;

export type Committed =
  /** This command won, now. */
  | { readonly kind: 'written'; readonly entry: Entry }
  /** This command id was there already, by the same principal. The use case compares the digest. */
  | { readonly kind: 'replayed'; readonly entry: Entry }
  /** Something moved since the load: decide again from what the cancellation brought, without another read. */
  | { readonly kind: 'overtaken'; readonly loaded: Loaded; readonly entryAbsent: boolean }
  /** Every reason is contention: wait and try again, bounded. */
  | { readonly kind: 'contended' }
  /** The ledger refused a posting before anything was written. Like a decision's refusal: look for the entry first. */
  | { readonly kind: 'refused'; readonly refusal: Refusal<'insufficient_minutes' | 'account_not_open'> };

/** An aggregate's way to the table. Two round trips a command: `load`, `commit`; `findEntry` only after a refusal. */
export type SubjectPorts<Change> = {
  /** One strongly consistent batched read. */
  readonly load: (wanted: Wanted) => Promise<Loaded>;
  readonly findEntry: (
    subject: Subject,
    principal: Principal,
    commandId: CommandEnvelope['commandId'],
  ) => Promise<Entry | undefined>;
  /**
   * Seals the entry and writes entry, subject, account heads, days and documents in one transaction, every item labelled.
   * `loaded` gives the versions and seqs that the write is conditional on. A clock command is also conditional on `dueAtMs`.
   */
  readonly commit: (
    envelope: CommandEnvelope,
    loaded: Loaded,
    change: Change,
    atMs: Ms,
  ) => Promise<Committed>;
  readonly pauseWithJitter: (attempt: number) => Promise<void>;
};
export type OrderPorts = SubjectPorts<OrderChange>;
/** `commit` carries a name of its own, so that one lambda can hold both. */
export type PersonPorts = Omit<SubjectPorts<PersonChange>, 'commit'> & {
  readonly commitPerson: SubjectPorts<PersonChange>['commit'];
};
export type BatchPorts = Omit<SubjectPorts<BatchChange>, 'commit'> & {
  readonly commitBatch: SubjectPorts<BatchChange>['commit'];
};

/** Counts a helper's wrong visit code on the order as it was read; of an order that has moved on meanwhile, nothing is counted. */
export type TryPorts = { readonly countWrongTry: (order: Order, helperId: PersonId) => Promise<void> };

/** The codes that the elder's page shows and the helper types, 4 digits each (orders.md, Evidence of a visit). */
export type VisitCodePorts = {
  readonly visitCode: (orderId: OrderId, assignmentNo: number, step: 'in' | 'out') => Promise<string>;
};

/** The city's slow data: immutable versions and the tree of organisations, cached per lambda. */
export type CityPorts = {
  readonly rulebookAt: (atMs: Ms) => Promise<Rulebook>;
  readonly catalogueAt: (atMs: Ms) => Promise<Catalogue>;
  readonly rulebook: (version: number) => Promise<Rulebook>;
  readonly catalogue: (version: number) => Promise<Catalogue>;
  readonly org: (id: OrgId) => Promise<Org | undefined>;
};
