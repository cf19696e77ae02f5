import type { Ms } from '../../../shared/domain/units';
import { audit } from '../../audit/audit';
import { readJournal } from '../../audit/journal';
import type { Dice } from '../../demo-city/dice';
import type { World } from '../open-world';
import type { Operation } from '../operation';
import type { WorldLog, Written } from '../play-world';
import { checkHeard } from './check-heard';
import { checkOrder } from './check-order';
import { committedIn, type Finding, type History } from './history';
import { replayOnModel } from './replay-on-model';
import { type TamperPlace, tamper } from './tamper';

/** All checks of what a world leaves: the audit of a city, what was heard, the order of events, the model. */
export const checkHistory = async (
  history: History,
  operations: readonly Operation[],
  nowMs: Ms,
): Promise<readonly Finding[]> => [
  ...audit(history.journal, nowMs).map(({ invariant, place, what }) => ({
    check: `invariant ${invariant}`,
    place,
    what,
  })),
  ...checkHeard(history),
  ...checkOrder(history),
  ...(await replayOnModel(history, operations)),
];

const CHANCES = 8;

/** Tampers with one of the transactions of a step, and asks the audit. */
const checkTampering = async (
  world: World,
  place: TamperPlace,
  { operation, from, until }: Written,
  dice: Dice,
): Promise<readonly Finding[]> => {
  for (let chance = 0; chance < CHANCES; chance += 1) {
    const tampered = tamper(place, dice.between(from, until - 1), dice);
    if (tampered === undefined) continue;
    const { how, of, items } = tampered;
    const journal = await readJournal({ ...world.table, scan: async () => ({ items }) });
    const isNamed = audit(journal, world.nowMs()).some((violation) =>
      of.some((id) => `${violation.place} ${violation.what}`.includes(id)),
    );
    return isNamed
      ? []
      : [{ check: 'tampering', place: of.join(), what: `${operation} ${how}: nobody noticed` }];
  }
  throw new Error(`${operation}: nothing to tamper with`);
};

/** What is wrong with a world that has ended; nothing: everything holds. */
export const checkWorld = async (
  world: World,
  log: WorldLog,
  operations: readonly Operation[],
  dice: Dice,
): Promise<readonly Finding[]> => {
  const items = (await world.table.scan()).items;
  const journal = await readJournal({ ...world.table, scan: async () => ({ items }) });
  const { begun } = world;
  const { commits } = world.wire;
  const history = { begun, journal, committed: committedIn(commits), heard: log.heard };
  const found = [...(await checkHistory(history, operations, world.nowMs()))];
  for (const written of log.toTamper)
    found.push(...(await checkTampering(world, { items, begun, commits }, written, dice)));
  return found;
};
