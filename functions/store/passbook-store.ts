import {
  type AccountId,
  accountStatuses,
  type Head,
  isAccountId,
  type Line,
} from '../../shared/domain/ledger/account';
import { type Entry, ledgerCommands } from '../../shared/domain/ledger/entry';
import type { PageOf, PassbookLine } from '../usecases/ports/reading';
import { decodeHead, repayShare } from './head-codec';
import { bytes, type Item, id, int, maybe, oneOf, type Stored, text } from './item';
import { generationOf, generationPrefix, headKey, inGeneration, lineKey } from './keys';
import type { Table } from './table';

/** The balance after a line; the zero before the first. */
export type Balance = Pick<PassbookLine, 'availableAfterMinutes' | 'heldAfterMinutes'>;

/** The passbook's line of an entry's line, from the balance after the line before it. Pure: the same entry gives the same line. */
export const passbookLine = (
  { subject, command, atMs }: Entry,
  line: Line,
  { availableAfterMinutes, heldAfterMinutes }: Balance,
): PassbookLine => ({
  ...line,
  command,
  atMs,
  availableAfterMinutes: availableAfterMinutes + line.availableDelta,
  heldAfterMinutes: heldAfterMinutes + line.heldDelta,
  ...(subject.kind === 'order' ? { orderId: subject.id } : {}),
});

/** A line as an item of its account's partition. */
export const encodeLine = ({ account, seq, ...rest }: PassbookLine): Stored => ({
  ...lineKey(account, seq),
  ...rest,
});

/** The line that an item holds; throws on anything that no codec wrote. */
export const decodeLine = (item: Item): PassbookLine => {
  const account = text(item, 'pk').slice('ACCOUNT#'.length);
  if (!isAccountId(account)) throw new Error(`no account: ${account}`);
  return {
    account,
    seq: Number(generationOf(text(item, 'sk')).sort.slice('LINE#'.length)),
    availableDelta: int(item, 'availableDelta'),
    heldDelta: int(item, 'heldDelta'),
    hash: bytes(item, 'hash'),
    command: oneOf(...ledgerCommands)(item, 'command'),
    ...maybe(item, 'floorMinutes', int),
    ...maybe(item, 'status', oneOf(...accountStatuses)),
    ...maybe(item, 'repayShare', repayShare),
    atMs: int(item, 'atMs'),
    availableAfterMinutes: int(item, 'availableAfterMinutes'),
    heldAfterMinutes: int(item, 'heldAfterMinutes'),
    ...maybe(item, 'orderId', id('order')),
  };
};

/** Accounts and their statements. */
export type PassbookStore = {
  /** Strongly consistent; the absent are absent. At most 100. */
  readonly heads: (accounts: readonly AccountId[]) => Promise<ReadonlyMap<AccountId, Head>>;
  /** The newest lines first; `next` goes into the next call as it is. May lag behind the head by what the stream has yet to bring. */
  readonly lines: (
    account: AccountId,
    from: { readonly next?: string; readonly limit: number },
  ) => Promise<PageOf<PassbookLine>>;
  readonly line: (account: AccountId, seq: number) => Promise<PassbookLine | undefined>;
  /** The same line again is the same write: the stream may bring an entry twice. */
  readonly writeLines: (lines: readonly PassbookLine[]) => Promise<void>;
};

/** Heads, and the lines of one generation. */
export const passbookStore = (table: Table, generation = 0): PassbookStore => {
  const keyOf = (account: AccountId, seq: number) => inGeneration(generation, lineKey(account, seq));
  return {
    heads: async (accounts) => {
      const items = accounts.length === 0 ? [] : await table.batchGet(accounts.map(headKey));
      return new Map(items.map(decodeHead).map((head) => [head.account, head]));
    },
    lines: async (account, { next, limit }) => {
      const { pk } = headKey(account);
      const page = await table.query({
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :line)',
        ExpressionAttributeValues: { ':pk': pk, ':line': `${generationPrefix(generation)}LINE#` },
        ScanIndexForward: false,
        Limit: limit,
        ...(next === undefined ? {} : { ExclusiveStartKey: keyOf(account, Number(next)) }),
      });
      const items = page.items.map(decodeLine);
      const last = items.at(-1);
      return { items, ...(page.next === undefined || last === undefined ? {} : { next: String(last.seq) }) };
    },
    line: async (account, seq) => {
      const item = await table.get(keyOf(account, seq));
      return item && decodeLine(item);
    },
    writeLines: (lines) => table.putAll(lines.map((line) => inGeneration(generation, encodeLine(line)))),
  };
};
