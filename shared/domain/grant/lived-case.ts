import type { Posting } from '../ledger/account';
import type { Entry } from '../ledger/entry';
import { approvalPostings, closingPostings, type GrantCase, grantAccount, grantReasons } from './grant-case';

/** A case as its entries tell it, and what the last of them should have moved. */
export type LivedCase = { readonly grantCase: GrantCase; readonly moves: readonly Posting[] };

const begun = ({ subject, principal, detail }: Entry): GrantCase | undefined => {
  const { caseId, stationId, proposedMinutes } = detail;
  const reason = grantReasons.find((known) => known === detail.reason);
  if (subject.kind !== 'person' || principal === 'clock' || reason === undefined) return undefined;
  if (caseId === undefined || stationId === undefined || proposedMinutes === undefined) return undefined;
  return {
    kind: 'grantCase',
    version: 1,
    elderId: subject.id,
    caseId,
    ofStationId: stationId,
    minutes: proposedMinutes,
    reason,
    state: 'proposed',
    proposedById: principal,
  };
};

/**
 * The case after one more entry about it; absent when the entry cannot have followed: another order of states, or decided by whoever
 * proposed it. Pure. Source: ledger.md, Movements (grant).
 */
export const livedCase = (before: GrantCase | undefined, entry: Entry): LivedCase | undefined => {
  const { command, principal } = entry;
  if (command === 'proposeGrant') {
    const grantCase = before === undefined ? begun(entry) : undefined;
    return grantCase && { grantCase, moves: [] };
  }
  if (before === undefined || principal === 'clock') return undefined;
  const version = before.version + 1;
  if (command === 'closeGrant') {
    if (before.state !== 'approved') return undefined;
    const account = grantAccount(before);
    const leftMinutes = 0 - (entry.lines.find((line) => line.account === account)?.availableDelta ?? 0);
    return {
      grantCase: { ...before, version, state: 'closed' },
      moves: closingPostings(before, leftMinutes),
    };
  }
  if (before.state !== 'proposed' || principal === before.proposedById) return undefined;
  const judged = { ...before, version, judgedById: principal };
  if (command === 'refuseGrant') return { grantCase: { ...judged, state: 'refused' }, moves: [] };
  return command === 'approveGrant'
    ? { grantCase: { ...judged, state: 'approved' }, moves: approvalPostings(before) }
    : undefined;
};
