import type { PersonId } from '../../shared/domain/ids';
import type { CodeCheck } from '../../shared/domain/order/decide-check-in';
import type { OrderFacts } from '../../shared/domain/order/facts';
import type { Order } from '../../shared/domain/order/order';
import type { Refusal } from '../../shared/domain/refusals';
import type { Loaded, TryPorts, VisitCodePorts } from './ports';

export type CheckCodePorts = TryPorts & VisitCodePorts;
type Proof = { readonly kind: 'elderCode'; readonly code: string } | { readonly kind: 'stationOverride' };

/**
 * How the code of a proof fares against the order's present assignment; nothing when there is none to check. The tries left are the
 * helper's own, also those of earlier assignments of the same order (ADR 0031).
 */
export const codeOf = async (
  { visitCode }: VisitCodePorts,
  step: 'in' | 'out',
  proof: Proof,
  { order, rules }: OrderFacts,
  { codeTries = [] }: Loaded,
): Promise<{ readonly code?: CodeCheck }> =>
  proof.kind === 'elderCode'
    ? {
        code: {
          ok: proof.code === (await visitCode(order.id, order.assignmentNo, step)),
          triesLeft: rules.codeTriesMax - codeTries.filter((id) => id === helperOf(order)).length,
        },
      }
    : {};

const helperOf = (order: Order): PersonId | undefined => ('helperId' in order ? order.helperId : undefined);

/** A wrong code costs its helper a try, once the refusal stands (ADR 0031). */
export const countWrong =
  ({ countWrongTry }: TryPorts) =>
  async ({ code }: Refusal, { order }: Loaded): Promise<void> => {
    if (code === 'code_wrong' && order !== undefined && 'helperId' in order)
      await countWrongTry(order, order.helperId);
  };
