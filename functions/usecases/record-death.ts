import type { Parsed } from '../../shared/contracts/contract';
import type { recordDeathContract } from '../../shared/contracts/record-death';
import type { withdrawDeathContract } from '../../shared/contracts/withdraw-death';
import { decideRecordDeath, decideWithdrawDeath } from '../../shared/domain/death/decide-record-death';
import type { Refusal } from '../../shared/domain/refusals';
import type { Result } from '../../shared/domain/result';
import { actOnPerson, type PersonOutcome } from './act-on-person';
import { deathNamed, frozenIn } from './death-named';
import type { PersonPorts } from './ports';
import type { CommandCall } from './ports/command-call';

type Body = Parsed<typeof recordDeathContract.request | typeof withdrawDeathContract.request>;
const deciders = { recorded: decideRecordDeath, withdrawn: decideWithdrawDeath } as const;

/**
 * The station records a death, or a lead takes back what was recorded by mistake. Two round trips.
 * Refusals, in check order: those of `actOnPerson` until the decision, of the decision, of `runCommand`.
 * Source: ledger.md, Movements (death); ADR 0068.
 */
export const recordDeath =
  (ports: PersonPorts, word: keyof typeof deciders) =>
  ({ body, ...call }: CommandCall<Body>): Promise<Result<PersonOutcome, Refusal>> =>
    actOnPerson(ports)(call, body.personId, {
      inOwnRight: true,
      together: deathNamed(body.personId),
      decide: (person, acting, loaded) =>
        deciders[word]({ person, acting, ...frozenIn(loaded, person.id) }, call.atMs),
    });
