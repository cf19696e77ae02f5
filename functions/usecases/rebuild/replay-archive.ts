import type { OrderId, PersonId } from '../../../shared/domain/ids';
import type { AccountId, Line } from '../../../shared/domain/ledger/account';
import type { Entry } from '../../../shared/domain/ledger/entry';
import { hashFrom } from '../../../shared/domain/seal/archive-line';
import type { Sha256 } from '../../../shared/domain/units';
import type { PassbookLine, ServiceRecord } from '../ports/reading';
import { recorded } from '../service-record-of';
import { digestAfter, NOTHING } from './line-digest';

/** What the archive tells of an entry, as far as anything is projected from it; hashes are text there. */
export type ToldEntry = Pick<Entry, 'subject' | 'version' | 'principal' | 'command' | 'to' | 'atMs'> & {
  readonly detail: Pick<Entry['detail'], 'startMs' | 'recordMinutes'>;
  readonly lines: readonly (Omit<Line, 'hash'> & { readonly hash: string })[];
};

/** How far the replay has followed an account's chain; `digest` covers every line up to `seq`. */
export type Followed = {
  readonly seq: number;
  readonly digest: Uint8Array;
  readonly availableMinutes: number;
  readonly heldMinutes: number;
};
type Waiting = { readonly entry: ToldEntry; readonly line: ToldEntry['lines'][number] };
type Visit = Omit<Partial<ServiceRecord>, 'orderId'> & { readonly toldVersion: number };

const begun: Followed = { seq: 0, digest: NOTHING, availableMinutes: 0, heldMinutes: 0 };

const lineAfter = ({ availableMinutes, heldMinutes }: Followed, { entry, line }: Waiting): PassbookLine => ({
  ...line,
  hash: hashFrom(line.hash),
  command: entry.command,
  atMs: entry.atMs,
  availableAfterMinutes: availableMinutes + line.availableDelta,
  heldAfterMinutes: heldMinutes + line.heldDelta,
  ...(entry.subject.kind === 'order' ? { orderId: entry.subject.id } : {}),
});

/** A visit after one more entry of its order, which tells what of it is projected. Pure. */
const visitAfter = (before: Visit, { version, principal, command, to, detail }: ToldEntry): Visit => {
  const { startMs, recordMinutes } = detail;
  const isStart = (command === 'request' || command === 'reschedule') && startMs !== undefined;
  return {
    ...before,
    toldVersion: version,
    ...(isStart ? { startMs } : {}),
    ...(command === 'grab' && principal !== 'clock' ? { helperId: principal } : {}),
    // Whoever writes it down: the check-out, and what corrects it later.
    ...(recordMinutes !== undefined ? { recordMinutes } : {}),
    ...(to !== undefined && recorded.includes(to) ? { state: to, version } : {}),
  };
};

/**
 * The projections as the archive tells them. Entries may come in any order and again: a line has its place once all before it have come,
 * and an order's entries count in the order of their versions. It holds one digest an account and one visit an order, never the lines;
 * what waits for an earlier entry is held until that comes. Source: ledger.md, Archive, seal, proof, rebuild.
 */
export const replayArchive = (sha256: Sha256) => {
  const accounts = new Map<AccountId, Followed>();
  const visits = new Map<OrderId, Visit>();
  const waitingLines = new Map<string, Waiting>();
  const waitingEntries = new Map<string, ToldEntry>();

  /** Lines that have their place now. */
  const follow = (account: AccountId): readonly PassbookLine[] => {
    const placed: PassbookLine[] = [];
    let followed = accounts.get(account) ?? begun;
    for (;;) {
      const key = `${account} ${followed.seq + 1}`;
      const waiting = waitingLines.get(key);
      if (waiting === undefined) break;
      waitingLines.delete(key);
      const line = lineAfter(followed, waiting);
      placed.push(line);
      followed = {
        seq: line.seq,
        digest: digestAfter(sha256, followed.digest, line),
        availableMinutes: line.availableAfterMinutes,
        heldMinutes: line.heldAfterMinutes,
      };
    }
    accounts.set(account, followed);
    return placed;
  };

  const live = (orderId: OrderId): void => {
    let visit = visits.get(orderId) ?? { toldVersion: 0 };
    for (;;) {
      const key = `${orderId} ${visit.toldVersion + 1}`;
      const entry = waitingEntries.get(key);
      if (entry === undefined) break;
      waitingEntries.delete(key);
      visit = visitAfter(visit, entry);
    }
    visits.set(orderId, visit);
  };

  return {
    /** The lines that have their place with this entry: its own, and those that waited for it. */
    take: (entry: ToldEntry): readonly PassbookLine[] => {
      const { subject, version } = entry;
      if (subject.kind === 'order' && version > (visits.get(subject.id)?.toldVersion ?? 0)) {
        waitingEntries.set(`${subject.id} ${version}`, entry);
        live(subject.id);
      }
      return entry.lines.flatMap((line) => {
        if (line.seq <= (accounts.get(line.account)?.seq ?? 0)) return [];
        waitingLines.set(`${line.account} ${line.seq}`, { entry, line });
        return follow(line.account);
      });
    },
    /** The vector: how far each account's chain was followed. */
    accounts: (): ReadonlyMap<AccountId, Followed> => accounts,
    /** Each helper's records, as far as the archive tells. */
    records: (): ReadonlyMap<PersonId, readonly ServiceRecord[]> => {
      const byHelper = new Map<PersonId, ServiceRecord[]>();
      for (const [orderId, visit] of visits) {
        const { helperId, version, state, startMs, recordMinutes } = visit;
        if (helperId === undefined || version === undefined || state === undefined) continue;
        if (startMs === undefined || recordMinutes === undefined) continue;
        const record = { helperId, orderId, version, state, startMs, recordMinutes };
        const own = byHelper.get(helperId);
        if (own === undefined) byHelper.set(helperId, [record]);
        else own.push(record);
      }
      return byHelper;
    },
    /** What waits for an entry that the archive does not hold yet. */
    waiting: (): number => waitingLines.size + waitingEntries.size,
  };
};

export type Replay = ReturnType<typeof replayArchive>;
