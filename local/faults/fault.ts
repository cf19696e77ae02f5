import type { Act, Told } from './act';
import type { Operation } from './operation';
import type { Stage } from './stage';

/** What a fault came to; `told`: what its sender heard in the end. */
export type Played = { readonly struck: boolean; readonly told: Told };

/** One column of the fault matrix. */
export type Fault = {
  readonly name: string;
  /** Afterwards the order stands where the operation leads, as without it: the life goes on. */
  readonly isGentle: boolean;
  /** Whether it can befall an operation at all; absent: any. */
  readonly befalls?: (operation: Operation) => boolean;
  /** Gives the act under the fault, and again until it is answered. `struck`: the fault came to pass. */
  readonly play: (stage: Stage, act: Act) => Promise<Played>;
};
