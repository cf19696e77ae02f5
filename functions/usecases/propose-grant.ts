import type { Parsed } from '../../shared/contracts/contract';
import type { proposeGrantContract } from '../../shared/contracts/propose-grant';
import { derivedId } from '../../shared/domain/derived-id';
import { decideProposeGrant } from '../../shared/domain/grant/decide-propose-grant';
import type { Refusal } from '../../shared/domain/refusals';
import { accept, type Result } from '../../shared/domain/result';
import type { Sha256 } from '../../shared/domain/units';
import { actOnPerson } from './act-on-person';
import type { CityPorts, PersonPorts } from './ports';
import type { CommandCall } from './ports/command-call';

type Body = Parsed<typeof proposeGrantContract.request>;
type Answer = Parsed<typeof proposeGrantContract.response>;
export type ProposeGrantPorts = PersonPorts & Pick<CityPorts, 'rulebookAt'> & { readonly sha256: Sha256 };

/**
 * The station proposes hours from its pool for an elder in hardship. Two round trips. The case's id derives from principal and command id,
 * so a replay meets the same case.
 * Refusals, in check order: those of `actOnPerson` until the decision, of `decideProposeGrant`, of `runCommand`.
 * Source: ledger.md, Movements (grant).
 */
export const proposeGrant =
  (ports: ProposeGrantPorts) =>
  async ({ body, ...call }: CommandCall<Body>): Promise<Result<Answer, Refusal>> => {
    const caseId = derivedId('case', ports.sha256, call.actor.personId, body.commandId);
    const { elderId, minutes, reason } = body;
    const done = await actOnPerson(ports)(call, elderId, {
      decide: async (elder, acting) => {
        const rules = await ports.rulebookAt(call.atMs);
        return decideProposeGrant({ elder, acting, rules }, { caseId, minutes, reason }, call.atMs);
      },
    });
    return done.ok ? accept({ ...done.value, caseId }) : done;
  };
