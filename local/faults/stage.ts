import { MINUTE_MS, type Ms } from '../../shared/domain/units';
import type { Dice } from '../demo-city/dice';
import type { Act, Told } from './act';
import { isMade } from './made';
import type { Operation, Scene } from './operation';
import type { Ports } from './ports-on';
import type { Rivalry } from './rival';
import { clearSky, type Weather, type Wire } from './wire';

/** One giving of an act: when, between which commits, and what was heard; nothing: it ended without an answer. */
export type Given = {
  readonly act: Act;
  readonly atMs: Ms;
  /** How many transactions had been carried out before it was given, and when it ended. */
  readonly from: number;
  readonly until: number;
  readonly told?: Told;
};

/** Where acts are given: one world's table under its weather, its clock, and a note of everything that was heard. */
export type Stage = {
  readonly ports: Ports;
  readonly wire: Wire;
  readonly dice: Dice;
  readonly scene: Scene;
  readonly operation: Operation;
  /** The operation of this stage, as its person would do it at another time, or by a device that is off. */
  readonly actAt: (atMs: Ms, issuedAtMs?: Ms) => Act;
  readonly nowMs: () => Ms;
  /** The world's clock never goes back. */
  readonly advanceTo: (atMs: Ms) => void;
  /** Nothing: nobody answered, and a fault that was made is why. Throws on any other failure. */
  readonly give: (act: Act, weather?: Weather, atMs?: Ms) => Promise<Told | undefined>;
  /** Gives it again, a minute later each time, until somebody answers. */
  readonly untilAnswered: (act: Act, told: Told | undefined) => Promise<Told>;
  /** Another command, given and answered in between. */
  readonly rival: (to?: Rivalry) => Promise<void>;
  /** Asks for its records to be brought in a bad order, more than once, in parts. */
  readonly shakeStream: () => void;
  /** Asks for what it wrote to be tampered with when the world has ended. */
  readonly tamper: () => void;
};

const ANSWERS_AFTER_MAX = 3;

export type StageParts = Pick<Stage, 'ports' | 'wire' | 'nowMs' | 'advanceTo'> & {
  readonly heard: Given[];
};

/** The two ways to give an act, on the parts of a world. */
export const givingOn = ({ ports, wire, nowMs, advanceTo, heard }: StageParts) => {
  const give: Stage['give'] = async (act, weather = clearSky, atMs = act.atMs) => {
    advanceTo(atMs);
    const from = wire.commits.length;
    const note = (told?: Told): void => {
      heard.push({ act, atMs, from, until: wire.commits.length, ...(told !== undefined && { told }) });
    };
    try {
      const told = await wire.under(weather, () => act.give(ports, atMs));
      note(told);
      return told;
    } catch (cause) {
      note();
      if (!isMade(cause)) throw cause;
      return undefined;
    }
  };
  const untilAnswered: Stage['untilAnswered'] = async (act, told) => {
    let answer = told;
    for (let again = 0; answer === undefined || (!answer.ok && answer.code === 'try_again'); again += 1) {
      if (again === ANSWERS_AFTER_MAX)
        throw new Error(`${act.operation}: no answer, though faults have stopped`);
      answer = await give(act, clearSky, Math.max(nowMs(), act.atMs) + MINUTE_MS);
    }
    return answer;
  };
  return { give, untilAnswered };
};
