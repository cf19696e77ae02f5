import { endedStates } from '../../../shared/domain/order/states';
import type { Fault } from '../fault';
import { beginsOrder, type Stand } from '../operation';
import { staleViewOf } from '../stale-view';
import type { Weather } from '../wire';

/** So often another command may come between the load and the commit of one. */
const RIVALS_MAX = 2;
/** So many are tried until one moves the order that an index shows. */
const RIVALS_TO_MOVE_MAX = 8;

/** Another command, whole, between the load and the commit of this one. */
const interleaved: Fault = {
  name: 'adversarial interleaving',
  isGentle: false,
  play: async (stage, act) => {
    let left = stage.dice.between(1, RIVALS_MAX);
    let struck = false;
    const weather: Weather = async (sent, carry) => {
      if (left > 0 && sent.name === 'transact' && sent.attempt === 1) {
        left -= 1;
        struck = true;
        await stage.rival();
      }
      return carry();
    };
    const told = await stage.untilAnswered(act, await stage.give(act, weather));
    return { struck, told };
  },
};

const hasEnded = (stand: Stand): boolean => endedStates.some((state) => state === stand);

/** An index that has not heard of the last command yet: whoever looks there acts on what was. */
const stale: Fault = {
  name: 'stale index read',
  isGentle: false,
  // An order that has ended has left the desk's queue, and its place among her visits does not change: no index shows it as it was.
  befalls: ({ from, to }) => from?.every(hasEnded) !== true || to === undefined || !hasEnded(to),
  play: async (stage, act) => {
    const view = staleViewOf(stage, act);
    await view.look();
    // The first sweeper, or the first asking, is what the index has not heard of; else it is somebody else's command.
    const isOwn = act.commandId === undefined || beginsOrder(stage.operation);
    if (isOwn) await stage.untilAnswered(act, await stage.give(act));
    // Some are refused and change nothing.
    for (let rivals = 0; !isOwn && rivals < RIVALS_TO_MOVE_MAX && !(await view.isOld()); rivals += 1)
      await stage.rival(act.orderId === undefined ? 'other visit' : 'same order');
    // A sweep looks there by itself, a person before.
    const isOld = await view.isOld();
    const told = await stage.untilAnswered(act, await stage.give(act, view.weather));
    return { struck: isOld, told };
  },
};

/** The stream brings what was written again, split and in another order. */
const shaken: Fault = {
  name: 'stream redelivered, split, reordered',
  isGentle: true,
  play: async (stage, act) => {
    stage.shakeStream();
    const told = await stage.untilAnswered(act, await stage.give(act));
    return { struck: told.ok, told };
  },
};

/** What was written is changed, or restored in part, behind everybody's back. */
const tampered: Fault = {
  name: 'partial restore or tampering',
  isGentle: true,
  play: async (stage, act) => {
    const told = await stage.untilAnswered(act, await stage.give(act));
    if (told.ok) stage.tamper();
    return { struck: told.ok, told };
  },
};

export const others: readonly Fault[] = [interleaved, stale, shaken, tampered];
