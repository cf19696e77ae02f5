import type { Person } from './person';

/** A person one entry on; the ledger advances `headHash` when it seals. Pure. */
export const nextPerson = (person: Person): Person => ({ ...person, version: person.version + 1 });
