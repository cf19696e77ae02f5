import type { batchesContract } from '../../shared/contracts/batches';
import type { Parsed } from '../../shared/contracts/contract';
import type { Actor } from '../../shared/domain/authority/actor';
import type { Refusal } from '../../shared/domain/refusals';
import { accept, type Result, refuse } from '../../shared/domain/result';
import type { BatchReadPorts } from './ports/batches';
import { batchCardOf, namedOn } from './views/batch-cards';
import { nextOf, pageFrom } from './views/cursor';
import { deskOf } from './views/desk-of';
import { type CardPorts, personCardOf } from './views/order-cards';

const BATCHES_PER_PAGE = 20;

type Asked = Parsed<typeof batchesContract.request>;
type Listed = Parsed<typeof batchesContract.response>;
export type BatchesPorts = CardPorts & Pick<BatchReadPorts, 'batchesOfDesk'>;

/**
 * The batches of the own station, the newest first, whatever became of them. Three round trips: the list, the batches, the names.
 * Refusals, in check order: `invalid_request` (a cursor of no page), `not_allowed` (no such desk).
 */
export const batches =
  (ports: BatchesPorts) =>
  async (
    { cursor }: Asked,
    actor: Actor,
  ): Promise<Result<Listed, Refusal<'invalid_request' | 'not_allowed'>>> => {
    const from = pageFrom('batches', cursor);
    if (!from.ok) return from;
    const desk = await deskOf(ports, actor);
    if (desk?.level !== 'station') return refuse('not_allowed', {});
    const page = await ports.batchesOfDesk(desk.stationId, { ...from.value, limit: BATCHES_PER_PAGE });
    const named = [...new Set([actor.personId, ...page.items.flatMap(namedOn)])];
    const known = await ports.reveal(['calledZh'], 'batches', named);
    return accept({
      desk: { orgId: desk.orgId, zh: desk.zh },
      me: personCardOf(actor.personId, known),
      items: page.items.map((batch) => batchCardOf(batch, known)),
      ...nextOf(page),
    });
  };
