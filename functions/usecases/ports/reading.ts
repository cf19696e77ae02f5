import type { OrderId, OrgId, PersonId } from '../../../shared/domain/ids';
import type { AccountId, Head } from '../../../shared/domain/ledger/account';
import type { Entry } from '../../../shared/domain/ledger/entry';
import type { Day } from '../../../shared/domain/order/day';
import type { Order } from '../../../shared/domain/order/order';
import type { OrderState } from '../../../shared/domain/order/states';
import type { Org } from '../../../shared/domain/org/org';
import type { Person } from '../../../shared/domain/person/person';
import type { Hash, Minutes, Ms } from '../../../shared/domain/units';

/** A page of an index, in the index's order; `next` is the store's own key, absent at the end. */
export type Page<T> = { readonly items: readonly T[]; readonly next?: string };

/** An order as the `live` index knows it: enough to sort it into a lane. */
export type LiveOrder = {
  readonly orderId: OrderId;
  readonly state: OrderState;
  readonly dueAtMs: Ms;
  readonly startMs: Ms;
  readonly serviceCode: string;
  readonly communityId: OrgId;
  readonly plannedMinutes: Minutes;
};

/** An order as the `hall` index knows it: nothing about its elder. */
export type HallOrder = {
  readonly orderId: OrderId;
  readonly startMs: Ms;
  readonly serviceCode: string;
  readonly communityId: OrgId;
  readonly plannedMinutes: Minutes;
};

export type VisitRef = { readonly orderId: OrderId; readonly startMs: Ms };

/** A line of a passbook as the projector wrote it (`ACCOUNT#id` / `LINE#seq`). */
export type PassbookLine = {
  readonly account: AccountId;
  readonly seq: number;
  readonly availableDelta: Minutes;
  readonly heldDelta: Minutes;
  readonly availableAfter: Minutes;
  readonly heldAfter: Minutes;
  readonly hash: Hash;
  readonly command: Entry['command'];
  readonly atMs: Ms;
  readonly orderId?: OrderId;
};

/** One visit in a helper's service record (`PERSON#id` / `RECORD#orderId`), projected when the order is confirmed. */
export type ServiceRecord = {
  readonly helperId: PersonId;
  readonly orderId: OrderId;
  /** Of the order; an older one never overwrites a newer one. */
  readonly version: number;
  readonly state: OrderState;
  readonly startMs: Ms;
  readonly recordMinutes: Minutes;
};

/** Orders that have ended, by station and Shanghai day of the visit (`FIGURES#station` / `DAY#yyyymmdd`). */
export type EndedFigures = Readonly<Partial<Record<OrderState, number>>>;

/** Eventually consistent reads for the views: what a person sees may be a second old. Each is one round trip unless it says otherwise. */
export type ReadPorts = {
  /** One query of the order's partition: the order and its entries by version. */
  readonly orderWithHistory: (
    id: OrderId,
  ) => Promise<{ readonly order: Order; readonly entries: readonly Entry[] } | undefined>;
  /** Batched, ≤ 100; an absent one is left out. */
  readonly orders: (ids: readonly OrderId[]) => Promise<ReadonlyMap<OrderId, Order>>;
  /** Persons and account heads in one batched read. */
  readonly peopleAndHeads: (
    people: readonly PersonId[],
    accounts: readonly AccountId[],
  ) => Promise<{
    readonly people: ReadonlyMap<PersonId, Person>;
    readonly heads: ReadonlyMap<AccountId, Head>;
  }>;
  /** `live`, by due instant. */
  readonly liveOrders: (
    stationId: OrgId,
    page: { readonly dueToMs?: Ms; readonly from?: string; readonly limit: number },
  ) => Promise<Page<LiveOrder>>;
  /** `hall`, by start; `fromMs` and `toMs` bound the start, the second exclusive. */
  readonly hallOrders: (
    cell: string,
    page: { readonly fromMs: Ms; readonly toMs?: Ms; readonly after?: VisitRef; readonly limit: number },
  ) => Promise<readonly HallOrder[]>;
  /** `elderVisits`, by start, newest first unless `oldestFirst`; `before` excludes itself. */
  readonly elderVisits: (
    elderId: PersonId,
    page: {
      readonly fromMs?: Ms;
      readonly toMs?: Ms;
      readonly before?: VisitRef;
      readonly oldestFirst?: true;
      readonly limit: number;
    },
  ) => Promise<readonly VisitRef[]>;
  /** A helper's days, newest first, `fromDay` and `toDay` (yyyymmdd) inclusive. */
  readonly helperDays: (
    helperId: PersonId,
    page: { readonly fromDay?: number; readonly toDay?: number; readonly limit: number },
  ) => Promise<readonly Day[]>;
  /** Newest first, `beforeSeq` exclusive. */
  readonly passbookLines: (
    account: AccountId,
    page: { readonly beforeSeq?: number; readonly limit: number },
  ) => Promise<readonly PassbookLine[]>;
  /** All of them; as many round trips as there are megabytes. */
  readonly serviceRecords: (helperId: PersonId) => Promise<readonly ServiceRecord[]>;
  readonly endedFigures: (stationId: OrgId, day: number) => Promise<EndedFigures>;
};

/** What the projector writes; each is idempotent, and an older change never undoes a newer one. */
export type ProjectionPorts = {
  readonly putLine: (line: PassbookLine) => Promise<void>;
  readonly putServiceRecord: (record: ServiceRecord) => Promise<void>;
  readonly markEnded: (stationId: OrgId, day: number, orderId: OrderId, state: OrderState) => Promise<void>;
};

export type TreePorts = {
  /** Every station of the city, cached. */
  readonly stations: () => Promise<readonly Org[]>;
};
