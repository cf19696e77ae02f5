import type { OrderView } from '../../shared/contracts/views';
import type { OrderId, PersonId } from '../../shared/domain/ids';
import type { Ms } from '../../shared/domain/units';
import type { Dice } from '../demo-city/dice';
import type { Callers } from './callers';
import type { Asker, Cast, Relative } from './cast';
import type { Tally } from './tally';

/** Where all stories play. */
export type Scene = {
  readonly callers: Callers;
  readonly cast: Cast;
  readonly tally: Tally;
  readonly nowMs: () => Ms;
  /** The first day's midnight, Asia/Shanghai. */
  readonly firstDayMs: Ms;
};

/** What becomes of one standing assignment, decided when it is first seen. */
export type Fate = 'come' | 'drop' | 'cancel' | 'noShow';

/** One order from the wish to its end. Its dice are its own, so that what people want does not depend on who was faster. */
export type Story = {
  readonly index: number;
  readonly dice: Dice;
  /** Set when the request was accepted. */
  asked:
    | { readonly orderId: OrderId; readonly asker: Asker; readonly payer: Relative | undefined }
    | undefined;
  readonly askAtMs: Ms;
  /** The fate of assignment n, and the instant that it was given. */
  fate: { readonly assignmentNo: number; readonly fate: Fate; readonly atMs: Ms } | undefined;
  /** What the elder will do about a visit, decided when it is first seen in that state. */
  plan: { readonly state: string; readonly act: string; readonly atMs: Ms } | undefined;
  deniedBy: PersonId | undefined;
  reschedules: number;
  looks: number;
};

/** A look at an order in one state: acts, and says when to look again; the past means at once. */
export type Look = (
  scene: Scene,
  story: Story,
  asked: NonNullable<Story['asked']>,
  order: OrderView,
) => Promise<Ms>;

/** The act chosen for a state and its instant: the same on each look until the state changes. */
export const planned = <A extends string>(
  story: Story,
  state: string,
  choose: () => { readonly act: A; readonly atMs: Ms },
): { readonly act: A; readonly atMs: Ms } => {
  if (story.plan?.state !== state) story.plan = { state, ...choose() };
  // What stands under this state came from the same `choose`, so its act is one of A.
  return { act: story.plan.act as A, atMs: story.plan.atMs };
};

/** One of several acts by weight. */
export const weighed = <A extends string>(dice: Dice, weights: Readonly<Record<A, number>>): A => {
  // Object.entries forgets which keys they are.
  const entries = Object.entries<number>(weights) as [A, number][];
  let rest = dice.below(entries.reduce((sum, [, weight]) => sum + weight, 0));
  for (const [act, weight] of entries) {
    if (rest < weight) return act;
    rest -= weight;
  }
  throw new Error('weights are above zero');
};
