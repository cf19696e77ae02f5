import { monthOf } from '../calendar/shanghai-day';
import type { Service } from '../catalogue/service';
import type { GrantCase } from '../grant/grant-case';
import type { PersonId } from '../ids';
import { type AccountId, type Head, spendable } from '../ledger/account';
import { loanLeft, type Promised } from '../loan/loan-left';
import { type MonthFacts, mandateLeft } from '../mandate/mandate-month';
import { payingBinding } from '../mandate/paying-binding';
import type { Binding, Person } from '../person/person';
import type { Minutes, Ms } from '../units';
import { type AskedSource, accountOfSource } from './asked-source';
import type { Reach } from './propose-sources';

export type ReachFacts = MonthFacts &
  Promised & {
    readonly elder: Person;
    readonly askerId: PersonId;
    readonly service?: Service;
    readonly heads: ReadonlyMap<AccountId, Head>;
    /** The elder's approved cases. */
    readonly cases: readonly GrantCase[];
  };

/** The relatives whose binding pays for an elder, whoever asks first. Pure. */
export const payersFor = (elder: Person, askerId: PersonId, atMs: Ms): readonly PersonId[] => {
  const pays = ({ relativeId: payerId }: Binding): boolean =>
    payingBinding(elder.bindings, { payerId, elderId: elder.id }, atMs) !== undefined;
  const payerIds = [...new Set(elder.bindings.filter(pays).map(({ relativeId }) => relativeId))];
  return [...payerIds.filter((id) => id === askerId), ...payerIds.filter((id) => id !== askerId)];
};

/**
 * What may pay for an elder's visit, each as far as it reaches, in the order in which it is proposed: the month's allowance (for a basic
 * service), her own hours, relatives' (the asker's as they are, others' by their mandates), her grants, a loan that a child
 * has promised. Pure. An account that is not open gives nothing. Source: ledger.md, An order's minutes.
 */
export const reachOfSources = (facts: ReachFacts, startMs: Ms, atMs: Ms): readonly Reach[] => {
  const { elder, askerId, service, heads, cases } = facts;
  const month = monthOf(startMs);
  const limitOf = (source: AskedSource, head: Head): Minutes => {
    if (source.kind === 'loan') return loanLeft({ ...facts, head }, elder, atMs);
    if (source.kind !== 'family' || source.payerId === askerId) return Number.POSITIVE_INFINITY;
    return mandateLeft(facts, source.payerId, elder.id, month, atMs) ?? 0;
  };
  const sources: readonly AskedSource[] = [
    ...(service?.level === 'basic' ? [{ kind: 'entitlement' } as const] : []),
    { kind: 'own' },
    ...payersFor(elder, askerId, atMs).map((payerId) => ({ kind: 'family', payerId }) as const),
    ...cases
      .filter(({ state }) => state === 'approved')
      .map(({ caseId }) => ({ kind: 'grant', caseId }) as const),
    { kind: 'loan' },
  ];
  return sources.flatMap((source) => {
    const head = heads.get(accountOfSource(source, elder.id, startMs));
    const minutes = head?.status === 'open' ? Math.min(spendable(head), limitOf(source, head)) : 0;
    return minutes > 0 ? [{ ...source, minutes }] : [];
  });
};
