import { cancelOrderContract } from '../../shared/contracts/cancel-order';
import { checkInContract } from '../../shared/contracts/check-in';
import { checkOutContract } from '../../shared/contracts/check-out';
import { dropOrderContract } from '../../shared/contracts/drop-order';
import { noShowContract } from '../../shared/contracts/no-show';
import type { OrderView } from '../../shared/contracts/views';
import { HOUR_MS, MINUTE_MS, type Ms } from '../../shared/domain/units';
import { type Fate, type Look, planned, type Scene, type Story, weighed } from './story';

const AT_ONCE = 0;
/** When the clock takes over: planned end + 120, and a sweep. */
const CLOCK_AFTER_MS = 2 * HOUR_MS + 2 * MINUTE_MS;
const TRIES_MAX = 5;

const plannedEndMs = ({ startMs, plannedMinutes }: OrderView): Ms => startMs + plannedMinutes * MINUTE_MS;

/** A volunteer has it: most come, some think again, some never come. */
export const lookAtAccepted: Look = async (scene, story, { orderId, asker }, order) => {
  const { callers, cast, nowMs } = scene;
  const { dice } = story;
  const { assignmentNo, helper, startMs } = order;
  if (helper === undefined) throw new Error(`${orderId} is accepted by nobody`);
  const { fate, atMs } = fateOf(scene, story, order);
  if (nowMs() < atMs) return atMs;
  switch (fate) {
    case 'drop':
      await callers.send(
        helper.personId,
        'person',
        dropOrderContract,
        { orderId, assignmentNo, reason: 'illness' },
        dice,
      );
      return nowMs() + MINUTE_MS;
    case 'cancel':
      await callers.send(asker.id, 'person', cancelOrderContract, { orderId, reason: 'changed_plans' }, dice);
      return AT_ONCE;
    case 'noShow': {
      // Half of the stations notice; for the others the clock does.
      if (dice.percent(50) && nowMs() < startMs + HOUR_MS) {
        const missed = { orderId, assignmentNo, reason: 'helper_absent' } as const;
        await callers.send(cast.worker(asker.stationId), 'desk', noShowContract, missed, dice);
        return nowMs() + MINUTE_MS;
      }
      return Math.max(plannedEndMs(order) + CLOCK_AFTER_MS, nowMs() + 5 * MINUTE_MS);
    }
    case 'come':
      return checkIn(scene, story, order, helper.personId, asker.stationId);
  }
};

const fateOf = (
  { nowMs }: Scene,
  story: Story,
  { assignmentNo, startMs }: OrderView,
): { readonly fate: Fate; readonly atMs: Ms } => {
  if (story.fate?.assignmentNo === assignmentNo) return story.fate;
  const { dice } = story;
  const fate = weighed(dice, { come: 80, drop: 9, cancel: 4, noShow: 7 });
  const beforeStart = Math.max(1, Math.floor((startMs - nowMs()) / MINUTE_MS));
  const fateAtMs: Record<Fate, Ms> = {
    // One in five of those who drop does so after the start.
    drop: dice.percent(20)
      ? startMs + dice.between(1, 10) * MINUTE_MS
      : nowMs() + dice.below(beforeStart) * MINUTE_MS,
    cancel: nowMs() + dice.below(beforeStart) * MINUTE_MS,
    noShow: startMs + 35 * MINUTE_MS,
    come: startMs + dice.between(-25, 22) * MINUTE_MS,
  };
  story.fate = { assignmentNo, fate, atMs: fateAtMs[fate] };
  return story.fate;
};

type Helper = NonNullable<OrderView['helper']>['personId'];

const checkIn = async (
  { callers, cast, nowMs }: Scene,
  { dice }: Story,
  { orderId, assignmentNo, startMs, codes }: OrderView,
  helperId: Helper,
  stationId: Parameters<Scene['cast']['worker']>[0],
): Promise<Ms> => {
  const worker = cast.worker(stationId);
  const type = (code: string) =>
    callers.send(
      helperId,
      'person',
      checkInContract,
      { orderId, assignmentNo, proof: { kind: 'elderCode', code, deviceAtMs: nowMs() } },
      dice,
    );
  const vouch = () =>
    callers.send(
      worker,
      'desk',
      checkInContract,
      { orderId, assignmentNo, proof: { kind: 'stationOverride', calledWhom: 'elder', reason: 'no_phone' } },
      dice,
    );
  const way = weighed(dice, { code: 85, mistyped: 8, locked: 3, vouched: 4 });
  const code = codes?.in;
  if (code === undefined) throw new Error(`${orderId}: the elder sees no code`);
  const wrong = String((Number(code) + 1) % 10_000).padStart(4, '0');
  const wrongTries = way === 'mistyped' ? dice.between(1, 2) : way === 'locked' ? TRIES_MAX : 0;
  for (let tried = 0; tried < wrongTries; tried += 1) await type(wrong);
  const typed = way === 'vouched' ? undefined : await type(code);
  if (typed?.ok === true) return AT_ONCE;
  // The station may vouch from start + 30 on.
  if (nowMs() < startMs + 30 * MINUTE_MS) return startMs + 31 * MINUTE_MS;
  await vouch();
  return nowMs() + 5 * MINUTE_MS;
};

/** Under way: most check out by the code, some through the station, some forget. */
export const lookAtServing: Look = async ({ callers, cast, nowMs }, story, { orderId, asker }, order) => {
  const { dice } = story;
  const { assignmentNo, helper, codes, checkInMs = nowMs(), plannedMinutes } = order;
  const { act, atMs } = planned(story, `serving ${assignmentNo}`, () => ({
    act: weighed(dice, { code: 86, vouched: 6, forgotten: 8 }),
    atMs: checkInMs + Math.max(3, plannedMinutes + dice.between(-15, 20)) * MINUTE_MS,
  }));
  if (act === 'forgotten') return Math.max(plannedEndMs(order) + CLOCK_AFTER_MS, nowMs() + 5 * MINUTE_MS);
  if (nowMs() < atMs) return atMs;
  if (helper === undefined || codes === undefined)
    throw new Error(`${orderId} is served by nobody, or has no code`);
  if (act === 'code') {
    const proof = { kind: 'elderCode', code: codes.out, deviceAtMs: nowMs() } as const;
    await callers.send(helper.personId, 'person', checkOutContract, { orderId, assignmentNo, proof }, dice);
  } else {
    const proof = { kind: 'stationOverride', calledWhom: 'contact', reason: 'device_failed' } as const;
    await callers.send(
      cast.worker(asker.stationId),
      'desk',
      checkOutContract,
      { orderId, assignmentNo, proof },
      dice,
    );
  }
  return nowMs() + 5 * MINUTE_MS;
};
