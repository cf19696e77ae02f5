import { cancelOrderContract } from '../../shared/contracts/cancel-order';
import { closeOrderContract } from '../../shared/contracts/close-order';
import { grabOrderContract } from '../../shared/contracts/grab-order';
import { hallContract } from '../../shared/contracts/hall';
import { orderContract } from '../../shared/contracts/order';
import { publishOrderContract } from '../../shared/contracts/publish-order';
import { rescheduleOrderContract } from '../../shared/contracts/reschedule-order';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../shared/domain/units';
import { type Look, planned, weighed } from './story';

const RESCHEDULES_MAX = 2;
const AT_ONCE = 0;

/** The station's desk has it: nothing shown in the hall yet, or nobody came by the start. */
export const lookAtSubmitted: Look = async (
  { callers, cast, nowMs },
  story,
  { orderId, asker },
  { startMs, plannedMinutes },
) => {
  const { dice } = story;
  const worker = cast.worker(asker.stationId);
  const ahead = nowMs() < startMs;
  const state = ahead ? 'submitted' : `submitted after ${startMs}`;
  const { act, atMs } = planned(story, state, () => ({
    act: ahead
      ? weighed(dice, { publish: 90, cancel: 4, wait: 6 })
      : weighed(dice, { reschedule: 50, close: 35, leave: 15 }),
    atMs: nowMs() + dice.between(0, ahead ? 20 : 90) * MINUTE_MS,
  }));
  if (nowMs() < atMs) return atMs;
  switch (act) {
    case 'publish':
      await callers.send(worker, 'desk', publishOrderContract, { orderId }, dice);
      return nowMs() + MINUTE_MS;
    case 'cancel':
      await callers.send(asker.id, 'person', cancelOrderContract, { orderId, reason: 'changed_plans' }, dice);
      return AT_ONCE;
    case 'reschedule': {
      if (story.reschedules >= RESCHEDULES_MAX) {
        await callers.send(worker, 'desk', closeOrderContract, { orderId, reason: 'no_helper_found' }, dice);
        return nowMs() + MINUTE_MS;
      }
      story.reschedules += 1;
      // The same hour of the next day is within visiting hours, as the first one was.
      const later = { orderId, seenStartMs: startMs, startMs: startMs + DAY_MS };
      await callers.send(asker.id, 'person', rescheduleOrderContract, later, dice);
      return nowMs() + MINUTE_MS;
    }
    case 'close':
      await callers.send(worker, 'desk', closeOrderContract, { orderId, reason: 'no_helper_found' }, dice);
      return nowMs() + MINUTE_MS;
    case 'leave':
      return Math.max(startMs + 2 * DAY_MS + 2 * MINUTE_MS, nowMs() + HOUR_MS);
    case 'wait':
      return startMs + Math.min(5, plannedMinutes) * MINUTE_MS;
  }
};

/** In the hall: a race, unless somebody thinks again or nobody is interested. */
export const lookAtOpen: Look = async (scene, story, asked, order) => {
  const { callers, nowMs } = scene;
  const { dice } = story;
  const { orderId, asker } = asked;
  const { startMs } = order;
  if (nowMs() >= startMs) return nowMs() + 2 * MINUTE_MS;
  const { act, atMs } = planned(story, `open ${order.version}`, () => ({
    act: weighed(dice, { race: 84, reschedule: 5, cancel: 4, nobody: 7 }),
    atMs: nowMs() + dice.between(0, 40) * MINUTE_MS,
  }));
  if (nowMs() < atMs) return Math.min(atMs, startMs - MINUTE_MS);
  switch (act) {
    case 'nobody':
      return startMs + 2 * MINUTE_MS;
    case 'cancel':
      await callers.send(
        asker.id,
        'person',
        cancelOrderContract,
        { orderId, reason: 'no_longer_needed' },
        dice,
      );
      return AT_ONCE;
    case 'reschedule': {
      const later = { orderId, seenStartMs: startMs, startMs: startMs + DAY_MS };
      await callers.send(asker.id, 'person', rescheduleOrderContract, later, dice);
      story.plan = { state: `open ${order.version + 1}`, act: 'race', atMs: nowMs() + 10 * MINUTE_MS };
      return nowMs() + 10 * MINUTE_MS;
    }
    case 'race':
      return (await race(scene, story, asked, order)) ? AT_ONCE : nowMs() + dice.between(20, 60) * MINUTE_MS;
  }
};

/** Several volunteers tap at once; exactly one may hear that it won, whatever replies are lost. */
const race = async (
  ...[{ callers, cast, tally }, { dice }, { orderId, asker }, order]: Parameters<Look>
): Promise<boolean> => {
  const near = cast.helpersNear(asker.communityId);
  const grabbers = dice.shuffled(near.slice(0, 40)).slice(0, dice.between(1, 6));
  const [first] = grabbers;
  if (first === undefined) return false;
  if (dice.percent(25)) await callers.ask(first, 'person', hallContract, {});
  const answers = await Promise.all(
    grabbers.map(async (who) => {
      const seen = dice.percent(2) ? order.startMs - HOUR_MS : order.startMs;
      return {
        who,
        answer: await callers.send(who, 'person', grabOrderContract, { orderId, seenStartMs: seen }, dice),
      };
    }),
  );
  const winners = answers.filter(({ answer }) => answer.ok);
  tally.raced(grabbers.length, winners.length);
  if (winners.length > 1)
    tally.wrong(`${orderId}: ${winners.map(({ who }) => who).join(' and ')} heard that they won`);
  const { order: now } = await callers.ask(asker.id, 'person', orderContract, { orderId });
  const [winner] = winners;
  if (now.state === 'accepted' && winner?.who !== now.helper?.personId) {
    tally.wrong(
      `${orderId}: ${winner?.who ?? 'nobody'} heard of winning, ${now.helper?.personId} stands in the order`,
    );
  }
  if (winner !== undefined && now.state === 'open')
    tally.wrong(`${orderId}: ${winner.who} heard of winning, the order is open`);
  return winner !== undefined;
};
