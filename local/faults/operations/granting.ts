import { closeGrant } from '../../../functions/usecases/close-grant';
import { judgeGrant } from '../../../functions/usecases/judge-grant';
import { proposeGrant } from '../../../functions/usecases/propose-grant';
import type { Entry } from '../../../shared/domain/ledger/entry';
import { brings, movesNothing } from '../moves';
import type { ByPerson, Scene } from '../operation';
import { asDeputy, asLead, caseIn, says } from './who';

/** Two visits and no third, so that commands meet at its end. */
const GRANT_MINUTES = 150;
/** Of 150, when no visit was paid from it, or one: in full, in part, by half. */
const LEFT_MINUTES = [150, 90, 105, 120];

const named = (scene: Scene) => ({ elderId: scene.cast.elderId, caseId: caseIn(scene) });
const accountOf = ({ subject, detail }: Entry): string => `grant:${subject.id}:${detail.caseId}`;

/** A case of hardship, from its proposal to its end. */
export const grantingOperations: readonly ByPerson[] = [
  {
    name: 'propose-grant',
    to: 'grant proposed',
    atMs: ({ dayMs }) => dayMs,
    act: says(proposeGrant, {
      operation: 'propose-grant',
      route: 'desk/propose-grant',
      by: asDeputy,
      body: ({ cast }) => ({
        elderId: cast.elderId,
        minutes: GRANT_MINUTES,
        reason: 'illness' as const,
      }),
    }),
    holds: movesNothing,
  },
  {
    name: 'approve-grant',
    from: ['grant proposed'],
    to: 'grant approved',
    atMs: ({ dayMs }) => dayMs,
    act: says((ports) => judgeGrant(ports, 'approved'), {
      operation: 'approve-grant',
      route: 'desk/approve-grant',
      by: asLead,
      body: named,
    }),
    holds: (entry) => brings(entry, 'pool:', accountOf(entry), 150),
  },
  {
    name: 'refuse-grant',
    from: ['grant proposed'],
    atMs: ({ dayMs }) => dayMs,
    act: says((ports) => judgeGrant(ports, 'refused'), {
      operation: 'refuse-grant',
      route: 'desk/refuse-grant',
      by: asLead,
      body: named,
    }),
    holds: movesNothing,
  },
  {
    name: 'close-grant',
    from: ['grant approved'],
    atMs: ({ dayMs }) => dayMs,
    act: says(closeGrant, {
      operation: 'close-grant',
      route: 'desk/close-grant',
      by: asDeputy,
      body: named,
    }),
    holds: (entry) =>
      LEFT_MINUTES.some((minutes) => brings(entry, accountOf(entry), 'pool:', minutes)) &&
      entry.lines[0]?.status === 'closed',
  },
];
