import type { Entry } from '../ledger/entry';
import type { Death } from './death';

const recorded = (
  before: Death | undefined,
  { subject, principal, detail, atMs }: Entry,
): Death | undefined => {
  const { statusBefore } = detail;
  if (subject.kind !== 'person' || principal === 'clock' || statusBefore === undefined) return undefined;
  if (before !== undefined && before.state !== 'withdrawn') return undefined;
  return {
    kind: 'death',
    version: (before?.version ?? 0) + 1,
    personId: subject.id,
    state: 'recorded',
    recordedById: principal,
    recordedMs: atMs,
    statusBefore,
  };
};

/** What writes a death. */
export const isDeathCommand = (command: Entry['command']): boolean =>
  ['recordDeath', 'withdrawDeath', 'proposeReceiver', 'approveReceiver'].some((known) => known === command);

/**
 * A death after one more of the entries that write it; absent when that one cannot have followed: another order of states, or decided by
 * whoever proposed or recorded it. Pure. Source: ledger.md, Movements (death).
 */
export const livedDeath = (before: Death | undefined, entry: Entry): Death | undefined => {
  const { command, principal, detail } = entry;
  if (command === 'recordDeath') return recorded(before, entry);
  if (before?.state !== 'recorded' || principal === 'clock') return undefined;
  const { kind, personId, recordedById, recordedMs, statusBefore, proposedById } = before;
  const version = before.version + 1;
  const plain = { kind, version, personId, recordedById, recordedMs, statusBefore };
  if (command === 'withdrawDeath')
    return principal === recordedById ? undefined : { ...plain, state: 'withdrawn' };
  if (command === 'proposeReceiver') {
    const { ground, toId } = detail;
    if (ground === undefined) return undefined;
    const named = toId === undefined ? {} : { receiverId: toId };
    return { ...plain, state: 'recorded', proposedById: principal, ground, ...named };
  }
  const isAnother = proposedById !== undefined && principal !== proposedById;
  return isAnother && detail.toId === before.receiverId ? { ...before, version, state: 'ended' } : undefined;
};
