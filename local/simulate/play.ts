import { orderContract } from '../../shared/contracts/order';
import type { OrderState } from '../../shared/domain/order/states';
import { DAY_MS, HOUR_MS, MINUTE_MS, type Ms } from '../../shared/domain/units';
import { inCrowd } from '../in-crowd';
import { lookAtConfirmed, lookAtDisputed, lookAtServed } from './aftercare';
import { askForHelp } from './ask-for-help';
import { lookAtOpen, lookAtSubmitted } from './find-helper';
import type { Look, Scene, Story } from './story';
import { lookAtAccepted, lookAtServing } from './visit';

/** People look at the clock every ten minutes, and every three hours when the visit is over: what is due within is done together. */
const STEP_MS = 10 * MINUTE_MS;
const LATER_STEP_MS = 3 * HOUR_MS;
const LATER: readonly OrderState[] = ['served', 'confirmed', 'disputed'];
/** An order that has not ended by then hangs. */
const LASTS_AT_MOST_MS = 90 * DAY_MS;
const LOOKS_MAX = 400;

const looks: Readonly<Record<OrderState, Look | 'ended' | 'later'>> = {
  submitted: lookAtSubmitted,
  open: lookAtOpen,
  accepted: lookAtAccepted,
  serving: lookAtServing,
  served: lookAtServed,
  confirmed: lookAtConfirmed,
  disputed: lookAtDisputed,
  offered: 'later',
  referred: 'later',
  scheduled: 'later',
  settled: 'ended',
  voided: 'ended',
  cancelled: 'ended',
  expired: 'ended',
  reversed: 'ended',
};

/** Plays every story to its end: moves the clock from one due moment to the next, and lets a crowd act at each. */
export const play = async (
  scene: Scene,
  stories: readonly Story[],
  options: {
    readonly crowd: number;
    readonly advanceTo: (atMs: Ms) => Promise<void>;
    readonly progress: (ended: number, nowMs: Ms) => void;
  },
): Promise<void> => {
  const due = new Map<Story, Ms>(stories.map((story) => [story, story.askAtMs]));
  while (due.size > 0) {
    const next = Math.min(...due.values());
    if (next > scene.nowMs()) await options.advanceTo(next);
    const now = scene.nowMs();
    const acting = [...due].filter(([, atMs]) => atMs <= now).map(([story]) => story);
    await inCrowd(acting, options.crowd, async (story) => {
      const again = await turn(scene, story);
      if (again === undefined) due.delete(story);
      else due.set(story, again);
    });
    options.progress(stories.length - due.size, now);
  }
};

/** One turn of a story: as many acts as follow one another at this moment. Undefined: it has ended. */
const turn = async (scene: Scene, story: Story): Promise<Ms | undefined> => {
  const { callers, tally, nowMs, firstDayMs } = scene;
  if (story.asked === undefined && !(await askForHelp(scene, story))) {
    tally.ended('(never asked)');
    return undefined;
  }
  const { asked } = story;
  if (asked === undefined) throw new Error('a story begins with a request');
  for (;;) {
    story.looks += 1;
    const { order } = await callers.ask(asked.asker.id, 'person', orderContract, { orderId: asked.orderId });
    const look = looks[order.state];
    if (look === 'ended') {
      tally.ended(order.state);
      return undefined;
    }
    if (look === 'later' || story.looks > LOOKS_MAX || nowMs() > firstDayMs + LASTS_AT_MOST_MS) {
      tally.wrong(`${asked.orderId} hangs in ${order.state} after ${story.looks} looks`);
      tally.ended(`(hangs in ${order.state})`);
      return undefined;
    }
    const again = await look(scene, story, asked, order);
    const stepMs = LATER.includes(order.state) ? LATER_STEP_MS : STEP_MS;
    if (again > nowMs()) return Math.ceil(again / stepMs) * stepMs;
  }
};
