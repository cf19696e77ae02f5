import type { approveGrantContract } from '../../shared/contracts/approve-grant';
import type { Parsed } from '../../shared/contracts/contract';
import type { refuseGrantContract } from '../../shared/contracts/refuse-grant';
import { decideJudgeGrant } from '../../shared/domain/grant/decide-judge-grant';
import type { Refusal } from '../../shared/domain/refusals';
import type { Result } from '../../shared/domain/result';
import { actOnPerson, type PersonOutcome } from './act-on-person';
import { caseIn, caseNamed } from './case-named';
import type { CityPorts, PersonPorts } from './ports';
import type { CommandCall } from './ports/command-call';

type Body = Parsed<typeof approveGrantContract.request | typeof refuseGrantContract.request>;
export type JudgeGrantPorts = PersonPorts & Pick<CityPorts, 'rulebookAt'>;

/**
 * A lead approves or refuses a case of hardship. Two round trips: the lead's own desk names the pool.
 * Refusals, in check order: those of `actOnPerson` until the decision, of `decideJudgeGrant`, of `runCommand` (`insufficient_minutes`: the
 * pool lacks what was proposed). Source: ledger.md, Movements (grant).
 */
export const judgeGrant =
  (ports: JudgeGrantPorts, judgement: 'approved' | 'refused') =>
  ({ body, ...call }: CommandCall<Body>): Promise<Result<PersonOutcome, Refusal>> =>
    actOnPerson(ports)(call, body.elderId, {
      inOwnRight: true,
      together: caseNamed(body, call.actor),
      decide: async (elder, acting, loaded) =>
        decideJudgeGrant(
          { elder, acting, rules: await ports.rulebookAt(call.atMs), ...caseIn(loaded, body) },
          judgement,
        ),
    });
