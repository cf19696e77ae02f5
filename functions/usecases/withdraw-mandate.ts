import type { Parsed } from '../../shared/contracts/contract';
import type { withdrawMandateContract } from '../../shared/contracts/withdraw-mandate';
import { decideWithdrawMandate } from '../../shared/domain/mandate/decide-withdraw-mandate';
import { mandateKey } from '../../shared/domain/mandate/mandate';
import type { Refusal } from '../../shared/domain/refusals';
import type { Result } from '../../shared/domain/result';
import { actOnPerson, type PersonOutcome } from './act-on-person';
import type { MandatePorts } from './give-mandate';
import { mandateIn } from './mandate-in';
import type { CommandCall } from './ports/command-call';

type Body = Parsed<typeof withdrawMandateContract.request>;

/**
 * A relative's hours pay for an elder no more, from now on. Two round trips; the subject is the payer.
 * Refusals, in check order: those of `actOnPerson` until the decision, of `decideWithdrawMandate`, of `runCommand`.
 * Source: ledger.md, An order's minutes.
 */
export const withdrawMandate =
  (ports: MandatePorts) =>
  ({ body, ...call }: CommandCall<Body>): Promise<Result<PersonOutcome, Refusal>> => {
    const payerId = call.actor.personId;
    const pair = { payerId, elderId: body.elderId };
    return actOnPerson(ports)(call, payerId, {
      together: { docs: [mandateKey(pair)] },
      decide: async (payer, _acting, loaded) => {
        const standing = mandateIn(loaded, pair);
        const rules = await ports.rulebookAt(call.atMs);
        return decideWithdrawMandate({ payer, rules, ...(standing && { standing }) }, call.atMs);
      },
    });
  };
