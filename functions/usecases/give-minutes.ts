import type { Parsed } from '../../shared/contracts/contract';
import type { giveMinutesContract } from '../../shared/contracts/give-minutes';
import { decideGift } from '../../shared/domain/gift/decide-gift';
import type { Refusal } from '../../shared/domain/refusals';
import type { Result } from '../../shared/domain/result';
import { actOnPerson, type PersonOutcome } from './act-on-person';
import type { CityPorts, PersonPorts } from './ports';
import type { CommandCall } from './ports/command-call';

type Body = Parsed<typeof giveMinutesContract.request>;
export type GiveMinutesPorts = PersonPorts & Pick<CityPorts, 'rulebookAt'>;

/**
 * Hours given away. Two round trips; to the pool three, since the giver names the station.
 * Refusals, in check order: those of `actOnPerson` until the decision, of `decideGift`, of `runCommand`.
 * Source: ledger.md, Movements (gift).
 */
export const giveMinutes =
  (ports: GiveMinutesPorts) =>
  ({ body, ...call }: CommandCall<Body>): Promise<Result<PersonOutcome, Refusal>> => {
    const { to, minutes } = body;
    const giverId = call.actor.personId;
    const receiverId = to.kind === 'relative' ? to.personId : undefined;
    return actOnPerson(ports)(call, giverId, {
      together: {
        accounts: [
          `person:${giverId}`,
          ...(receiverId === undefined ? [] : [`person:${receiverId}` as const]),
        ],
        people: receiverId === undefined ? [] : [receiverId],
      },
      named: ({ stationId }) => (to.kind === 'pool' ? { accounts: [`pool:${stationId}`] } : {}),
      decide: async (giver, _acting, { people }) => {
        const receiver = receiverId === undefined ? undefined : people.get(receiverId);
        const rules = await ports.rulebookAt(call.atMs);
        return decideGift({ giver, rules, ...(receiver && { receiver }) }, { to, minutes }, call.atMs);
      },
    });
  };
