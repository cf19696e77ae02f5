import type { Parsed } from '../../shared/contracts/contract';
import type { proposeWriteOffContract } from '../../shared/contracts/propose-write-off';
import { decideProposeWriteOff } from '../../shared/domain/loan/decide-write-off';
import type { Refusal } from '../../shared/domain/refusals';
import type { Result } from '../../shared/domain/result';
import { actOnPerson, type PersonOutcome } from './act-on-person';
import type { LoanPorts } from './ask-loan';
import { loanIn, loanNamed } from './loan-named';
import type { CommandCall } from './ports/command-call';

type Body = Parsed<typeof proposeWriteOffContract.request>;

/**
 * The station proposes that the pool bear what is owed on a loan. Two round trips.
 * Refusals, in check order: those of `actOnPerson` until the decision, of `decideProposeWriteOff`, of `runCommand`.
 * Source: ledger.md, Movements (write-off).
 */
export const proposeWriteOff =
  (ports: LoanPorts) =>
  ({ body, ...call }: CommandCall<Body>): Promise<Result<PersonOutcome, Refusal>> =>
    actOnPerson(ports)(call, body.parentId, {
      inOwnRight: true,
      together: loanNamed(body.parentId),
      decide: async (parent, acting, loaded) => {
        const rules = await ports.rulebookAt(call.atMs);
        const facts = { parent, acting, rules, ...loanIn(loaded, parent.id) };
        return decideProposeWriteOff(facts, body.reason, call.atMs);
      },
    });
