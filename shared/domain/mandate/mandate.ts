import type { PersonId } from '../ids';
import type { DocKey } from '../ledger/doc-key';
import type { Minutes, Ms } from '../units';

/**
 * A relative's standing word that their hours pay for an elder, so much a month at most (ledger.md, Movements; product.md, Family). Lies
 * with the payer. Withdrawn, it stops new holds, not standing ones.
 */
export type Mandate = {
  readonly kind: 'mandate';
  readonly version: number;
  readonly payerId: PersonId;
  readonly elderId: PersonId;
  readonly capPerMonthMinutes: Minutes;
  readonly untilMs: Ms;
  readonly withdrawnMs?: Ms;
};

/** What is held or was settled under a mandate in one month of visits, yyyymm: the cap is a condition on this item. */
export type MandateMonth = {
  readonly kind: 'mandateMonth';
  readonly version: number;
  readonly payerId: PersonId;
  readonly elderId: PersonId;
  readonly month: number;
  readonly usedMinutes: Minutes;
};

/** Whose hours, for whom. */
export type Pair = { readonly payerId: PersonId; readonly elderId: PersonId };

export const mandateKey = ({ payerId, elderId }: Pair): DocKey => ({
  ownerId: payerId,
  name: `MANDATE#${elderId}`,
});

export const mandateMonthKey = ({ payerId, elderId, month }: Pair & { readonly month: number }): DocKey => ({
  ownerId: payerId,
  name: `MANDATE#${elderId}#${month}`,
});
