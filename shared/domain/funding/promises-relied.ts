import type { Loan } from '../loan/loan';
import type { Mandate } from '../mandate/mandate';
import { type MonthFacts, mandatedHolds } from '../mandate/mandate-month';
import type { OrderBase } from '../order/order';

/**
 * The promises that an order's holds count on, as they were read: a relative's mandate, a child's word for the loan. Pure. Withdrawn or
 * lessened before the hold is written, they are another, and it is decided again. Source: ledger.md, An order's minutes.
 */
export const promisesRelied = (
  { elderId, funding }: Pick<OrderBase, 'elderId' | 'funding'>,
  { mandates = [], loan }: Pick<MonthFacts, 'mandates'> & { readonly loan?: Loan },
): readonly (Mandate | Loan)[] => {
  const payers = mandatedHolds({ funding }).map(({ payerId }) => payerId);
  return [
    ...mandates.filter((each) => each.elderId === elderId && payers.includes(each.payerId)),
    ...(loan !== undefined && funding.some(({ kind }) => kind === 'loan') ? [loan] : []),
  ];
};
