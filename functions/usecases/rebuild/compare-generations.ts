import type { OrderId } from '../../../shared/domain/ids';
import { inTurns } from '../in-turns';
import type { GenerationOfProjections, RebuildPorts } from '../ports/rebuilding';
import { compareLines, type Difference } from './compare-lines';
import { aheadOf, compareRecords } from './compare-records';
import type { Replay } from './replay-archive';

const READERS = 4;
const KEYS_PER_READ = 100;
/** The projector may stand between the two generations at the moment of a look. */
const LOOKS_MAX = 3;

type Pair = { readonly current: GenerationOfProjections; readonly next: GenerationOfProjections };

/** Looks until there is nothing to find, or what there is to find stays. */
const lookAgain = async (
  pause: RebuildPorts['pause'],
  look: () => Promise<readonly Difference[]>,
): Promise<readonly Difference[]> => {
  let found = await look();
  for (let again = 2; found.length > 0 && again <= LOOKS_MAX; again += 1) {
    await pause(again);
    found = await look();
  }
  return found;
};

const ordersOf = async (ports: RebuildPorts, ids: readonly OrderId[]) =>
  ids.length === 0 ? [] : ports.orders([...new Set(ids)]);

/**
 * Compares two generations with the replay, at its vector, and beyond it with each other: every account's lines, every helper's records.
 * What stands under an account or a helper of which the archive has never heard is the audit's to find, which reads the whole table.
 */
export const compareGenerations = async (
  ports: RebuildPorts,
  { current, next }: Pair,
  replay: Replay,
): Promise<readonly Difference[]> => {
  const found: Difference[] = [];
  const accounts = [...replay.accounts()];
  const chunks = Array.from({ length: Math.ceil(accounts.length / KEYS_PER_READ) }, (_, no) =>
    accounts.slice(no * KEYS_PER_READ, (no + 1) * KEYS_PER_READ),
  );
  let looked = 0;
  await inTurns(chunks, READERS, async (chunk) => {
    const pairs = [];
    for (const [account, followed] of chunk)
      pairs.push({
        account,
        followed,
        lines: { current: await current.linesOf(account), next: await next.linesOf(account) },
      });
    const heads = await ports.heads(chunk.map(([account]) => account));
    for (const { account, followed, lines } of pairs) {
      const differences = compareLines(ports.sha256, account, followed, lines, heads.get(account));
      if (differences.length === 0) continue;
      const again = await lookAgain(ports.pause, async () => {
        const both = { current: await current.linesOf(account), next: await next.linesOf(account) };
        const head = (await ports.heads([account])).get(account);
        return compareLines(ports.sha256, account, followed, both, head);
      });
      found.push(...again);
    }
    looked += chunk.length;
    ports.progress('compared accounts', looked, accounts.length);
  });
  const helpers = [...replay.records()];
  looked = 0;
  await inTurns(helpers, READERS, async ([helperId, told]) => {
    const differences = await lookAgain(ports.pause, async () => {
      const both = { current: await current.recordsOf(helperId), next: await next.recordsOf(helperId) };
      const ahead = [...aheadOf(told, both.current), ...aheadOf(told, both.next)];
      const orders = await ordersOf(
        ports,
        ahead.map(({ orderId }) => orderId),
      );
      return compareRecords(helperId, told, both, orders);
    });
    found.push(...differences);
    looked += 1;
    ports.progress('compared helpers', looked, helpers.length);
  });
  return found;
};
