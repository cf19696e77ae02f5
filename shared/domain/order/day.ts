import type { OrderId, PersonId } from '../ids';
import type { Minutes, Ms } from '../units';

/** One person's accepted visits of one Shanghai day: guards overlap and the day's cap inside the transaction (ledger.md, Limits). */
export type Day = {
  readonly personId: PersonId;
  /** yyyymmdd, Asia/Shanghai. */
  readonly day: number;
  /** 0: not written yet. */
  readonly version: number;
  readonly visits: readonly {
    readonly orderId: OrderId;
    readonly fromMs: Ms;
    readonly plannedMinutes: Minutes;
  }[];
};
