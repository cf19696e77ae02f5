import type { checkOutContract } from '../../shared/contracts/check-out';
import type { Parsed } from '../../shared/contracts/contract';
import { decideCheckOut } from '../../shared/domain/order/decide-check-out';
import type { Refusal } from '../../shared/domain/refusals';
import type { Result } from '../../shared/domain/result';
import { type ActPorts, actOnOrder } from './act-on-order';
import { type CheckCodePorts, codeOf, countWrong } from './check-code';
import { VISIT_COMMAND_LASTS_MS } from './command';
import type { OrderOutcome } from './order-outcome';
import type { CommandCall } from './ports/command-call';

type Body = Parsed<typeof checkOutContract.request>;

/**
 * A visit ends, with evidence; what was served is fixed. Two round trips; a wrong code writes no entry and costs a try.
 * Refusals, in check order: those of `actOnOrder` until the decision (here a command lasts 24 hours), of `decideCheckOut`, of `runCommand`.
 * Source: orders.md, Evidence of a visit; ledger.md, Commands and ids.
 */
export const checkOut =
  (ports: ActPorts & CheckCodePorts) =>
  ({ body, ...call }: CommandCall<Body>): Promise<Result<OrderOutcome, Refusal>> =>
    actOnOrder(ports)(call, body.orderId, {
      lastsMs: VISIT_COMMAND_LASTS_MS,
      decide: async (facts, loaded) =>
        decideCheckOut(
          { ...facts, ...(await codeOf(ports, 'out', body.proof, facts, loaded)) },
          body,
          call.atMs,
        ),
      refused: countWrong(ports),
    });
