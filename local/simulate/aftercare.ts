import { confirmOrderContract } from '../../shared/contracts/confirm-order';
import { denyOrderContract } from '../../shared/contracts/deny-order';
import { disputeOrderContract } from '../../shared/contracts/dispute-order';
import { resolveOrderContract } from '../../shared/contracts/resolve-order';
import { settleOrderContract } from '../../shared/contracts/settle-order';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/domain/units';
import { type Look, planned, weighed } from './story';

const AT_ONCE = 0;
/** Somebody looks every half day whether the clock has moved an order that people forgot. */
const FORGOTTEN_MS = 12 * HOUR_MS;

/** Done, not yet confirmed: the elder, her family, a call, or nobody says so. */
export const lookAtServed: Look = async ({ callers, nowMs }, story, { orderId, asker, payer }) => {
  const { dice } = story;
  const { act, atMs } = planned(story, 'served', () => ({
    act: weighed(dice, { own: 62, family: payer === undefined ? 0 : 20, deny: 7, nobody: 18 }),
    atMs: nowMs() + dice.between(0, 360) * MINUTE_MS,
  }));
  if (act === 'nobody') return nowMs() + FORGOTTEN_MS;
  if (nowMs() < atMs) return atMs;
  const onBehalf = payer && ({ onBehalfOf: asker.id, channel: 'app', consentId: payer.bindingId } as const);
  if (act === 'own') await callers.send(asker.id, 'person', confirmOrderContract, { orderId }, dice);
  if (act === 'family' && payer !== undefined) {
    const told = await callers.send(payer.id, 'person', confirmOrderContract, { orderId, ...onBehalf }, dice);
    // Whoever pays for an elder who depends on them is turned away once, and leaves it to the station.
    if (!told.ok) story.plan = { state: 'served', act: 'nobody', atMs };
  }
  if (act === 'deny') {
    await callers.send(asker.id, 'person', denyOrderContract, { orderId, reason: 'wrong_time' }, dice);
    story.deniedBy = asker.id;
  }
  return nowMs() + HOUR_MS;
};

/** Confirmed: the community settles, somebody has a doubt, or it lies until the clock takes it. */
export const lookAtConfirmed: Look = async (
  { callers, cast, nowMs },
  story,
  { orderId, asker },
  { helper },
) => {
  const { dice } = story;
  const { act, atMs } = planned(story, 'confirmed', () => ({
    act: weighed(dice, { settle: 78, elderDoubts: 2, helperDoubts: 2, forgotten: 18 }),
    atMs: nowMs() + dice.between(10, 60 * 40) * MINUTE_MS,
  }));
  if (act === 'forgotten') return nowMs() + FORGOTTEN_MS;
  if (nowMs() < atMs) return atMs;
  if (act === 'settle') {
    await callers.send(
      cast.communityWorker(asker.communityId),
      'desk',
      settleOrderContract,
      { orderId },
      dice,
    );
    return nowMs() + FORGOTTEN_MS;
  }
  const who = act === 'helperDoubts' ? helper?.personId : asker.id;
  if (who === undefined) throw new Error(`${orderId} was served by nobody`);
  await callers.send(who, 'person', disputeOrderContract, { orderId, reason: 'wrong_time' }, dice);
  return nowMs() + HOUR_MS;
};

/** In doubt: whoever said 不对 takes it back, or the lead decides. */
export const lookAtDisputed: Look = async (
  { callers, cast, nowMs },
  story,
  { orderId, asker },
  { creditMinutes = 0 },
) => {
  const { dice } = story;
  const { act, atMs } = planned(story, 'disputed', () => ({
    act: weighed(dice, { takeBack: story.deniedBy === undefined ? 0 : 30, whole: 35, half: 20, nothing: 15 }),
    atMs: nowMs() + dice.between(30, 60 * 72) * MINUTE_MS,
  }));
  if (nowMs() < atMs) return atMs;
  if (act === 'takeBack' && story.deniedBy !== undefined) {
    const denier = story.deniedBy;
    story.deniedBy = undefined;
    await callers.send(denier, 'person', confirmOrderContract, { orderId }, dice);
    return AT_ONCE;
  }
  const share = {
    whole: creditMinutes,
    takeBack: creditMinutes,
    half: Math.floor(creditMinutes / 30) * 15,
    nothing: 0,
  };
  const decision = {
    orderId,
    creditMinutes: share[act],
    reason: act === 'nothing' ? 'not_done' : 'evidence_accepted',
  } as const;
  const answer = await callers.send(cast.lead(asker.stationId), 'desk', resolveOrderContract, decision, dice);
  if (!answer.ok) story.plan = undefined;
  return nowMs() + DAY_MS;
};
