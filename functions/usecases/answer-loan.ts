import type { Parsed } from '../../shared/contracts/contract';
import type { declineLoanContract } from '../../shared/contracts/decline-loan';
import type { endGuaranteeContract } from '../../shared/contracts/end-guarantee';
import type { guaranteeLoanContract } from '../../shared/contracts/guarantee-loan';
import {
  decideDeclineLoan,
  decideEndGuarantee,
  decideGuaranteeLoan,
} from '../../shared/domain/loan/decide-guarantee';
import type { Refusal } from '../../shared/domain/refusals';
import type { Result } from '../../shared/domain/result';
import { actOnPerson, type PersonOutcome } from './act-on-person';
import type { LoanPorts } from './ask-loan';
import { loanIn, loanNamed } from './loan-named';
import type { CommandCall } from './ports/command-call';

const deciders = {
  guarantee: decideGuaranteeLoan,
  decline: decideDeclineLoan,
  end: decideEndGuarantee,
} as const;
type Body = Parsed<
  | typeof guaranteeLoanContract.request
  | typeof declineLoanContract.request
  | typeof endGuaranteeContract.request
>;

/**
 * The child who is named in a parent's loan consents, declines or withdraws: their own word, about the parent. Two round trips.
 * Refusals, in check order: those of `actOnPerson` until the decision, of the decision, of `runCommand`.
 * Source: product.md, Rulebook; ledger.md, An order's minutes.
 */
export const answerLoan =
  (ports: LoanPorts, answer: keyof typeof deciders) =>
  ({ body, ...call }: CommandCall<Body>): Promise<Result<PersonOutcome, Refusal>> =>
    actOnPerson(ports)(call, body.parentId, {
      inOwnRight: true,
      together: loanNamed(body.parentId),
      decide: async (parent, { principal }, loaded) => {
        const rules = await ports.rulebookAt(call.atMs);
        return deciders[answer]({ parent, principal, rules, ...loanIn(loaded, parent.id) }, call.atMs);
      },
    });
