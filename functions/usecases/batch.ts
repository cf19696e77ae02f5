import type { batchContract } from '../../shared/contracts/batch';
import type { Parsed } from '../../shared/contracts/contract';
import type { Actor } from '../../shared/domain/authority/actor';
import { knockedBatch } from '../../shared/domain/authority/relation';
import { isBatchLegal } from '../../shared/domain/batch/lifecycle';
import { ownerOf } from '../../shared/domain/batch/owner-of';
import { monthOfAllowance } from '../../shared/domain/entitlement/months';
import type { Refusal } from '../../shared/domain/refusals';
import { accept, type Result, refuse } from '../../shared/domain/result';
import type { Ms } from '../../shared/domain/units';
import type { BatchReadPorts } from './ports/batches';
import type { ReadPorts } from './ports/reading';
import { batchCardOf, namedOn } from './views/batch-cards';
import { type CardPorts, personCardOf } from './views/order-cards';
import { standingOf } from './views/standing-of';

type Asked = Parsed<typeof batchContract.request>;
type Shown = Parsed<typeof batchContract.response>;
export type BatchViewPorts = CardPorts & Pick<ReadPorts, 'load'> & Pick<BatchReadPorts, 'part'>;

/**
 * One batch of the own station: state, parts posted, totals, and the lines of one part with the names, for whoever approves it looks at
 * what it says. Two round trips: who asks, batch and part; the names.
 * Refusals: `not_found` (no such batch, or another desk's: the two look alike).
 */
export const batch =
  (ports: BatchViewPorts) =>
  async (
    { batchId, part = '1' }: Asked,
    actor: Actor,
    atMs: Ms,
  ): Promise<Result<Shown, Refusal<'not_found'>>> => {
    const no = Number(part);
    const [{ batch: found, people }, planned] = await Promise.all([
      ports.load({ batchId, people: [actor.personId] }),
      ports.part(batchId, no),
    ]);
    const bindings = people.get(actor.personId)?.bindings ?? [];
    if (found === undefined || !standingOf('desk/batch', actor, bindings, knockedBatch(found), atMs))
      return refuse('not_found', {});
    const lines = (planned?.lines ?? []).flatMap(({ account, minutes }) => {
      const personId = ownerOf(account);
      const month = monthOfAllowance(account);
      return personId === undefined
        ? []
        : [{ personId, minutes, ...(month !== undefined && { month: String(month) }) }];
    });
    const named = [...namedOn(found), ...lines.map(({ personId }) => personId)];
    const known = await ports.reveal(['calledZh'], 'batches', [...new Set(named)]);
    const knocks = (command: 'approve' | 'stop') =>
      standingOf(`desk/${command}-batch`, actor, bindings, knockedBatch(found), atMs) !== undefined &&
      isBatchLegal(found, command) &&
      !(command === 'approve' && found.draftedById === actor.personId);
    return accept({
      ...batchCardOf(found, known),
      may: (['approve', 'stop'] as const).filter(knocks),
      part: no,
      lines: lines.map(({ personId, ...line }) => ({ person: personCardOf(personId, known), ...line })),
    });
  };
