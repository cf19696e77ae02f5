import { creditOf } from '../../order/evidence';
import type { DeadlineFacts } from '../../order/facts';
import type { Entry } from '../entry';
import { heldOf } from '../funding';
import type { Lived } from './lived';

/** What a person proposes, as the entry tells it; absent: it tells no proposal. */
const proposedBy = ({ command, principal, detail }: Entry): Lived['proposal'] => {
  const { proposedMinutes } = detail;
  if (principal === 'clock') return undefined;
  if (command === 'proposeReversal') return { kind: 'reversal', byId: principal };
  return proposedMinutes === undefined
    ? undefined
    : { kind: 'correction', byId: principal, recordMinutes: proposedMinutes };
};

/** An ended visit after an entry that proposes, refuses or carries out a change of it. */
const amended = (before: Lived, entry: Entry, { rules }: DeadlineFacts): Lived | undefined => {
  const { proposal, ...visit } = before;
  const { command, principal } = entry;
  if (command === 'proposeCorrection' || command === 'proposeReversal') {
    const next = proposedBy(entry);
    return next && { ...visit, proposal: next };
  }
  if (proposal === undefined) return undefined;
  if (command === 'refuseProposal') return visit;
  // Two people have to agree.
  if (proposal.byId === principal) return undefined;
  if (command === 'reverse') {
    const { settledMinutes: _takenBack, ...rest } = visit;
    return proposal.kind === 'reversal' ? rest : undefined;
  }
  if (command !== 'correct' || proposal.kind !== 'correction') return undefined;
  const { recordMinutes } = proposal;
  const creditMinutes = creditOf(recordMinutes, heldOf(visit.funding), rules);
  return { ...visit, recordMinutes, creditMinutes, settledMinutes: creditMinutes };
};

/**
 * An ended visit after one more entry about what was settled; absent when it cannot have followed: nothing or something else was
 * proposed, or whoever proposed it carried it out. Pure. Source: orders.md, notes to the table; ADR 0066.
 */
export const livedAmended = (before: Lived, entry: Entry, facts: DeadlineFacts): Lived | undefined => {
  const after = amended(before, entry, facts);
  const { to, version, atMs } = entry;
  return after && to && { ...after, version, state: to, sinceMs: atMs };
};
