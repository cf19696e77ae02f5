import { creditOf, servedMinutes } from '../../order/evidence';
import type { DeadlineFacts } from '../../order/facts';
import { plannedEndMs } from '../../order/ladder';
import type { Source } from '../../order/order';
import { isMandated, sourceKindOf } from '../../order/source-kind';
import { isOrderCommand, type OrderState } from '../../order/states';
import type { Entry, RequestDetail } from '../entry';
import { heldOf } from '../funding';
import type { Lived, LivedBase, LivedVisit } from './lived';
import { livedAmended } from './replay-amendments';

/** The fields that no entry tells: the hash is the chain's, rungs are climbed without an entry, deadlines follow from the rest. */
export const notLived = ['headHash', 'rung', 'endsAtMs', 'dueAtMs'] as const;

const isRequestDetail = (detail: Entry['detail']): detail is Entry['detail'] & RequestDetail =>
  [
    detail.elderId,
    detail.stationId,
    detail.communityId,
    detail.cell,
    detail.serviceCode,
    detail.catalogueVersion,
    detail.rulebookVersion,
    detail.plannedMinutes,
  ].every((fact) => fact !== undefined);

/** The order that a request begins; absent when the entry is none, or does not tell it. Pure. */
export const begunBy = ({
  subject,
  version,
  command,
  to,
  atMs,
  detail,
  lines,
  principal,
}: Entry): Lived | undefined => {
  if (command !== 'request' || to === undefined || subject.kind !== 'order') return undefined;
  if (!isRequestDetail(detail) || detail.startMs === undefined) return undefined;
  const { elderId, stationId, communityId, cell, addressHmac, serviceCode } = detail;
  const { catalogueVersion, rulebookVersion, plannedMinutes, startMs } = detail;
  const funding = lines.flatMap(({ account, heldDelta }): readonly Source[] => {
    const kind = sourceKindOf(account, elderId);
    if (kind === undefined) return [];
    const source = { account, kind, heldMinutes: heldDelta };
    return [isMandated(source, principal) ? { ...source, mandated: true } : source];
  });
  return {
    id: subject.id,
    version,
    state: to,
    elderId,
    stationId,
    communityId,
    cell,
    ...(addressHmac === undefined ? {} : { addressHmac }),
    serviceCode,
    catalogueVersion,
    rulebookVersion,
    startMs,
    plannedMinutes,
    funding,
    assignmentNo: 0,
    sinceMs: atMs,
  };
};

const baseOf = ({
  helperId: _helper,
  checkInMs: _in,
  checkOutMs: _out,
  proofs: _proofs,
  recordMinutes: _record,
  creditMinutes: _credit,
  checkedOutByClock: _clock,
  deniedById: _denied,
  settledMinutes: _settled,
  ...base
}: Lived): LivedBase & { readonly state: OrderState } => base;

const withProof = ({ proofs = [] }: Lived, { detail: { proof } }: Entry): Pick<LivedVisit, 'proofs'> => ({
  proofs: proof === undefined ? proofs : [...proofs, proof],
});

/** What a visit comes to, reckoned again from the instants of its two entries. */
const ended = (before: Lived, entry: Entry, { rules }: DeadlineFacts): LivedVisit => {
  const { checkInMs } = before;
  if (checkInMs === undefined) return {};
  const byClock = entry.principal === 'clock';
  const checkOutMs = byClock ? plannedEndMs(before) : entry.atMs;
  const recordMinutes = servedMinutes(checkInMs, checkOutMs);
  const creditMinutes = creditOf(recordMinutes, heldOf(before.funding), rules);
  return { checkOutMs, recordMinutes, creditMinutes, ...(byClock ? { checkedOutByClock: true } : {}) };
};

/** A payer's more, as its line tells it, and the credit that follows. */
const agreedMore = (before: Lived, { principal, lines }: Entry, { rules }: DeadlineFacts): Partial<Lived> => {
  const { recordMinutes } = before;
  const more = lines.find(({ account }) => account === `person:${principal}`)?.heldDelta ?? 0;
  const funding = before.funding.map((source) =>
    source.account === `person:${principal}` ? { ...source, heldMinutes: source.heldMinutes + more } : source,
  );
  return recordMinutes === undefined
    ? { funding }
    : { funding, creditMinutes: creditOf(recordMinutes, heldOf(funding), rules) };
};

const settled = ({ creditMinutes }: Lived, { command, detail }: Entry): LivedVisit => {
  const settledMinutes = command === 'settle' ? creditMinutes : detail.creditMinutes;
  return settledMinutes === undefined ? {} : { settledMinutes };
};

/**
 * The order after one more of its entries; absent when the command is none that leads anywhere today. Pure. It believes of an entry
 * its command, principal, instant and proof, and reckons again what follows from them; whether the entry says the same is
 * `checkCredit`'s to ask. Source: orders.md, the table, Evidence of a visit; ledger.md, Entry, line, chain.
 */
export const livedOn = (before: Lived, entry: Entry, facts: DeadlineFacts): Lived | undefined => {
  const { command, principal, version, to, atMs, detail } = entry;
  if (to === undefined || !isOrderCommand(command)) return undefined;
  const moved = { version, state: to, sinceMs: atMs };
  const { deniedById: _takenBack, ...visit } = before;
  const denied = detail.deniedById === undefined ? {} : { deniedById: detail.deniedById };
  switch (command) {
    case 'publish':
    case 'miss':
    case 'cancel':
    case 'close':
    case 'drop':
    case 'noShow':
      return { ...baseOf(before), ...moved };
    case 'reschedule':
      return { ...baseOf(before), ...moved, startMs: detail.startMs ?? before.startMs };
    case 'grab': {
      const helper = principal === 'clock' ? {} : { helperId: principal };
      return { ...baseOf(before), ...moved, assignmentNo: before.assignmentNo + 1, ...helper };
    }
    case 'checkIn':
      return { ...before, ...moved, ...withProof(before, entry), checkInMs: atMs };
    case 'checkOut':
      return { ...before, ...moved, ...withProof(before, entry), ...ended(before, entry, facts) };
    case 'agreeMore':
      return { ...before, ...moved, ...agreedMore(before, entry, facts) };
    case 'confirm':
      return { ...visit, ...moved, ...withProof(before, entry) };
    case 'deny':
    case 'dispute':
    case 'escalate':
      return { ...visit, ...moved, ...denied };
    case 'settle':
      return { ...visit, ...moved, ...settled(before, entry) };
    case 'resolve':
      return { ...visit, ...moved, ...(to === 'settled' ? settled(before, entry) : {}) };
    case 'proposeCorrection':
    case 'proposeReversal':
    case 'refuseProposal':
    case 'correct':
    case 'reverse':
      return livedAmended(before, entry, facts);
    case 'offer':
    case 'refer':
    case 'recordVisit':
    case 'accept':
    case 'decline':
    case 'lapse':
    case 'withdraw':
    case 'reassign':
    case 'elderAbsent':
    case 'take':
    case 'return':
    case 'complete':
      return undefined;
  }
};
