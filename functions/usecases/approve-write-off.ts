import type { approveWriteOffContract } from '../../shared/contracts/approve-write-off';
import type { Parsed } from '../../shared/contracts/contract';
import { decideApproveWriteOff } from '../../shared/domain/loan/decide-write-off';
import type { Refusal } from '../../shared/domain/refusals';
import type { Result } from '../../shared/domain/result';
import { actOnPerson, type PersonOutcome } from './act-on-person';
import type { LoanPorts } from './ask-loan';
import { loanIn, loanNamed } from './loan-named';
import type { CommandCall } from './ports/command-call';

type Body = Parsed<typeof approveWriteOffContract.request>;

/**
 * A lead lets the pool bear what is owed on a loan. Two round trips: the lead's own desk names the pool.
 * Refusals, in check order: those of `actOnPerson` until the decision, of `decideApproveWriteOff`, of `runCommand`.
 * Source: ledger.md, Movements (write-off).
 */
export const approveWriteOff =
  (ports: LoanPorts) =>
  ({ body, ...call }: CommandCall<Body>): Promise<Result<PersonOutcome, Refusal>> => {
    const { orgId } = call.actor;
    const { docs, accounts } = loanNamed(body.parentId);
    return actOnPerson(ports)(call, body.parentId, {
      inOwnRight: true,
      together: {
        docs,
        accounts: [...accounts, ...(orgId === undefined ? [] : [`pool:${orgId}` as const])],
      },
      decide: async (parent, acting, loaded) => {
        const rules = await ports.rulebookAt(call.atMs);
        return decideApproveWriteOff({ parent, acting, rules, ...loanIn(loaded, parent.id) });
      },
    });
  };
