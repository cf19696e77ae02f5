import * as z from 'zod';

/** What may be asked of the fault switch. */
export const faultSettings = z.strictObject({
  enabled: z.boolean().default(true),
  /** Share of commands whose reply is lost: 0 to 1. */
  replyLostRate: z.number().min(0).max(1).default(0),
  seed: z.int().nonnegative().default(1),
});

/**
 * Loses replies on purpose: the handler ran, then the caller's socket is cut. For simulations and tests of resending.
 * Chance is seeded, so that the same run of requests loses the same replies.
 */
export type FaultSwitch = {
  readonly set: (settings: z.infer<typeof faultSettings>) => void;
  readonly state: () => z.infer<typeof faultSettings> & { readonly repliesLost: number };
  /** Is this reply to be lost? `asked`: the request itself asks for it. Never while the switch is off. */
  readonly losesReply: (asked: boolean) => boolean;
};

export const createFaultSwitch = (): FaultSwitch => {
  let settings = { enabled: false, replyLostRate: 0, seed: 1 };
  let repliesLost = 0;
  let chance = seededChance(settings.seed);
  return {
    set: (next) => {
      settings = next;
      repliesLost = 0;
      chance = seededChance(next.seed);
    },
    state: () => ({ ...settings, repliesLost }),
    losesReply: (asked) => {
      if (!settings.enabled) return false;
      const lost = chance() < settings.replyLostRate || asked;
      if (lost) repliesLost += 1;
      return lost;
    },
  };
};

/** Numbers from 0 to below 1 by a 32-bit xorshift (Marsaglia, 2003): good enough to spread faults, and repeatable. */
const seededChance = (seed: number): (() => number) => {
  let state = (seed ^ 0x9e3779b9) >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    state >>>= 0;
    return state / 2 ** 32;
  };
};
