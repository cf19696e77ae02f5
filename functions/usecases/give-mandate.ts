import type { Parsed } from '../../shared/contracts/contract';
import type { giveMandateContract } from '../../shared/contracts/give-mandate';
import { decideGiveMandate } from '../../shared/domain/mandate/decide-give-mandate';
import { mandateKey } from '../../shared/domain/mandate/mandate';
import type { Refusal } from '../../shared/domain/refusals';
import type { Result } from '../../shared/domain/result';
import { actOnPerson, type PersonOutcome } from './act-on-person';
import { mandateIn } from './mandate-in';
import type { CityPorts, PersonPorts } from './ports';
import type { CommandCall } from './ports/command-call';

type Body = Parsed<typeof giveMandateContract.request>;
export type MandatePorts = PersonPorts & Pick<CityPorts, 'rulebookAt'>;

/**
 * A relative lets their hours pay for an elder. Two round trips; the subject is the payer.
 * Refusals, in check order: those of `actOnPerson` until the decision, of `decideGiveMandate`, of `runCommand`.
 * Source: ledger.md, Movements (hold); product.md, Family.
 */
export const giveMandate =
  (ports: MandatePorts) =>
  ({ body, ...call }: CommandCall<Body>): Promise<Result<PersonOutcome, Refusal>> => {
    const payerId = call.actor.personId;
    const pair = { payerId, elderId: body.elderId };
    return actOnPerson(ports)(call, payerId, {
      together: { docs: [mandateKey(pair)] },
      decide: async (payer, _acting, loaded) => {
        const standing = mandateIn(loaded, pair);
        const rules = await ports.rulebookAt(call.atMs);
        return decideGiveMandate({ payer, rules, ...(standing && { standing }) }, body, call.atMs);
      },
    });
  };
