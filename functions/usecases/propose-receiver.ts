import type { Parsed } from '../../shared/contracts/contract';
import type { proposeReceiverContract } from '../../shared/contracts/propose-receiver';
import { deathKey } from '../../shared/domain/death/death';
import { decideProposeReceiver } from '../../shared/domain/death/decide-receiver';
import type { Refusal } from '../../shared/domain/refusals';
import type { Result } from '../../shared/domain/result';
import { actOnPerson, type PersonOutcome } from './act-on-person';
import type { LoanPorts } from './ask-loan';
import { deathIn } from './death-named';
import type { CommandCall } from './ports/command-call';

type Body = Parsed<typeof proposeReceiverContract.request>;

/**
 * The station proposes where the hours of one who died go. Two round trips.
 * Refusals, in check order: those of `actOnPerson` until the decision, of `decideProposeReceiver`, of `runCommand`.
 * Source: ledger.md, Movements (death); ADR 0068.
 */
export const proposeReceiver =
  (ports: LoanPorts) =>
  ({ body, ...call }: CommandCall<Body>): Promise<Result<PersonOutcome, Refusal>> => {
    const { personId, ground, receiverId } = body;
    return actOnPerson(ports)(call, personId, {
      inOwnRight: true,
      together: { docs: [deathKey(personId)], people: receiverId === undefined ? [] : [receiverId] },
      decide: async (person, acting, loaded) => {
        const receiver = receiverId === undefined ? undefined : loaded.people.get(receiverId);
        const rules = await ports.rulebookAt(call.atMs);
        const facts = { person, acting, rules, ...deathIn(loaded, person.id), ...(receiver && { receiver }) };
        return decideProposeReceiver(facts, { ground, ...(receiverId !== undefined && { receiverId }) });
      },
    });
  };
