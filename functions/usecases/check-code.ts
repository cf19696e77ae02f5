import type { CodeCheck } from '../../shared/domain/order/decide-check-in';
import type { OrderFacts } from '../../shared/domain/order/facts';
import type { Refusal } from '../../shared/domain/refusals';
import type { Loaded, TryPorts, VisitCodePorts } from './ports';

export type CheckCodePorts = TryPorts & VisitCodePorts;
type Proof = { readonly kind: 'elderCode'; readonly code: string } | { readonly kind: 'stationOverride' };

/** How the code of a proof fares against the order's present assignment; nothing when there is none to check. */
export const codeOf = async (
  { visitCode }: VisitCodePorts,
  step: 'in' | 'out',
  proof: Proof,
  { order: { id, assignmentNo }, rules }: OrderFacts,
  { codeTries = 0 }: Loaded,
): Promise<{ readonly code?: CodeCheck }> =>
  proof.kind === 'elderCode'
    ? {
        code: {
          ok: proof.code === (await visitCode(id, assignmentNo, step)),
          triesLeft: rules.codeTriesMax - codeTries,
        },
      }
    : {};

/** A wrong code costs a try, once the refusal stands (ADR 0031). */
export const countWrong =
  ({ countWrongTry }: TryPorts) =>
  async ({ code }: Refusal, { order }: Loaded): Promise<void> => {
    if (code === 'code_wrong' && order !== undefined) await countWrongTry(order);
  };
