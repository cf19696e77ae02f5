import { type Dice, diceFrom } from '../demo-city/dice';
import type { Fault } from './fault';
import { faults, faultsOf } from './faults';
import { type Operation, plainWishes, type Wishes } from './operation';
import { before, operations } from './operations';

/** One operation under one fault; absent: under a clear sky. */
export type Step = { readonly operation: string; readonly fault?: string };
/** The life of one order, or of whatever else its operations are about, up to the one that it is played for. */
export type Life = { readonly seed: number; readonly wishes: Wishes; readonly steps: readonly Step[] };
/** All that happens in one world. */
export type Script = { readonly name: string; readonly seed: number; readonly lives: readonly Life[] };

const LIVES_PER_WORLD = 16;
const SEEDS = 2 ** 31;

type Way = { readonly way: readonly Operation[]; readonly wishes: Partial<Wishes> };

/** A way from a beginning to the first operation of another way, none of them twice; absent: there is none. */
const wayTo = ({ way, wishes }: Way, dice: Dice): Way | undefined => {
  const [first] = way;
  if (first?.from === undefined) return { way, wishes };
  for (const each of dice.shuffled(before(first, wishes))) {
    if (way.includes(each)) continue;
    const found = wayTo({ way: [each, ...way], wishes: { ...each.wishes, ...wishes } }, dice);
    if (found !== undefined) return found;
  }
  return undefined;
};

/** Deals operations and faults so that every cell of the matrix is planned as often as the others, as far as lives allow. */
const dealerOf = (dice: Dice) => {
  const planned = new Map<string, number>();
  const timesOf = (operation: string, fault: string): number => planned.get(`${operation} / ${fault}`) ?? 0;
  /** One of those that come first by a count. */
  const least = <T>(all: readonly T[], count: (one: T) => number): T => {
    const fewest = Math.min(...all.map(count));
    return dice.oneOf(all.filter((one) => count(one) === fewest));
  };
  return {
    /** The operation that has a cell planned least. */
    operation: (): Operation =>
      least(operations, (each) => Math.min(...faultsOf(each).map((fault) => timesOf(each.name, fault.name)))),
    fault: (operation: string, among: readonly Fault[]): string => {
      const { name } = least(among, (fault) => timesOf(operation, fault.name));
      planned.set(`${operation} / ${name}`, timesOf(operation, name) + 1);
      return name;
    },
  };
};

/**
 * Scripts without end out of one seed, the same each time. The last operation of a life meets any fault; on the way there operations
 * meet the faults after which a life goes on.
 */
export function* scriptsOf(seed: number): Generator<Script> {
  const dice = diceFrom(seed);
  const deal = dealerOf(dice);
  const gentle = faults.filter(({ isGentle }) => isGentle);
  for (let world = 0; ; world += 1) {
    const lives = Array.from({ length: LIVES_PER_WORLD }, (): Life => {
      const target = deal.operation();
      const found = wayTo({ way: [target], wishes: target.wishes ?? {} }, dice);
      if (found === undefined) throw new Error(`nothing leads to ${target.name}`);
      const { way } = found;
      const steps = way.map((each, index) => ({
        operation: each.name,
        fault: deal.fault(each.name, index === way.length - 1 ? faultsOf(each) : gentle),
      }));
      return { seed: dice.below(SEEDS), wishes: { ...plainWishes, ...found.wishes }, steps };
    });
    yield { name: `world-${seed}-${world}`, seed: dice.below(SEEDS), lives };
  }
}

export const stepsIn = ({ lives }: Pick<Script, 'lives'>): number =>
  lives.reduce((sum, { steps }) => sum + steps.length, 0);

/** How many of its lives need a family of their own. */
export const familiesIn = (lives: readonly Life[]): number =>
  lives.filter(({ wishes }) => wishes.apart).length;
