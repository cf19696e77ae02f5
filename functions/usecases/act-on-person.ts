import { knockedPerson } from '../../shared/domain/authority/relation';
import type { PersonId } from '../../shared/domain/ids';
import type { Entry } from '../../shared/domain/ledger/entry';
import type { Acting } from '../../shared/domain/order/facts';
import type { Person } from '../../shared/domain/person/person';
import type { PersonChange } from '../../shared/domain/person/person-change';
import type { Refusal } from '../../shared/domain/refusals';
import { accept, type Result, refuse } from '../../shared/domain/result';
import { COMMAND_LASTS_MS } from './command';
import type { Loaded, PersonPorts } from './ports';
import type { CommandCall } from './ports/command-call';
import { type Named, readMissing } from './read-missing';
import { runCommand } from './run-command';
import { actingIn, inOwnRight, knock } from './who-acts';

type Call = Omit<CommandCall<unknown>, 'body'>;
export type PersonOutcome = { readonly personId: PersonId; readonly version: number };
export type PersonAct = {
  /** The sender acts for themselves or their desk, though the entry is about another. */
  readonly inOwnRight?: true;
  /** Read together with the person and with who acts. */
  readonly together?: Named;
  /** Known from the person: one round trip more, for what is not there yet. */
  readonly named?: (person: Person) => Named;
  readonly decide: (
    person: Person,
    acting: Acting,
    loaded: Loaded,
  ) => Result<PersonChange, Refusal> | Promise<Result<PersonChange, Refusal>>;
};

const outcomeOf = ({ subject, version }: Entry): PersonOutcome => {
  if (subject.kind !== 'person') throw new Error(`${subject.id} is not a person`);
  return { personId: subject.id, version };
};

/**
 * A command about a person: what they give, promise or owe. Two round trips, as long as the command itself names all that is touched.
 * Refusals, in check order: `not_found` (no such person, or a stranger's), `not_allowed` (the authorisation table), `command_expired`,
 * those of the decision; then those of `runCommand`. Source: architecture.md, Authorisation; ledger.md, Commands and ids.
 */
export const actOnPerson =
  (ports: PersonPorts) =>
  (
    call: Call,
    personId: PersonId,
    { inOwnRight: isOwn, together = {}, named, decide }: PersonAct,
  ): Promise<Result<PersonOutcome, Refusal>> => {
    const { envelope, atMs, actor } = call;
    const { people = [] } = together;
    return runCommand<PersonChange>({ ...ports, commit: ports.commitPerson })({
      subject: { kind: 'person', id: personId },
      envelope,
      atMs,
      lastsMs: COMMAND_LASTS_MS,
      outcomeOf,
      load: () => ports.load({ ...together, people: [...new Set([personId, actor.personId, ...people])] }),
      admit: (loaded) => {
        const person = loaded.people.get(personId);
        if (person === undefined) return refuse('not_found', {});
        const stands = knock(call, loaded, knockedPerson(person));
        return stands.ok ? accept({ person, relations: stands.value }) : stands;
      },
      decide: async ({ person, relations }, first) => {
        const loaded = named === undefined ? first : await readMissing(ports, first, named(person));
        const decided = await decide(person, actingIn(call, loaded, relations), loaded);
        if (!decided.ok) return decided;
        const signed =
          isOwn || actor.personId === personId ? inOwnRight(envelope) : { ...envelope, onBehalfOf: personId };
        return accept({ change: decided.value, loaded, envelope: signed });
      },
    });
  };
