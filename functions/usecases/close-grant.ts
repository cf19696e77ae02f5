import type { closeGrantContract } from '../../shared/contracts/close-grant';
import type { Parsed } from '../../shared/contracts/contract';
import { decideCloseGrant } from '../../shared/domain/grant/decide-close-grant';
import { grantAccount } from '../../shared/domain/grant/grant-case';
import type { Refusal } from '../../shared/domain/refusals';
import type { Result } from '../../shared/domain/result';
import { actOnPerson, type PersonOutcome } from './act-on-person';
import { caseIn, caseNamed } from './case-named';
import type { CityPorts, PersonPorts } from './ports';
import type { CommandCall } from './ports/command-call';

type Body = Parsed<typeof closeGrantContract.request>;
export type CloseGrantPorts = PersonPorts & Pick<CityPorts, 'rulebookAt'>;

/**
 * The station ends a case of hardship. Two round trips.
 * Refusals, in check order: those of `actOnPerson` until the decision, of `decideCloseGrant`, of `runCommand`.
 * Source: ledger.md, Movements (grant).
 */
export const closeGrant =
  (ports: CloseGrantPorts) =>
  ({ body, ...call }: CommandCall<Body>): Promise<Result<PersonOutcome, Refusal>> =>
    actOnPerson(ports)(call, body.elderId, {
      inOwnRight: true,
      together: caseNamed(body, call.actor),
      decide: async (elder, acting, loaded) => {
        const head = loaded.heads.get(grantAccount(body));
        const rules = await ports.rulebookAt(call.atMs);
        return decideCloseGrant({ elder, acting, rules, ...(head && { head }), ...caseIn(loaded, body) });
      },
    });
