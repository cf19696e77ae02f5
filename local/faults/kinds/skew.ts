import { MINUTE_MS } from '../../../shared/domain/units';
import type { Act, Told } from '../act';
import type { Fault } from '../fault';
import { isByPerson } from '../operations';
import type { Stage } from '../stage';

const SKEW_MS = 5 * MINUTE_MS;

/** The sweeper's clock is early: nothing may be carried out before its time. Late: it is carried out, at its own instant. */
const sweepAround = async (stage: Stage, act: Act): Promise<Told> => {
  const before = stage.wire.commits.length;
  await stage.give(act, undefined, act.atMs - SKEW_MS);
  if (stage.wire.commits.length !== before) throw new Error(`${act.operation}: carried out before its time`);
  return stage.untilAnswered(act, await stage.give(act, undefined, act.atMs + SKEW_MS));
};

/** A device that is five minutes off; one that is ahead is told so, and asks again under a new id. */
const fromSkewedDevice = async (stage: Stage, act: Act): Promise<Told> => {
  const skewMs = stage.dice.oneOf([-SKEW_MS, SKEW_MS]);
  const skewed = stage.actAt(act.atMs, act.atMs + skewMs);
  const told = await stage.untilAnswered(skewed, await stage.give(skewed));
  if (told.ok !== skewMs < 0) throw new Error(`${act.operation}: a stamp ${skewMs} ms off was ${told.ok}`);
  return told.ok ? told : stage.untilAnswered(act, await stage.give(act));
};

const askAround = async (stage: Stage, act: Act): Promise<Told> => {
  const { operation, scene } = stage;
  const endsAtMs = isByPerson(operation) ? operation.endsAtMs?.(scene) : undefined;
  if (endsAtMs === undefined || stage.dice.percent(30)) return fromSkewedDevice(stage, act);
  const atMs = Math.max(stage.nowMs(), endsAtMs + stage.dice.oneOf([-SKEW_MS, 0, SKEW_MS]));
  const timed = stage.actAt(atMs);
  const told = await stage.untilAnswered(timed, await stage.give(timed));
  if (told.ok !== atMs < endsAtMs)
    throw new Error(
      `${act.operation}: ${told.ok ? 'accepted' : told.code} ${atMs - endsAtMs} ms off its end`,
    );
  return told;
};

/** Clocks that are off by five minutes, at the deadline of the state where there is one. */
export const skew: Fault = {
  name: 'clock ±5 minutes at a deadline',
  isGentle: false,
  play: async (stage, act) => {
    const isSweep = act.commandId === undefined;
    return { struck: true, told: await (isSweep ? sweepAround : askAround)(stage, act) };
  },
};
