import { MINUTE_MS, type Ms } from '../../shared/domain/units';
import type { Generations } from './ports/generations';
import type { RebuildPorts } from './ports/rebuilding';
import { compareGenerations } from './rebuild/compare-generations';
import type { Difference } from './rebuild/compare-lines';
import { dropGeneration } from './rebuild/drop-generation';
import { fillLines } from './rebuild/fill-lines';
import { fillRecords } from './rebuild/fill-records';

/** An old generation stays for those who have not looked at the pointer yet: lambdas look once a minute, and a batch lives half of one. */
const READ_ON_MS = 2 * MINUTE_MS;

export type RebuildWish = {
  /** The current generation is known to be wrong: what differs in it alone does not stand in the way. */
  readonly repair?: boolean;
  /** Gives up a next generation that differs: it is dropped like an old one. */
  readonly abandon?: boolean;
};

export type Rebuilt =
  /** The next generation is read from now on; call again from `dropAtMs` on. `repaired`: what was wrong in the one before. */
  | {
      readonly kind: 'turned';
      readonly current: number;
      readonly dropAtMs: Ms;
      readonly repaired: readonly Difference[];
    }
  | { readonly kind: 'abandoned'; readonly dropAtMs: Ms }
  | { readonly kind: 'tooEarly'; readonly dropAtMs: Ms }
  | { readonly kind: 'dropped'; readonly generation: number }
  /** The pointer was not turned. `waiting`: entries and lines before which the archive lacks one, as yet or for good. */
  | { readonly kind: 'different'; readonly differences: readonly Difference[]; readonly waiting: number }
  /** Somebody else turned the pointer meanwhile. */
  | { readonly kind: 'overtaken' };

/**
 * One step of a rebuild, while writes go on: fills the next generation from the archive, compares it, and turns the pointer; the step after
 * that drops the old one. Killed anywhere, the next call goes on. Nothing is turned while a generation differs from the replay.
 * `presentMs`: the instant, asked when the pointer is turned. Throws what storage and table throw. Source: ledger.md, Archive, seal, proof, rebuild; ADR 0069.
 */
export const rebuildProjections =
  (ports: RebuildPorts) =>
  async (wish: RebuildWish, presentMs: () => Promise<Ms>): Promise<Rebuilt> => {
    const seen = await ports.generations();
    if (seen.old !== undefined) return drop(ports, seen, seen.old, presentMs);
    const next = seen.next ?? seen.current + 1;
    if (wish.abandon === true && seen.next !== undefined) {
      const atMs = await presentMs();
      const turned = await ports.turn(seen, { current: seen.current, old: next, sinceMs: atMs });
      return turned ? { kind: 'abandoned', dropAtMs: atMs + READ_ON_MS } : { kind: 'overtaken' };
    }
    // From here on the projector writes both: the archive tells all that was before.
    const announcement = { current: seen.current, next, sinceMs: await presentMs() };
    if (seen.next === undefined && !(await ports.turn(seen, announcement))) return { kind: 'overtaken' };
    const announced = seen.next === undefined ? { ...seen, version: seen.version + 1, next } : seen;
    const replay = await fillLines(ports, { generation: next, announced: announced.version });
    await fillRecords(ports, next, replay);
    const pair = { current: ports.generation(seen.current), next: ports.generation(next) };
    const differences = await compareGenerations(ports, pair, replay);
    const inTheWay = differences.filter(({ generation }) => generation === 'next' || wish.repair !== true);
    if (inTheWay.length > 0) return { kind: 'different', differences, waiting: replay.waiting() };
    const atMs = await presentMs();
    const turned = await ports.turn(announced, { current: next, old: seen.current, sinceMs: atMs });
    if (!turned) return { kind: 'overtaken' };
    return { kind: 'turned', current: next, dropAtMs: atMs + READ_ON_MS, repaired: differences };
  };

const drop = async (
  ports: RebuildPorts,
  seen: Generations,
  old: number,
  presentMs: () => Promise<Ms>,
): Promise<Rebuilt> => {
  const dropAtMs = seen.sinceMs + READ_ON_MS;
  const atMs = await presentMs();
  if (atMs < dropAtMs) return { kind: 'tooEarly', dropAtMs };
  await dropGeneration(ports, old, await fillLines(ports, undefined));
  const turned = await ports.turn(seen, { current: seen.current, sinceMs: atMs });
  return turned ? { kind: 'dropped', generation: old } : { kind: 'overtaken' };
};
