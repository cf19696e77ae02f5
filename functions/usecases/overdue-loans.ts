import type { Parsed } from '../../shared/contracts/contract';
import type { overdueLoansContract } from '../../shared/contracts/overdue-loans';
import type { Actor } from '../../shared/domain/authority/actor';
import { debtOf, loanAccount, loanKey } from '../../shared/domain/loan/loan';
import type { Refusal } from '../../shared/domain/refusals';
import { accept, type Result, refuse } from '../../shared/domain/result';
import type { Ms } from '../../shared/domain/units';
import { loanIn } from './loan-named';
import type { LoanReadPorts } from './ports/loan-reading';
import type { ReadPorts } from './ports/reading';
import { nextOf, pageFrom } from './views/cursor';
import { deskOf } from './views/desk-of';
import { type CardPorts, personCardOf } from './views/order-cards';

const LOANS_PER_PAGE = 20;

type Asked = Parsed<typeof overdueLoansContract.request>;
type Overdue = Parsed<typeof overdueLoansContract.response>;
export type OverdueLoansPorts = CardPorts & LoanReadPorts & Pick<ReadPorts, 'load'>;

/**
 * What is due at the own station and not given back, the longest due first; a page may be short, for whoever has given all back is not
 * on it. Three round trips: the due, their loans and accounts, the names.
 * Refusals, in check order: `invalid_request` (a cursor of no page), `not_allowed` (no such desk). Source: ledger.md, Movements (write-off).
 */
export const overdueLoans =
  (ports: OverdueLoansPorts) =>
  async (
    { cursor }: Asked,
    actor: Actor,
    atMs: Ms,
  ): Promise<Result<Overdue, Refusal<'invalid_request' | 'not_allowed'>>> => {
    const from = pageFrom('loans', cursor);
    if (!from.ok) return from;
    const desk = await deskOf(ports, actor);
    if (desk?.level !== 'station') return refuse('not_allowed', {});
    const page = await ports.dueLoans(desk.stationId, atMs, { ...from.value, limit: LOANS_PER_PAGE });
    const loaded = await ports.load({
      docs: page.items.map(loanKey),
      accounts: page.items.map(loanAccount),
    });
    const owed = page.items.flatMap((parentId) => {
      const { loan, head } = loanIn(loaded, parentId);
      // The index lags behind: what was asked for anew is not due.
      if (loan?.dueAtMs === undefined || loan.dueAtMs > atMs || head === undefined) return [];
      const [owedMinutes, heldMinutes] = [debtOf(head), head.heldMinutes];
      return owedMinutes + heldMinutes === 0
        ? []
        : [{ ...loan, dueAtMs: loan.dueAtMs, owedMinutes, heldMinutes }];
    });
    const named = owed.flatMap(({ parentId, guarantorId }) => [parentId, guarantorId]);
    const known = await ports.reveal(['calledZh'], 'loans', [...new Set(named)]);
    return accept({
      items: owed.map(({ parentId, guarantorId, dueAtMs, owedMinutes, heldMinutes, writeOffById }) => ({
        parent: personCardOf(parentId, known),
        guarantor: personCardOf(guarantorId, known),
        dueAtMs,
        owedMinutes,
        heldMinutes,
        writeOffProposed: writeOffById !== undefined,
      })),
      ...nextOf(page),
    });
  };
