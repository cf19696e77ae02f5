import { type Death, deathKey } from '../../shared/domain/death/death';
import type { DeathFacts } from '../../shared/domain/death/decide-record-death';
import type { PersonId } from '../../shared/domain/ids';
import { docName } from '../../shared/domain/ledger/doc-key';
import { loanIn, loanNamed } from './loan-named';
import type { Loaded } from './ports';

/** What a recorded death freezes, beside the record itself: the person's own account, and their loan. Pure. */
export const deathNamed = (personId: PersonId) => {
  const { docs, accounts } = loanNamed(personId);
  return { docs: [deathKey(personId), ...docs], accounts: [`person:${personId}` as const, ...accounts] };
};

/** The record of a death among what was loaded. Pure. */
export const deathIn = ({ docs }: Pick<Loaded, 'docs'>, personId: PersonId): { readonly death?: Death } => {
  const death = docs.get(docName(deathKey(personId)));
  return death?.kind === 'death' ? { death } : {};
};

/** The record and the accounts among what was loaded. Pure. */
export const frozenIn = (loaded: Loaded, personId: PersonId): Omit<DeathFacts, 'person' | 'acting'> => {
  const { loan, head: loanHead } = loanIn(loaded, personId);
  const head = loaded.heads.get(`person:${personId}`);
  return {
    ...deathIn(loaded, personId),
    ...(head && { head }),
    ...(loan && { loan }),
    ...(loanHead && { loanHead }),
  };
};
