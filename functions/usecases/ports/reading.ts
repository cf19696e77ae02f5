import type { GrantCase } from '../../../shared/domain/grant/grant-case';
import type { OrderId, OrgId, PersonId } from '../../../shared/domain/ids';
import type { AccountId, Line } from '../../../shared/domain/ledger/account';
import type { Entry } from '../../../shared/domain/ledger/entry';
import type { Day } from '../../../shared/domain/order/day';
import type { Order } from '../../../shared/domain/order/order';
import type { OrderState } from '../../../shared/domain/order/states';
import type { Minutes, Ms } from '../../../shared/domain/units';
import type { OrderPorts } from '../ports';

/** A page; `next` goes into the next call as it is, absent at the end. */
export type PageOf<T> = { readonly items: readonly T[]; readonly next?: string };
export type From = { readonly next?: string; readonly limit: number };

/** An open order as the `hall` index knows it: nothing about its elder. */
export type HallRow = {
  readonly orderId: OrderId;
  readonly startMs: Ms;
  readonly serviceCode: string;
  readonly communityId: OrgId;
  readonly plannedMinutes: Minutes;
};

/** An order that has not ended, as the `live` index knows it. */
export type LiveRow = HallRow & {
  readonly state: OrderState;
  /** Absent: no clock looks at it. */
  readonly dueAtMs?: Ms;
};

/** One line of a statement, projected from the stream: what its holder sees and can check. It carries no wall clock. */
export type PassbookLine = Line & {
  readonly command: Entry['command'];
  readonly atMs: Ms;
  readonly availableAfterMinutes: Minutes;
  readonly heldAfterMinutes: Minutes;
  /** Absent: the entry was about a batch. */
  readonly orderId?: OrderId;
};

/** One visit in a helper's service record, projected from when its elder confirmed it (ledger.md, Two books). */
export type ServiceRecord = {
  readonly helperId: PersonId;
  readonly orderId: OrderId;
  /** The order's: a later one stands, whichever comes first. */
  readonly version: number;
  readonly state: OrderState;
  readonly startMs: Ms;
  readonly recordMinutes: Minutes;
};

/** A record as it stands, beside the sum of all records of its helper; absent until there is one. */
export type StandingRecord = { readonly record?: ServiceRecord; readonly sumMinutes?: Minutes };

/** Each is one round trip unless it says otherwise. */
export type ReadPorts = Pick<OrderPorts, 'load'> & {
  /** The order and its entries, oldest first. */
  readonly history: (
    id: OrderId,
  ) => Promise<{ readonly order: Order; readonly entries: readonly Entry[] } | undefined>;
  /** In the order of `ids`; the absent are absent. A round trip for each 100, all at once. */
  readonly orders: (ids: readonly OrderId[]) => Promise<readonly Order[]>;
  /** Open orders of the cells that start after an instant, the soonest first. One query a cell, all at once. */
  readonly hall: (cells: readonly string[], afterMs: Ms, from: From) => Promise<PageOf<HallRow>>;
  /** A station's orders that have not ended, most urgent first; with `dueByMs` those alone that are due then. */
  readonly live: (stationId: OrgId, from: From & { readonly dueByMs?: Ms }) => Promise<PageOf<LiveRow>>;
  /** The latest start first. */
  readonly elderVisits: (elderId: PersonId, from: From) => Promise<PageOf<OrderId>>;
  /** All from an instant on, the earliest start first. A round trip for each 100. */
  readonly elderVisitsFrom: (elderId: PersonId, fromMs: Ms) => Promise<readonly OrderId[]>;
  /** A helper's days from `fromDay` to `toDay` (yyyymmdd), in their order. */
  readonly days: (personId: PersonId, fromDay: number, toDay: number) => Promise<readonly Day[]>;
  /** A helper's days, the latest first. */
  readonly latestDays: (personId: PersonId, from: From) => Promise<PageOf<Day>>;
  /** All cases of an elder's hardship, in no order. */
  readonly grantCases: (elderId: PersonId) => Promise<readonly GrantCase[]>;
  /** The newest first. May lag behind the account's head by what the stream has yet to bring. */
  readonly lines: (account: AccountId, from: From) => Promise<PageOf<PassbookLine>>;
  /** A helper's service records, the latest asked-for order first; `next` is an order's id. */
  readonly records: (helperId: PersonId, from: From) => Promise<PageOf<ServiceRecord>>;
  /** The sum of a helper's service records that stand: one item, however many there are. */
  readonly recordSum: (helperId: PersonId) => Promise<Minutes>;
};

/** What the stream brings of a change to the table, as far as anything is projected from it. */
export type Change =
  | { readonly kind: 'entry'; readonly lines: readonly PassbookLine[] }
  | { readonly kind: 'order'; readonly order: Order };

/** What the projector reads and writes. */
export type ProjectionPorts = {
  /** The same line again is the same write. */
  readonly writeLines: (lines: readonly PassbookLine[]) => Promise<void>;
  /** Strongly consistent. */
  readonly standingRecord: (helperId: PersonId, orderId: OrderId) => Promise<StandingRecord>;
  /** Record and sum, both or none; false: one of them is no longer what was read. */
  readonly replaceRecord: (before: StandingRecord, after: Required<StandingRecord>) => Promise<boolean>;
  /** Full jitter, so that those who met once do not meet again. */
  readonly pause: (attempt: number) => Promise<void>;
};

export type TreePorts = {
  /** Every station of the city. */
  readonly stationIds: () => Promise<readonly OrgId[]>;
};
