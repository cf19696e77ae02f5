import type { Relation } from '../../shared/domain/authority/actor';
import { knockedOrder } from '../../shared/domain/authority/relation';
import type { OrderId } from '../../shared/domain/ids';
import type { OrderFacts } from '../../shared/domain/order/facts';
import type { Order } from '../../shared/domain/order/order';
import type { OrderChange } from '../../shared/domain/order/order-change';
import type { Refusal } from '../../shared/domain/refusals';
import { accept, type Result, refuse } from '../../shared/domain/result';
import { COMMAND_LASTS_MS, type Command } from './command';
import { deadlineFacts } from './deadline-facts';
import { mandatesIn } from './mandate-in';
import { type OrderOutcome, outcomeOf } from './order-outcome';
import type { CityPorts, Loaded, OrderPorts } from './ports';
import type { CommandCall } from './ports/command-call';
import { type Named, readMissing } from './read-missing';
import { runCommand } from './run-command';
import { actingIn, actsForAnother, knock, signedBy } from './who-acts';

export type ActPorts = OrderPorts & Pick<CityPorts, 'rulebook' | 'catalogue'>;
type Decided = Result<OrderChange, Refusal>;
type Call = Omit<CommandCall<unknown>, 'body'>;
type Admitted = { readonly order: Order; readonly relations: readonly Relation[] };
export type Act = {
  /** Known from the command: read together with the order and with who acts. */
  readonly together?: Named;
  /** Known from the order: one round trip more, for what is not there yet. */
  readonly named?: (order: Order) => Named;
  /** Known from what the order named: one round trip more where that names anything. */
  readonly thenNamed?: (order: Order, loaded: Loaded) => Named;
  readonly decide: (facts: OrderFacts, loaded: Loaded) => Decided | Promise<Decided>;
} & Partial<Pick<Command<unknown, OrderChange, OrderOutcome>, 'lastsMs' | 'refused'>>;

/**
 * A person's command to a standing order. Two round trips, three when the order names what else is touched. The bindings of a party who
 * acts in their own right are read only where the order alone does not let them in: a relative without consent is no stranger.
 * Refusals, in check order: `not_found` (no such order, or a stranger's), `not_allowed` (the authorisation table), `command_expired`,
 * `consent_missing` (on behalf of another than this elder), those of the decision; then those of `runCommand`.
 * Source: architecture.md, Authorisation; ledger.md, Commands and ids.
 */
export const actOnOrder =
  (ports: ActPorts) =>
  (
    call: Call,
    orderId: OrderId,
    { together, named, thenNamed, decide, lastsMs = COMMAND_LASTS_MS, ...hooks }: Act,
  ): Promise<Result<OrderOutcome, Refusal>> => {
    const { envelope, atMs, actor } = call;
    const enters = (loaded: Loaded) =>
      loaded.order === undefined || knock(call, loaded, knockedOrder(loaded.order)).ok;
    const command: Command<Admitted, OrderChange, OrderOutcome> = {
      subject: { kind: 'order', id: orderId },
      envelope,
      atMs,
      outcomeOf,
      lastsMs,
      load: async () => {
        const { people = [] } = together ?? {};
        if (actsForAnother(call))
          return ports.load({ ...together, orderId, people: [actor.personId, ...people] });
        const loaded = await ports.load({ ...together, orderId });
        return enters(loaded) ? loaded : readMissing(ports, loaded, { people: [actor.personId] });
      },
      admit: (loaded) => {
        const { order } = loaded;
        if (order === undefined) return refuse('not_found', {});
        const stands = knock(call, loaded, knockedOrder(order));
        return stands.ok ? accept({ order, relations: stands.value }) : stands;
      },
      decide: async ({ order, relations }, first) => {
        const { onBehalfOf } = envelope;
        if (onBehalfOf !== undefined && onBehalfOf !== order.elderId) return refuse('consent_missing', {});
        const next = named === undefined ? first : await readMissing(ports, first, named(order));
        const loaded =
          thenNamed === undefined ? next : await readMissing(ports, next, thenNamed(order, next));
        const facts = {
          ...(await deadlineFacts(ports)(order)),
          ...mandatesIn(loaded),
          order,
          acting: actingIn(call, loaded, relations),
        };
        const decided = await decide(facts, loaded);
        if (!decided.ok) return decided;
        return accept({
          change: decided.value,
          loaded,
          envelope: signedBy(envelope, facts, decided.value.command),
        });
      },
      ...hooks,
    };
    return runCommand(ports)(command);
  };
