import type { askLoanContract } from '../../shared/contracts/ask-loan';
import type { Parsed } from '../../shared/contracts/contract';
import { decideAskLoan } from '../../shared/domain/loan/decide-ask-loan';
import type { Refusal } from '../../shared/domain/refusals';
import type { Result } from '../../shared/domain/result';
import { actOnPerson, type PersonOutcome } from './act-on-person';
import { loanIn, loanNamed } from './loan-named';
import type { CityPorts, PersonPorts } from './ports';
import type { CommandCall } from './ports/command-call';

type Body = Parsed<typeof askLoanContract.request>;
export type LoanPorts = PersonPorts & Pick<CityPorts, 'rulebookAt'>;

/**
 * A parent, or her station with her consent, asks a child for a promise of hours. Two round trips.
 * Refusals, in check order: those of `actOnPerson` until the decision, of `decideAskLoan`, of `runCommand`.
 * Source: ledger.md, Movements (loan draw).
 */
export const askLoan =
  (ports: LoanPorts) =>
  ({ body, ...call }: CommandCall<Body>): Promise<Result<PersonOutcome, Refusal>> =>
    actOnPerson(ports)(call, body.parentId, {
      together: { ...loanNamed(body.parentId), people: [body.guarantorId] },
      decide: async (parent, acting, loaded) => {
        const guarantor = loaded.people.get(body.guarantorId);
        const rules = await ports.rulebookAt(call.atMs);
        const facts = {
          parent,
          acting,
          rules,
          ...(guarantor && { guarantor }),
          ...loanIn(loaded, parent.id),
        };
        return decideAskLoan(facts, body, call.atMs);
      },
    });
