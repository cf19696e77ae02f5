import type { Parsed } from '../../shared/contracts/contract';
import type { setRepayShareContract } from '../../shared/contracts/set-repay-share';
import { decideSetRepayShare } from '../../shared/domain/loan/decide-set-repay-share';
import { loanKey } from '../../shared/domain/loan/loan';
import type { Refusal } from '../../shared/domain/refusals';
import type { Result } from '../../shared/domain/result';
import { actOnPerson, type PersonOutcome } from './act-on-person';
import { termsIn } from './loan-named';
import type { PersonPorts } from './ports';
import type { CommandCall } from './ports/command-call';

type Body = Parsed<typeof setRepayShareContract.request>;

/**
 * A child chooses how much of what they earn gives back a parent's drawn hours. Two round trips; the entry is about the child.
 * Refusals, in check order: those of `actOnPerson` until the decision, of `decideSetRepayShare`, of `runCommand`.
 * Source: ledger.md, Movements (repay); ADR 0067.
 */
export const setRepayShare =
  (ports: PersonPorts) =>
  ({ body, ...call }: CommandCall<Body>): Promise<Result<PersonOutcome, Refusal>> => {
    const { parentId, percent } = body;
    const own = `person:${call.actor.personId}` as const;
    return actOnPerson(ports)(call, call.actor.personId, {
      together: { docs: [loanKey(parentId)], accounts: [own] },
      decide: (child, _acting, loaded) => {
        const head = loaded.heads.get(own);
        const facts = { child, ...(head && { head }), ...termsIn(loaded, parentId) };
        return decideSetRepayShare(facts, { parentId, percent });
      },
    });
  };
