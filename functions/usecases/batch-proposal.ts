import type { batchProposalContract } from '../../shared/contracts/batch-proposal';
import type { Parsed } from '../../shared/contracts/contract';
import { whyNotSentences } from '../../shared/contracts/why-not-sentences';
import type { Actor } from '../../shared/domain/authority/actor';
import { stationFund } from '../../shared/domain/batch/station-fund';
import type { Proposed } from '../../shared/domain/entitlement/proposal';
import { sumMinutes } from '../../shared/domain/ledger/minutes';
import type { Refusal } from '../../shared/domain/refusals';
import { accept, type Result, refuse } from '../../shared/domain/result';
import type { Ms } from '../../shared/domain/units';
import { type ProposalPorts, proposedAt } from './proposed-at';
import { pageFrom } from './views/cursor';
import { deskOf } from './views/desk-of';
import { type CardPorts, personCardOf } from './views/order-cards';

const PEOPLE_PER_PAGE = 40;

type Asked = Parsed<typeof batchProposalContract.request>;
type Shown = Parsed<typeof batchProposalContract.response>;
export type BatchProposalPorts = ProposalPorts & CardPorts;

const minutesOf = (proposed: readonly Proposed[]): readonly number[] =>
  proposed.flatMap((one) => ('line' in one ? [one.line.minutes] : []));

/**
 * Whom a batch of the own station would be about, by the rules of its kind: who with how much, who is left out and why. The station
 * drafts from it; nothing is kept. Four round trips: the list, the people, their accounts, the names of the page.
 * Refusals, in check order: `invalid_request` (a cursor of no page), `not_allowed` (no such desk), `rule_forbids` (`allowance_month`,
 * `return_month`). Source: product.md, Rulebook; ledger.md, Movements (batch); ADR 0065.
 */
export const batchProposal =
  (ports: BatchProposalPorts) =>
  async (
    { kind, month, cursor }: Asked,
    actor: Actor,
    atMs: Ms,
  ): Promise<Result<Shown, Refusal<'invalid_request' | 'not_allowed' | 'rule_forbids'>>> => {
    const from = pageFrom('people', cursor);
    if (!from.ok) return from;
    const desk = await deskOf(ports, actor);
    if (desk?.level !== 'station') return refuse('not_allowed', {});
    const { stationId } = desk;
    const fund = stationFund(kind, stationId);
    const found = await proposedAt(ports)({ kind, stationId, ...(month && { month: Number(month) }) }, atMs);
    if (!found.ok) return found;
    const { proposed, month: ofMonth } = found.value;
    const [minutes, { heads }] = [minutesOf(proposed), await ports.load({ accounts: [fund] })];
    const { next: after = '' } = from.value;
    const rest = proposed.filter(({ personId }) => personId > after);
    const page = rest.slice(0, PEOPLE_PER_PAGE);
    const ids = page.map(({ personId }) => personId);
    const known = await ports.reveal(['calledZh'], 'batches', ids);
    const last = rest.length > page.length ? ids.at(-1) : undefined;
    return accept({
      ...(ofMonth !== undefined && { month: String(ofMonth) }),
      fundMinutes: heads.get(fund)?.availableMinutes ?? 0,
      totalMinutes: sumMinutes(minutes, 'total of a proposal'),
      lineCount: minutes.length,
      leftOutCount: proposed.length - minutes.length,
      items: page.map((one) => {
        const person = personCardOf(one.personId, known);
        if ('line' in one) return { person, minutes: one.line.minutes };
        return { person, why: one.why, ...whyNotSentences[one.why] };
      }),
      ...(last !== undefined && { next: last }),
    });
  };
