import type { ClockFacts } from '../../shared/domain/order/facts';
import type { End } from '../../shared/domain/order/ladder';
import type { Order } from '../../shared/domain/order/order';
import type { OrderCommand } from '../../shared/domain/order/states';
import type { Ms } from '../../shared/domain/units';
import { decideForClock, wantedByClock } from './decide-for-clock';
import type { CommandEnvelope, Loaded, OrderPorts } from './ports';
import { readMissing } from './read-missing';
import { loanOfHelper } from './share-of-helper';

/** A clock command has no body. */
const NO_BODY = new Uint8Array(32);

/**
 * Commits the clock's command of one deadline, at the deadline's own instant, if the order still stands as it was `found`; a second
 * read for what it touches beside the order, a third for a loan that the helper's earning gives back to. Throws when the decision or the ledger refuses: a person has to look.
 * Source: orders.md, Deadlines; ledger.md, Commands and ids.
 */
export const carryOutDeadline =
  (ports: Pick<OrderPorts, 'load' | 'commit'>) =>
  async (
    found: Loaded,
    facts: ClockFacts,
    { command, atMs }: End,
    timeMs: Ms,
  ): Promise<OrderCommand | 'overtaken' | 'contended'> => {
    const { order } = facts;
    const wanted = wantedByClock(order, command);
    const next =
      wanted.accounts === undefined && wanted.days === undefined ? found : await ports.load(wanted);
    const loaded = command === 'settle' ? await readMissing(ports, next, loanOfHelper(order, next)) : next;
    // Moved or put off between the two reads: look again. The commit is conditional on the second read, so it could not tell.
    if (loaded.order?.version !== order.version || loaded.order.dueAtMs !== order.dueAtMs) return 'overtaken';
    const decided = decideForClock(facts, loaded, command, timeMs);
    if (!decided.ok) throw new Error(`${order.id}: ${command} refused: ${decided.refusal.code}`);
    const committed = await ports.commit(clockEnvelope(order, command, atMs), loaded, decided.value, atMs);
    switch (committed.kind) {
      case 'written':
        return command;
      case 'refused':
        throw new Error(`${order.id}: ${command} refused: ${committed.refusal.code}`);
      case 'contended':
        return 'contended';
      case 'replayed':
      case 'overtaken':
        return 'overtaken';
    }
  };

/** The clock is a principal like any other; its id says which deadline it carried out, so that nobody carries it out twice. */
const clockEnvelope = (order: Order, command: OrderCommand, atMs: Ms): CommandEnvelope => ({
  commandId: `${command}:${order.version}`,
  principal: 'clock',
  channel: 'system',
  issuedAtMs: atMs,
  bodyDigest: NO_BODY,
});
