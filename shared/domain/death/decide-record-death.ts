import type { Head, Posting } from '../ledger/account';
import { type Loan, loanAccount } from '../loan/loan';
import type { Acting } from '../order/facts';
import { isNeutral } from '../person/is-neutral';
import { nextPerson } from '../person/next-person';
import type { Person } from '../person/person';
import type { PersonChange } from '../person/person-change';
import type { Refusal } from '../refusals';
import { accept, type Result, refuse } from '../result';
import type { Ms } from '../units';
import type { Death } from './death';

export type DeathFacts = {
  readonly person: Person;
  readonly acting: Acting;
  readonly death?: Death;
  /** Of the person's own account; absent: nothing was ever posted there. */
  readonly head?: Head;
  readonly loan?: Loan;
  readonly loanHead?: Head;
};

const unmoved = { availableDelta: 0, heldDelta: 0 } as const;

/**
 * Staff of the station record a death: from this entry on nothing new is held, given or drawn, on the person's account or their loan;
 * what is held settles and releases, credits and repayments arrive. Their registration is suspended in the same entry. Pure.
 * Refusals, in check order: `not_allowed` (no staff of the station), `death_forbids` (recorded or ended before), `maker_is_checker` (a
 * relative). Source: ledger.md, An order's minutes, Movements (death); ADR 0068.
 */
export const decideRecordDeath = (
  { person, acting, death, head, loanHead }: DeathFacts,
  atMs: Ms,
): Result<PersonChange, Refusal<'not_allowed' | 'death_forbids' | 'maker_is_checker'>> => {
  const { principal, roles } = acting;
  if (principal === 'clock' || !roles.includes('station')) return refuse('not_allowed', {});
  if (death !== undefined && death.state !== 'withdrawn')
    return refuse('death_forbids', { state: death.state });
  if (!isNeutral(acting, [person.id])) return refuse('maker_is_checker', {});
  const freezing: readonly Posting[] = [
    ...(head === undefined || head.status === 'open'
      ? [{ account: `person:${person.id}`, ...unmoved, status: 'frozen' } as const]
      : []),
    ...(loanHead?.status === 'open'
      ? [{ account: loanAccount(person.id), ...unmoved, status: 'frozen' } as const]
      : []),
  ];
  return accept({
    command: 'recordDeath',
    person: { ...nextPerson(person), status: 'suspended' },
    postings: freezing,
    docs: [
      {
        kind: 'death',
        version: (death?.version ?? 0) + 1,
        personId: person.id,
        state: 'recorded',
        recordedById: principal,
        recordedMs: atMs,
        statusBefore: person.status,
      },
    ],
    detail: { statusBefore: person.status },
  });
};

/**
 * A lead takes back what another recorded by mistake: accounts and registration are what they were; a loan opens again only while the
 * child's word stands. Pure.
 * Refusals, in check order: `not_found` (nothing recorded), `not_allowed` (no lead of the station), `death_forbids` (not recorded any more),
 * `maker_is_checker` (who recorded it, or a relative). Source: ADR 0068; orders.md, Maker ≠ checker.
 */
export const decideWithdrawDeath = ({
  person,
  acting,
  death,
  head,
  loan,
  loanHead,
}: DeathFacts): Result<
  PersonChange,
  Refusal<'not_found' | 'not_allowed' | 'death_forbids' | 'maker_is_checker'>
> => {
  const { principal, roles } = acting;
  if (death === undefined) return refuse('not_found', {});
  if (!roles.includes('stationLead')) return refuse('not_allowed', {});
  if (death.state !== 'recorded') return refuse('death_forbids', { state: death.state });
  if (principal === death.recordedById || !isNeutral(acting, [person.id]))
    return refuse('maker_is_checker', {});
  const { recordedById, recordedMs, statusBefore } = death;
  const opening: readonly Posting[] = [
    ...(head?.status === 'frozen'
      ? [{ account: `person:${person.id}`, ...unmoved, status: 'open' } as const]
      : []),
    ...(loan?.state === 'open' && loanHead?.status === 'frozen'
      ? [{ account: loanAccount(person.id), ...unmoved, status: 'open' } as const]
      : []),
  ];
  return accept({
    command: 'withdrawDeath',
    person: { ...nextPerson(person), status: statusBefore },
    postings: opening,
    docs: [
      {
        kind: 'death',
        version: death.version + 1,
        personId: person.id,
        state: 'withdrawn',
        recordedById,
        recordedMs,
        statusBefore,
      },
    ],
    detail: {},
  });
};
