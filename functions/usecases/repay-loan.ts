import type { Parsed } from '../../shared/contracts/contract';
import type { repayLoanContract } from '../../shared/contracts/repay-loan';
import { decideRepayLoan } from '../../shared/domain/loan/decide-repay-loan';
import type { Refusal } from '../../shared/domain/refusals';
import type { Result } from '../../shared/domain/result';
import { actOnPerson, type PersonOutcome } from './act-on-person';
import type { LoanPorts } from './ask-loan';
import { loanIn, loanNamed } from './loan-named';
import type { CommandCall } from './ports/command-call';

type Body = Parsed<typeof repayLoanContract.request>;

/**
 * A child gives back hours that a parent has drawn. Two round trips; the entry is about the child.
 * Refusals, in check order: those of `actOnPerson` until the decision, of `decideRepayLoan`, of `runCommand`.
 * Source: ledger.md, Movements (repay).
 */
export const repayLoan =
  (ports: LoanPorts) =>
  ({ body, ...call }: CommandCall<Body>): Promise<Result<PersonOutcome, Refusal>> => {
    const childId = call.actor.personId;
    const { docs, accounts } = loanNamed(body.parentId);
    return actOnPerson(ports)(call, childId, {
      together: { docs, accounts: [`person:${childId}`, ...accounts] },
      decide: async (child, _acting, loaded) => {
        const rules = await ports.rulebookAt(call.atMs);
        return decideRepayLoan({ child, rules, ...loanIn(loaded, body.parentId) }, body);
      },
    });
  };
