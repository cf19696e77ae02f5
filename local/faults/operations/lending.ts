import { answerLoan } from '../../../functions/usecases/answer-loan';
import { approveWriteOff } from '../../../functions/usecases/approve-write-off';
import { askLoan } from '../../../functions/usecases/ask-loan';
import { proposeWriteOff } from '../../../functions/usecases/propose-write-off';
import { repayLoan } from '../../../functions/usecases/repay-loan';
import type { Entry } from '../../../shared/domain/ledger/entry';
import { brings, movesNothing } from '../moves';
import type { ByPerson, Scene } from '../operation';
import { asDeputy, asElder, asLead, asRelative, says } from './who';

/** Two visits and no third, so that commands meet at its end. */
const CEILING_MINUTES = 150;
const REPAID_MINUTES = 30;

const named = ({ cast }: Scene) => ({ parentId: cast.elderId });

/** Whether all that an entry writes is a new standing of the parent's loan: nothing moves. */
const sets = ({ subject, lines }: Entry, floorMinutes: number | undefined, status: string): boolean =>
  lines.length === 1 &&
  lines.every(
    (line) =>
      line.account === `loan:${subject.id}` &&
      line.availableDelta === 0 &&
      line.heldDelta === 0 &&
      line.floorMinutes === floorMinutes &&
      line.status === status,
  );

/** A promise between parent and child, from its asking to its end. */
const promising: readonly ByPerson[] = [
  {
    name: 'ask-loan',
    to: 'loan asked',
    wishes: { apart: true },
    atMs: ({ dayMs }) => dayMs,
    act: says(askLoan, {
      operation: 'ask-loan',
      route: 'person/ask-loan',
      by: asElder,
      body: (scene) => ({
        ...named(scene),
        guarantorId: scene.cast.relativeId,
        ceilingMinutes: CEILING_MINUTES,
      }),
    }),
    holds: movesNothing,
  },
  {
    name: 'guarantee-loan',
    from: ['loan asked'],
    to: 'loan promised',
    atMs: ({ dayMs }) => dayMs,
    act: says((ports) => answerLoan(ports, 'guarantee'), {
      operation: 'guarantee-loan',
      route: 'person/guarantee-loan',
      by: asRelative,
      body: named,
    }),
    holds: (entry) => sets(entry, -150, 'open'),
  },
  {
    name: 'decline-loan',
    from: ['loan asked'],
    atMs: ({ dayMs }) => dayMs,
    act: says((ports) => answerLoan(ports, 'decline'), {
      operation: 'decline-loan',
      route: 'person/decline-loan',
      by: asRelative,
      body: named,
    }),
    holds: movesNothing,
  },
  {
    name: 'end-guarantee',
    from: ['loan promised'],
    atMs: ({ dayMs }) => dayMs,
    act: says((ports) => answerLoan(ports, 'end'), {
      operation: 'end-guarantee',
      route: 'person/end-guarantee',
      by: asRelative,
      body: named,
    }),
    holds: (entry) => sets(entry, undefined, 'frozen'),
  },
];

/** What becomes of the hour that a visit has drawn. */
const drawn: readonly ByPerson[] = [
  {
    name: 'repay-loan',
    from: ['settled', 'write-off proposed'],
    after: ['settle full'],
    wishes: { funding: 'loan' },
    atMs: ({ dayMs }) => dayMs,
    act: says(repayLoan, {
      operation: 'repay-loan',
      route: 'person/repay-loan',
      by: asRelative,
      body: (scene) => ({ ...named(scene), minutes: REPAID_MINUTES }),
    }),
    holds: (entry) => brings(entry, `person:${entry.subject.id}`, `loan:${entry.detail.toId}`, 30),
  },
  {
    name: 'propose-write-off',
    from: ['settled'],
    after: ['settle full'],
    to: 'write-off proposed',
    wishes: { funding: 'loan' },
    atMs: ({ dayMs }) => dayMs,
    act: says(proposeWriteOff, {
      operation: 'propose-write-off',
      route: 'desk/propose-write-off',
      by: asDeputy,
      body: (scene) => ({ ...named(scene), reason: 'withdrawal' as const }),
    }),
    holds: movesNothing,
  },
  {
    name: 'approve-write-off',
    from: ['write-off proposed'],
    wishes: { funding: 'loan' },
    atMs: ({ dayMs }) => dayMs,
    act: says(approveWriteOff, {
      operation: 'approve-write-off',
      route: 'desk/approve-write-off',
      by: asLead,
      body: named,
    }),
    // The hour, or what a repayment in between has left of it.
    holds: (entry) =>
      [60, 30].some((minutes) => brings(entry, 'pool:', `loan:${entry.subject.id}`, minutes)) &&
      entry.lines[1]?.floorMinutes === 0 &&
      entry.lines[1].status === 'frozen',
  },
];

export const lendingOperations: readonly ByPerson[] = [...promising, ...drawn];
