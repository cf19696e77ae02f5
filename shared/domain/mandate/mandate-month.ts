import { monthOf } from '../calendar/shanghai-day';
import type { PersonId } from '../ids';
import type { Posting } from '../ledger/account';
import type { DocKey } from '../ledger/doc-key';
import { releasePostings } from '../ledger/funding';
import type { OrderBase } from '../order/order';
import { payersOf } from '../order/parties';
import type { MovementRule } from '../refusals';
import type { Minutes, Ms } from '../units';
import { type Mandate, type MandateMonth, mandateMonthKey } from './mandate';

/** What a decision must know of mandates: needed as soon as a source of the order is under one. */
export type MonthFacts = {
  readonly mandates?: readonly Mandate[];
  readonly months?: readonly MandateMonth[];
};
type Funded = Pick<OrderBase, 'elderId' | 'startMs' | 'funding'>;
type Held = { readonly payerId: PersonId; readonly account: string; readonly heldMinutes: Minutes };

/** The holds of an order that lie under a mandate. Pure. */
export const mandatedHolds = ({ funding }: Pick<Funded, 'funding'>): readonly Held[] =>
  funding.flatMap((source) =>
    source.mandated ? payersOf([source]).map((payerId) => ({ payerId, ...source })) : [],
  );

/** The documents in which an order's mandated minutes count: by the month of its visit. Pure. Source: ledger.md, Limits. */
export const monthKeysOf = ({ elderId, startMs, funding }: Funded): readonly DocKey[] =>
  mandatedHolds({ funding }).map(({ payerId }) =>
    mandateMonthKey({ payerId, elderId, month: monthOf(startMs) }),
  );

const monthFor = (
  { months = [] }: MonthFacts,
  payerId: PersonId,
  elderId: PersonId,
  month: number,
): MandateMonth | undefined =>
  months.find((each) => each.payerId === payerId && each.elderId === elderId && each.month === month);

/**
 * The months of mandates after an order's holds are resolved: what the postings release was not used. Pure. A month that was not read
 * is a bug and throws; a month that gets nothing back is left as it is.
 */
export const monthsGivenBack = (
  { elderId, startMs, funding }: Funded,
  facts: MonthFacts,
  postings: readonly Posting[],
): readonly MandateMonth[] =>
  mandatedHolds({ funding }).flatMap(({ payerId, account }) => {
    const unusedMinutes = postings.find((posting) => posting.account === account)?.availableDelta ?? 0;
    if (unusedMinutes === 0) return [];
    const month = monthFor(facts, payerId, elderId, monthOf(startMs));
    if (month === undefined) throw new Error(`the month of ${payerId} for ${elderId} was not loaded`);
    return [{ ...month, version: month.version + 1, usedMinutes: month.usedMinutes - unusedMinutes }];
  });

/** What a mandate still lets through in a month of visits; absent: it does not stand at that instant. Pure. */
export const mandateLeft = (
  facts: MonthFacts,
  payerId: PersonId,
  elderId: PersonId,
  month: number,
  atMs: Ms,
): Minutes | undefined => {
  const mandate = facts.mandates?.find((each) => each.payerId === payerId && each.elderId === elderId);
  if (mandate === undefined || mandate.withdrawnMs !== undefined || atMs >= mandate.untilMs) return undefined;
  const usedMinutes = monthFor(facts, payerId, elderId, month)?.usedMinutes ?? 0;
  return Math.max(0, mandate.capPerMonthMinutes - usedMinutes);
};

/** The months with an order's mandated minutes in them, for the month of its visit. Pure. Whether they fit is `mandateRuleAgainst`'s to ask. */
export const monthsTaken = (
  { elderId, startMs, funding }: Funded,
  facts: MonthFacts,
): readonly MandateMonth[] =>
  mandatedHolds({ funding }).map(({ payerId, heldMinutes }) => {
    const month = monthOf(startMs);
    const { version, usedMinutes } = monthFor(facts, payerId, elderId, month) ?? {
      version: 0,
      usedMinutes: 0,
    };
    return {
      kind: 'mandateMonth',
      version: version + 1,
      payerId,
      elderId,
      month,
      usedMinutes: usedMinutes + heldMinutes,
    };
  });

/** The first rule that an order's mandated minutes would break in the month of its visit. Pure. In check order: `mandate_none`, `mandate_cap`. */
export const mandateRuleAgainst = (
  { elderId, startMs, funding }: Funded,
  facts: MonthFacts,
  atMs: Ms,
): MovementRule | undefined => {
  for (const { payerId, heldMinutes } of mandatedHolds({ funding })) {
    const leftMinutes = mandateLeft(facts, payerId, elderId, monthOf(startMs), atMs);
    if (leftMinutes === undefined) return 'mandate_none';
    if (heldMinutes > leftMinutes) return 'mandate_cap';
  }
  return undefined;
};

/** The months of mandates when a visit moves into another month: the one gives back what the other takes. Pure. */
export const monthsMoved = (order: Funded, startMs: Ms, facts: MonthFacts): readonly MandateMonth[] => [
  ...monthsGivenBack(order, facts, releasePostings(order.funding)),
  ...monthsTaken({ ...order, startMs }, facts),
];
