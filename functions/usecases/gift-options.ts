import type { Parsed } from '../../shared/contracts/contract';
import type { giftOptionsContract } from '../../shared/contracts/gift-options';
import type { Actor } from '../../shared/domain/authority/actor';
import { ruleAgainstReceiver } from '../../shared/domain/gift/decide-gift';
import type { Refusal } from '../../shared/domain/refusals';
import { accept, type Result, refuse } from '../../shared/domain/result';
import type { Ms } from '../../shared/domain/units';
import type { CityPorts } from './ports';
import type { ReadPorts } from './ports/reading';
import { balanceOf } from './views/family';
import { type CardPorts, personCardOf } from './views/order-cards';

type Options = Parsed<typeof giftOptionsContract.response>;
export type GiftOptionsPorts = Pick<CardPorts, 'reveal'> &
  Pick<CityPorts, 'rulebookAt'> &
  Pick<ReadPorts, 'load'>;

/**
 * To whom somebody may give hours now: the bound relatives whom `decideGift` would let receive. Three round trips: who asks and their
 * account; the relatives; their names. Refusal: `not_found` when the person is not registered. Source: ledger.md, Movements (gift).
 */
export const giftOptions =
  (ports: GiftOptionsPorts) =>
  async (_asked: object, { personId }: Actor, atMs: Ms): Promise<Result<Options, Refusal<'not_found'>>> => {
    const account = `person:${personId}` as const;
    const [{ people, heads }, rules] = await Promise.all([
      ports.load({ people: [personId], accounts: [account] }),
      ports.rulebookAt(atMs),
    ]);
    const giver = people.get(personId);
    if (giver === undefined) return refuse('not_found', {});
    const others = giver.bindings.flatMap(({ elderId, relativeId }) => [elderId, relativeId]);
    const bound = [...new Set(others)].filter((id) => id !== personId);
    const loaded = bound.length === 0 ? undefined : await ports.load({ people: bound });
    const relatives = bound.filter((id) => {
      const receiver = loaded?.people.get(id);
      return receiver !== undefined && ruleAgainstReceiver({ giver, receiver, rules }, atMs) === undefined;
    });
    const known = await ports.reveal(['calledZh'], 'gift', relatives);
    return accept({
      balance: balanceOf(heads.get(account)),
      relatives: relatives.map((id) => personCardOf(id, known)),
      stepMinutes: rules.roundingMinutes,
    });
  };
