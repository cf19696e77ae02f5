import { sharedMinutes, withShare } from '../../loan/repay-share';
import { creditOf } from '../../order/evidence';
import type { DeadlineFacts } from '../../order/facts';
import type { Source } from '../../order/order';
import type { Minutes } from '../../units';
import type { AccountId, Posting, RepayShare } from '../account';
import type { Entry } from '../entry';
import {
  creditMoved,
  heldOf,
  holdPostings,
  releasePostings,
  reversalPostings,
  SOURCES_MAX,
  settlePostings,
} from '../funding';
import type { Lived } from './lived';

/** What an entry says and cannot be; the number is the invariant's in ledger.md. */
export type Fault = { readonly invariant: 4 | 9; readonly what: string };

const credited: readonly Entry['command'][] = ['checkOut', 'agreeMore', 'settle', 'resolve', 'correct'];

/** What a visit's record comes to, were all of it held. */
const roundedOf = (recordMinutes: Minutes, { roundingMinutes }: DeadlineFacts['rules']): Minutes =>
  creditOf(recordMinutes, Number.POSITIVE_INFINITY, { roundingMinutes });

const creditFault = (
  { creditMinutes, helperId, recordMinutes, funding }: Lived,
  { command, to, detail }: Entry,
  { rules }: DeadlineFacts,
): string | undefined => {
  const said = detail.creditMinutes;
  if (
    command === 'agreeMore' &&
    (recordMinutes === undefined || heldOf(funding) > roundedOf(recordMinutes, rules))
  )
    return `holds ${heldOf(funding)} minutes for a visit of ${recordMinutes}`;
  if (command !== 'resolve')
    return said === creditMinutes ? undefined : `credits ${said} minutes, the visit came to ${creditMinutes}`;
  if (said === undefined || said < 0 || said > heldOf(funding) || said % rules.roundingMinutes !== 0)
    return `credits ${said} of ${heldOf(funding)} held minutes`;
  if ((to === 'settled') !== said > 0) return `leads to ${to} with ${said} minutes credited`;
  return helperId === undefined ? 'credits nobody' : undefined;
};

/** Whether the payers would give more: they have to be asked. */
const asksForMore = (
  { settledMinutes = 0 }: Lived,
  { proposal, funding }: Lived,
  { rules }: DeadlineFacts,
): boolean =>
  proposal?.kind === 'correction' &&
  creditOf(proposal.recordMinutes, heldOf(funding), rules) > settledMinutes;

/** Where hours went back to: a source without a line had been closed, so its hours went on to the pool. */
const homeBy =
  ({ stationId }: Lived, { lines }: Entry) =>
  ({ account }: Source): AccountId =>
    !lines.some((line) => line.account === account) ? `pool:${stationId}` : account;

/** The helper's share as their line says it again; whether they chose it is the account's chain to say (`checkLoans`). */
const sharedOf = ({ lines }: Entry, helper: AccountId): RepayShare | undefined =>
  lines.find(({ account }) => account === helper)?.repayShare;

/** More than the share, or under none, gives nobody's hours back. */
const shareFault = ({ detail, lines }: Entry, { rules }: DeadlineFacts): string | undefined => {
  const { repaidMinutes, toId, helperId, creditMinutes = 0 } = detail;
  if (repaidMinutes === undefined) return undefined;
  const repayShare = lines.find(({ account }) => account === `person:${helperId}`)?.repayShare;
  if (repayShare?.parentId !== toId || repayShare === undefined)
    return `gives back ${repaidMinutes} minutes under no share`;
  const mostMinutes = sharedMinutes(
    { repayShare, debtMinutes: Number.POSITIVE_INFINITY },
    creditMinutes,
    rules.roundingMinutes,
  );
  return repaidMinutes > 0 && repaidMinutes <= mostMinutes
    ? undefined
    : `gives back ${repaidMinutes} minutes, the share is ${mostMinutes}`;
};

