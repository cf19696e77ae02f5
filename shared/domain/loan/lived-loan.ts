import type { Entry } from '../ledger/entry';
import { type Loan, writeOffReasons } from './loan';

const asked = (before: Loan | undefined, { subject, detail }: Entry): Loan | undefined => {
  const { guarantorId, ceilingMinutes, stationId } = detail;
  if (subject.kind !== 'person' || guarantorId === undefined) return undefined;
  if (ceilingMinutes === undefined || stationId === undefined || before?.state === 'asked') return undefined;
  return {
    kind: 'loan',
    version: (before?.version ?? 0) + 1,
    parentId: subject.id,
    guarantorId,
    ofStationId: stationId,
    ceilingMinutes,
    state: 'asked',
  };
};

const answered = (before: Loan, { command, principal, detail }: Entry): Loan | undefined => {
  if (principal !== before.guarantorId) return undefined;
  const version = before.version + 1;
  const { dueAtMs } = detail;
  if (command === 'endGuarantee')
    return before.state === 'open' ? { ...before, version, state: 'ended' } : undefined;
  if (before.state !== 'asked') return undefined;
  if (command === 'declineLoan') return { ...before, version, state: 'declined' };
  return dueAtMs === undefined ? undefined : { ...before, version, state: 'open', dueAtMs };
};

const writtenOff = (before: Loan, { command, principal, detail }: Entry): Loan | undefined => {
  if (principal === 'clock' || (before.state !== 'open' && before.state !== 'ended')) return undefined;
  const version = before.version + 1;
  if (command === 'approveWriteOff') {
    const isAnother = before.writeOffById !== undefined && principal !== before.writeOffById;
    return isAnother ? { ...before, version, state: 'writtenOff' } : undefined;
  }
  const writeOffReason = writeOffReasons.find((known) => known === detail.reason);
  return writeOffReason && { ...before, version, writeOffById: principal, writeOffReason };
};

/** What writes a loan; a repayment is about the child and writes none. */
export const isLoanCommand = (command: Entry['command']): boolean =>
  ['askLoan', 'guaranteeLoan', 'declineLoan', 'endGuarantee', 'proposeWriteOff', 'approveWriteOff'].some(
    (known) => known === command,
  );

/**
 * A parent's loan after one more of the entries that write it; absent when that one cannot have followed: another order of states, another
 * guarantor's word, or written off by whoever proposed it. Pure. Source: ledger.md, Movements.
 */
export const livedLoan = (before: Loan | undefined, entry: Entry): Loan | undefined => {
  switch (entry.command) {
    case 'askLoan':
      return asked(before, entry);
    case 'guaranteeLoan':
    case 'declineLoan':
    case 'endGuarantee':
      return before && answered(before, entry);
    case 'proposeWriteOff':
    case 'approveWriteOff':
      return before && writtenOff(before, entry);
    default:
      return undefined;
  }
};
