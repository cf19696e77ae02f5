import type { Parsed } from '../../shared/contracts/contract';
import type { heldMinutesContract } from '../../shared/contracts/held-minutes';
import type { Actor } from '../../shared/domain/authority/actor';
import type { AccountId } from '../../shared/domain/ledger/account';
import { heldAtLatestMs } from '../../shared/domain/order/held-at-latest';
import type { Order } from '../../shared/domain/order/order';
import { endedStates } from '../../shared/domain/order/states';
import { accept, type Result } from '../../shared/domain/result';
import { DAY_MS, type Minutes, type Ms } from '../../shared/domain/units';
import { deadlineFacts } from './deadline-facts';
import type { CityPorts } from './ports';
import type { ReadPorts } from './ports/reading';
import { balanceOf } from './views/family';
import { type CardPorts, NAMELESS_ZH, serviceZhOf } from './views/order-cards';

/** A dispute lies with its lead for 15 working days, with the district until 30; what stands longer is named as a sum. */
const LOOK_BACK_MS = 90 * DAY_MS;

type Held = Parsed<typeof heldMinutesContract.response>;
export type HeldMinutesPorts = CardPorts &
  Pick<CityPorts, 'rulebook'> &
  Pick<ReadPorts, 'load' | 'elderVisitsFrom' | 'orders'>;

const ended: readonly Order['state'][] = endedStates;

/** What an order that stands holds on an account, in minutes. Pure. */
const heldOn = (order: Order, account: AccountId): Minutes =>
  ended.includes(order.state)
    ? 0
    : order.funding
        .filter((source) => source.account === account)
        .reduce((sum, { heldMinutes }) => sum + heldMinutes, 0);

/**
 * What is set aside of one's own hours: each visit, one's own or a relative's, with the instant at which the clock ends the hold at
 * the latest; the soonest first. Looks at visits of the last 90 days and all ahead. Three round trips (oneself; the visits of
 * oneself and of bound elders; their orders), and the relatives' forms of address. No refusal.
 */
export const heldMinutes =
  (ports: HeldMinutesPorts) =>
  async (_asked: object, { personId }: Actor, atMs: Ms): Promise<Result<Held, never>> => {
    const account = `person:${personId}` as const;
    const { people, heads } = await ports.load({ people: [personId], accounts: [account] });
    const held = balanceOf(heads.get(account)).heldMinutes;
    // Somebody who is no longer bound, or not yet again, may still have been paid for.
    const elders = new Set([personId, ...(people.get(personId)?.bindings ?? []).map((tie) => tie.elderId)]);
    const from = atMs - LOOK_BACK_MS;
    const ids = await Promise.all([...elders].map((elderId) => ports.elderVisitsFrom(elderId, from)));
    const orders = (await ports.orders([...new Set(ids.flat())]))
      .filter((order) => heldOn(order, account) > 0)
      .sort((a, b) => a.startMs - b.startMs);
    const others = orders.map(({ elderId }) => elderId).filter((elderId) => elderId !== personId);
    const known = await ports.reveal(['calledZh'], 'passbook', others);
    const items = orders.map(async (order) => {
      const [serviceZh, facts] = await Promise.all([serviceZhOf(ports, order), deadlineFacts(ports)(order)]);
      const { id: orderId, state, startMs, elderId } = order;
      const atLatestMs = heldAtLatestMs(order, facts);
      return {
        ...{ orderId, state, serviceZh, startMs, heldMinutes: heldOn(order, account) },
        ...(elderId !== personId && { forZh: known.get(elderId)?.calledZh ?? NAMELESS_ZH }),
        ...(atLatestMs !== undefined && { atLatestMs }),
      };
    });
    const named = orders.reduce((sum, order) => sum + heldOn(order, account), 0);
    return accept({
      heldMinutes: held,
      items: await Promise.all(items),
      // An order may have ended since the head was read.
      otherMinutes: Math.max(0, held - named),
    });
  };