/** What the command moves, as the order stood before it; absent when that cannot be said. */
const movementOf = (before: Lived, entry: Entry, after: Lived): readonly Posting[] | undefined => {
  const { command, to, detail, principal, lines } = entry;
  const { funding, helperId } = before;
  if (!isSound(funding)) return undefined;
  switch (command) {
    case 'cancel':
    case 'close':
      return releasePostings(funding);
    case 'agreeMore': {
      const source = funding.find(({ account }) => account === `person:${principal}`);
      // How much it is, the line alone tells; a source that is not there, or holds nothing more, moves nothing.
      const heldMinutes = lines.find(({ account }) => account === source?.account)?.heldDelta ?? 0;
      return source !== undefined && heldMinutes > 0 ? holdPostings([{ ...source, heldMinutes }]) : [];
    }
    case 'settle':
    case 'resolve': {
      if (to === 'voided') return releasePostings(funding);
      const minutes: Minutes = (command === 'settle' ? before.creditMinutes : detail.creditMinutes) ?? 0;
      if (helperId === undefined || minutes < 0 || minutes > heldOf(funding)) return undefined;
      const helper = `person:${helperId}` as const;
      const shared = sharedOf(entry, helper);
      const credited = settlePostings(funding, helper, minutes);
      return shared === undefined ? credited : withShare(credited, helper, shared, detail.repaidMinutes ?? 0);
    }
    case 'correct': {
      const [fromMinutes, toMinutes] = [before.settledMinutes ?? 0, after.settledMinutes ?? 0];
      if (helperId === undefined || fromMinutes > heldOf(funding)) return undefined;
      return creditMoved(funding, { fromMinutes, toMinutes }, homeBy(before, entry), [
        { account: `person:${helperId}`, minutes: toMinutes - fromMinutes },
      ]);
    }
    case 'reverse': {
      const { settledMinutes } = before;
      if (helperId === undefined || settledMinutes === undefined || settledMinutes > heldOf(funding))
        return undefined;
      // What the helper still had, the line alone tells; more than nothing, and no more than was settled.
      const gave = 0 - (lines.find(({ account }) => account === `person:${helperId}`)?.availableDelta ?? 0);
      const recoveredMinutes = Math.min(Math.max(gave, 0), settledMinutes);
      return reversalPostings(before, { helperId, settledMinutes, recoveredMinutes }, homeBy(before, entry));
    }
    default:
      return [];
  }
};

/** Whether a hold could be released or consumed as it stands. */
const isSound = (funding: Lived['funding']): boolean =>
  funding.length > 0 &&
  funding.length <= SOURCES_MAX &&
  funding.every(({ heldMinutes }) => heldMinutes > 0) &&
  new Set(funding.map(({ account }) => account)).size === funding.length;

const written = (postings: readonly Posting[]): string =>
  postings
    .map(({ account, availableDelta, heldDelta, repayShare }) =>
      [
        account,
        availableDelta,
        heldDelta,
        ...(repayShare ? [repayShare.percent, repayShare.parentId] : []),
      ].join(' '),
    )
    .join(', ') || 'nothing';

/** A request holds its planned minutes, and nothing else moves. Pure. */
export function* checkRequest({ funding, plannedMinutes }: Lived, { lines }: Entry): Generator<Fault> {
  const shall = isSound(funding) ? written(holdPostings(funding)) : 'a hold';
  if (written(lines) !== shall) yield { invariant: 4, what: `moves ${written(lines)}, not ${shall}` };
  if (heldOf(funding) !== plannedMinutes)
    yield { invariant: 4, what: `holds ${heldOf(funding)} minutes for ${plannedMinutes} planned` };
}

/**
 * Whether an entry says and moves what the order's life so far makes of its command: record and credit as the check instants and the
 * rulebook's rounding give them; a settlement pays the last check-out's credit, a resolution its own, to the helper's account (less
 * the share that they chose, which goes to their parent's loan), and what is left goes back to the sources; a correction moves the
 * difference, and asks who would give more. Pure; `after` is the replay after it. Source: orders.md, Evidence; ledger.md, An order's minutes.
 */
export function* checkCredit(
  before: Lived,
  entry: Entry,
  after: Lived,
  facts: DeadlineFacts,
): Generator<Fault> {
  const { command, detail, lines, consentId } = entry;
  if (detail.recordMinutes !== undefined && detail.recordMinutes !== after.recordMinutes)
    yield {
      invariant: 9,
      what: `records ${detail.recordMinutes} minutes, its instants say ${after.recordMinutes}`,
    };
  if (detail.helperId !== undefined && detail.helperId !== (before.helperId ?? after.helperId))
    yield { invariant: 9, what: `names ${detail.helperId}, the helper is ${before.helperId}` };
  if (credited.some((known) => known === command)) {
    const fault = creditFault(after, entry, facts) ?? shareFault(entry, facts);
    if (fault !== undefined) yield { invariant: 4, what: fault };
  }
  if (command === 'proposeCorrection' && consentId === undefined && asksForMore(before, after, facts))
    yield { invariant: 4, what: 'asks for more than was settled, with nobody’s consent' };
  const movement = movementOf(before, entry, after);
  if (movement !== undefined && written(lines) !== written(movement))
    yield { invariant: 4, what: `moves ${written(lines)}, not ${written(movement)}` };
}
