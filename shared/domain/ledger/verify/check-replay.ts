import type { Minutes } from '../../units';
import type { AccountId, AccountStatus, Head, RepayShare } from '../account';
import type { Violation } from './violation';

/** An entry as the replay needs it: its place, and what it moves at which number of which chain. */
export type Step = {
  readonly place: string;
  readonly subject: string;
  readonly version: number;
  readonly moves: readonly {
    readonly account: AccountId;
    readonly seq: number;
    readonly availableDelta: Minutes;
    readonly heldDelta: Minutes;
    readonly floorMinutes?: Minutes;
    readonly status?: AccountStatus;
    readonly repayShare?: RepayShare;
  }[];
};

/** Floor, status and share: as the last line that set them says; absent: no line did. */
type Balance = {
  readonly available: Minutes;
  readonly held: Minutes;
  readonly floorMinutes?: Minutes;
  readonly status?: AccountStatus;
  readonly repayShare?: RepayShare;
};

const shareSaid = (repayShare: RepayShare | undefined): string =>
  repayShare === undefined || repayShare.percent === 0
    ? 'no share'
    : `${repayShare.percent} percent to ${repayShare.parentId}`;

/** Which steps must have come before which: those next to each other in a chain. */
const followersOf = (steps: readonly Step[]): readonly Set<number>[] => {
  const chains = new Map<string, { readonly no: number; readonly step: number }[]>();
  const stand = (chain: string, no: number, step: number): void => {
    const known = chains.get(chain);
    if (known === undefined) chains.set(chain, [{ no, step }]);
    else known.push({ no, step });
  };
  for (const [index, { subject, version, moves }] of steps.entries()) {
    // A person and their account have one name, and two chains.
    stand(`subject ${subject}`, version, index);
    for (const { account, seq } of moves) stand(`account ${account}`, seq, index);
  }
  const followers = steps.map(() => new Set<number>());
  for (const places of chains.values()) {
    places.sort((a, b) => a.no - b.no);
    for (const [index, { step }] of places.entries()) {
      const next = places[index + 1];
      if (next !== undefined && next.step !== step) followers[step]?.add(next.step);
    }
  }
  return followers;
};

/**
 * The executable model: carries out every entry in an order that all chains agree on, and looks after each one. Pure.
 * Each entry sums to zero (1), so does the city (2); nobody falls below the floor or holds less than nothing (3); the heads end
 * where the replay ends (2). Chains that agree on no order, a circle, are named (8). Floors are those that the lines set, of an account
 * without such a line the head's present one; a head's floor, status and share are those that the last such line set (3).
 */
export function* checkReplay(
  steps: readonly Step[],
  heads: ReadonlyMap<AccountId, Head>,
): Generator<Violation> {
  const followers = followersOf(steps);
  const waitsFor = steps.map(() => 0);
  for (const each of followers) for (const next of each) waitsFor[next] = (waitsFor[next] ?? 0) + 1;
  const ready = steps.flatMap((_, index) => (waitsFor[index] === 0 ? [index] : []));
  const balances = new Map<AccountId, Balance>();
  let done = 0;
  for (let index = ready.pop(); index !== undefined; index = ready.pop()) {
    done += 1;
    const step = steps[index];
    if (step !== undefined) yield* carryOut(step, balances, heads);
    waitsFor[index] = -1;
    for (const next of followers[index] ?? []) {
      const left = (waitsFor[next] ?? 0) - 1;
      waitsFor[next] = left;
      if (left === 0) ready.push(next);
    }
  }
  if (done < steps.length) {
    const stuck = steps.find((_, index) => (waitsFor[index] ?? 0) > 0);
    yield {
      invariant: 8,
      place: stuck?.place ?? 'journal',
      what: `${steps.length - done} entries each come before the other: no order of events explains them`,
    };
  }
  yield* compareHeads(balances, heads);
}

function* carryOut(
  { place, moves }: Step,
  balances: Map<AccountId, Balance>,
  heads: ReadonlyMap<AccountId, Head>,
): Generator<Violation> {
  let sum = 0;
  for (const { account, seq, availableDelta, heldDelta, floorMinutes, status, repayShare } of moves) {
    const { available, held, ...before } = balances.get(account) ?? { available: 0, held: 0 };
    const after: Balance = {
      ...before,
      available: available + availableDelta,
      held: held + heldDelta,
      ...(floorMinutes === undefined ? {} : { floorMinutes }),
      ...(status === undefined ? {} : { status }),
      ...(repayShare === undefined ? {} : { repayShare }),
    };
    balances.set(account, after);
    sum += availableDelta + heldDelta;
    const at = `account ${account} seq ${seq}`;
    if (availableDelta < 0 && after.available < (after.floorMinutes ?? heads.get(account)?.floorMinutes ?? 0))
      yield { invariant: 3, place: at, what: `${after.available} minutes available, below the floor` };
    if (after.held < 0) yield { invariant: 3, place: at, what: `${after.held} minutes held` };
  }
  // Every other entry sums to zero, so the city is out of balance from here on by exactly this.
  if (sum !== 0) yield { invariant: 1, place, what: `its lines sum to ${sum} minutes` };
}

function* compareHeads(
  balances: ReadonlyMap<AccountId, Balance>,
  heads: ReadonlyMap<AccountId, Head>,
): Generator<Violation> {
  let total = 0;
  for (const { account, availableMinutes, heldMinutes, ...head } of heads.values()) {
    const { available, held, floorMinutes, status, repayShare }: Balance = balances.get(account) ?? {
      available: 0,
      held: 0,
    };
    if ((floorMinutes ?? head.floorMinutes) !== head.floorMinutes || (status ?? head.status) !== head.status)
      yield {
        invariant: 3,
        place: `account ${account}`,
        what: `is ${head.status} down to ${head.floorMinutes}, its lines say ${status} down to ${floorMinutes}`,
      };
    if (shareSaid(head.repayShare) !== shareSaid(repayShare))
      yield {
        invariant: 3,
        place: `account ${account}`,
        what: `gives back ${shareSaid(head.repayShare)}, its lines say ${shareSaid(repayShare)}`,
      };
    total += availableMinutes + heldMinutes;
    if (available !== availableMinutes || held !== heldMinutes)
      yield {
        invariant: 2,
        place: `account ${account}`,
        what: `has ${availableMinutes} available and ${heldMinutes} held, its lines say ${available} and ${held}`,
      };
  }
  if (total !== 0) yield { invariant: 2, place: 'all accounts', what: `sum to ${total} minutes` };
}
