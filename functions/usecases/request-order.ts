import type { Parsed } from '../../shared/contracts/contract';
import type { requestOrderContract } from '../../shared/contracts/request-order';
import { knockedPerson } from '../../shared/domain/authority/relation';
import { chineseHolidays } from '../../shared/domain/calendar/chinese-holidays';
import { serviceOf } from '../../shared/domain/catalogue/service-of';
import { decideRequest } from '../../shared/domain/order/decide-request';
import { orderIdOf } from '../../shared/domain/order/order-id-of';
import type { Refusal } from '../../shared/domain/refusals';
import { accept, type Result, refuse } from '../../shared/domain/result';
import type { Sha256 } from '../../shared/domain/units';
import { COMMAND_LASTS_MS } from './command';
import { promisedIn } from './loan-named';
import { mandatesIn } from './mandate-in';
import { type OrderOutcome, outcomeOf } from './order-outcome';
import type { CityPorts, OrderPorts } from './ports';
import type { CommandCall } from './ports/command-call';
import type { ReachPorts } from './reach-for';
import { runCommand } from './run-command';
import { loadForRequest, payerIdsOf, sourcesAsked } from './wanted-for-request';
import { actingIn, inOwnRight, knock } from './who-acts';
import { withAlternatives } from './with-alternatives';

type Body = Parsed<typeof requestOrderContract.request>;
export type RequestPorts = OrderPorts &
  ReachPorts &
  Pick<CityPorts, 'rulebookAt' | 'catalogueAt' | 'org'> & { readonly sha256: Sha256 };

/**
 * An elder, or a relative with scope `order`, asks for a visit. Two round trips, three with her loan. The order's id derives from principal and command id,
 * so a replay meets the same order.
 * Refusals, in check order: `not_found` (no such person, or a stranger), `not_allowed`, `command_expired`, `consent_missing` (on behalf
 * of another), those of `decideRequest`; then those of `runCommand`.
 * Source: orders.md; ledger.md, Commands and ids.
 */
export const requestOrder =
  (ports: RequestPorts) =>
  (call: CommandCall<Body>): Promise<Result<OrderOutcome, Refusal>> => {
    const { body, actor, envelope, atMs } = call;
    const { elderId } = body;
    const sources = sourcesAsked(body);
    const wish = { ...body, sources };
    const orderId = orderIdOf(ports.sha256, actor.personId, body.commandId);
    return runCommand(ports)({
      subject: { kind: 'order', id: orderId },
      envelope,
      atMs,
      outcomeOf,
      lastsMs: COMMAND_LASTS_MS,
      load: () => loadForRequest(ports, wish, actor.personId),
      admit: (loaded) => {
        const elder = loaded.people.get(elderId);
        if (elder === undefined) return refuse('not_found', {});
        const stands = knock(call, loaded, knockedPerson(elder));
        return stands.ok ? accept({ elder, relations: stands.value }) : stands;
      },
      decide: async ({ elder, relations }, loaded) => {
        const { onBehalfOf } = envelope;
        if (onBehalfOf !== undefined && onBehalfOf !== elderId) return refuse('consent_missing', {});
        const [rules, catalogue, community] = await Promise.all([
          ports.rulebookAt(atMs),
          ports.catalogueAt(atMs),
          ports.org(elder.communityId),
        ]);
        if (community === undefined) throw new Error(`${elderId}: there is no ${elder.communityId}`);
        const service = serviceOf(catalogue, body.serviceCode);
        const facts = {
          orderId,
          acting: actingIn(call, loaded, relations),
          elder,
          payers: payerIdsOf(wish).flatMap((id) => loaded.people.get(id) ?? []),
          community,
          ...(service === undefined ? {} : { service }),
          catalogueVersion: catalogue.version,
          rules,
          holidays: chineseHolidays,
          heads: loaded.heads,
          ...mandatesIn(loaded),
          ...promisedIn(loaded, elderId),
        };
        const decided = decideRequest(facts, wish, atMs);
        if (!decided.ok)
          return withAlternatives(ports, decided.refusal, { ...facts, askerId: actor.personId }, wish, atMs);
        return accept({
          change: decided.value,
          loaded,
          envelope: elderId === actor.personId ? inOwnRight(envelope) : { ...envelope, onBehalfOf: elderId },
        });
      },
    });
  };
