import type { approveReceiverContract } from '../../shared/contracts/approve-receiver';
import type { Parsed } from '../../shared/contracts/contract';
import { deathKey } from '../../shared/domain/death/death';
import { decideApproveReceiver } from '../../shared/domain/death/decide-receiver';
import type { PersonId } from '../../shared/domain/ids';
import type { AccountId } from '../../shared/domain/ledger/account';
import { endedStates } from '../../shared/domain/order/states';
import type { Refusal } from '../../shared/domain/refusals';
import type { Result } from '../../shared/domain/result';
import { actOnPerson, type PersonOutcome } from './act-on-person';
import type { LoanPorts } from './ask-loan';
import { deathIn } from './death-named';
import type { CommandCall } from './ports/command-call';
import type { ReadPorts } from './ports/reading';

type Body = Parsed<typeof approveReceiverContract.request>;
export type ApproveReceiverPorts = LoanPorts & Pick<ReadPorts, 'latestDays' | 'orders'>;

/** The last days on which somebody gave visits: what is older than these is settled, or in a dispute that somebody looks at. */
const DAYS_LOOKED_AT = 60;
const ended: readonly string[] = endedStates;

/** Whether a visit that somebody gave is not settled yet. Two round trips: their days, the orders. */
const hasOpenVisits = async (
  { latestDays, orders }: Pick<ReadPorts, 'latestDays' | 'orders'>,
  helperId: PersonId,
): Promise<boolean> => {
  const { items } = await latestDays(helperId, { limit: DAYS_LOOKED_AT });
  const given = await orders(items.flatMap(({ visits }) => visits.map(({ orderId }) => orderId)));
  return given.some(
    (order) => 'helperId' in order && order.helperId === helperId && !ended.includes(order.state),
  );
};

/**
 * A lead lets the hours of one who died go where another proposed, and closes the account. Four round trips: the command itself names
 * the accounts; the visits that they gave; the write.
 * Refusals, in check order: those of `actOnPerson` until the decision, of `decideApproveReceiver`, of `runCommand`.
 * Source: ledger.md, Movements (death); ADR 0068.
 */
export const approveReceiver =
  (ports: ApproveReceiverPorts) =>
  ({ body, ...call }: CommandCall<Body>): Promise<Result<PersonOutcome, Refusal>> => {
    const { personId, receiverId } = body;
    const { orgId } = call.actor;
    const pool: readonly AccountId[] = orgId === undefined ? [] : [`pool:${orgId}`];
    const own = `person:${personId}` as const;
    return actOnPerson(ports)(call, personId, {
      inOwnRight: true,
      together: {
        docs: [deathKey(personId)],
        accounts: [own, ...(receiverId === undefined ? pool : [`person:${receiverId}` as const])],
        people: receiverId === undefined ? [] : [receiverId],
      },
      decide: async (person, acting, loaded) => {
        const receiver = receiverId === undefined ? undefined : loaded.people.get(receiverId);
        const head = loaded.heads.get(own);
        const facts = {
          person,
          acting,
          rules: await ports.rulebookAt(call.atMs),
          hasOpenVisits: await hasOpenVisits(ports, personId),
          ...deathIn(loaded, personId),
          ...(receiver && { receiver }),
          ...(head && { head }),
        };
        return decideApproveReceiver(facts, receiverId, call.atMs);
      },
    });
  };
