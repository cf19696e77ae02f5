import type { Parsed } from '../../../shared/contracts/contract';
import type { historyItem, proofView } from '../../../shared/contracts/views';
import type { Entry } from '../../../shared/domain/ledger/entry';
import type { Order } from '../../../shared/domain/order/order';
import { isOrderCommand } from '../../../shared/domain/order/states';
import { actedBy } from './acted-by';

type HistoryItem = Parsed<typeof historyItem>;
type ProofView = Parsed<typeof proofView>;

/** An order's story from its entries, oldest first, and the proofs with the instants of their entries. Pure. */
export const storyOf = (
  order: Order,
  entries: readonly Entry[],
): { readonly history: HistoryItem[]; readonly proofs: ProofView[] } => {
  const history: HistoryItem[] = [];
  const proofs: ProofView[] = [];
  let helperId: string | undefined;
  for (const entry of entries) {
    const { version, command, to, atMs, detail, principal } = entry;
    // Whoever grabs helps from then on; a later helper's turn does not rewrite the earlier one's.
    if (command === 'grab' || command === 'accept') helperId = principal;
    if (to === undefined || (command !== 'request' && !isOrderCommand(command))) continue;
    history.push({ version, command, toState: to, atMs, by: actedBy(entry, order, helperId) });
    if (detail.proof !== undefined) {
      const { step, kind, source } = detail.proof;
      proofs.push({ step, kind, source, atMs });
    }
  }
  return { history, proofs };
};
