import { agreeMore } from '../../../functions/usecases/agree-more';
import { correctOrder } from '../../../functions/usecases/correct-order';
import { proposeCorrection } from '../../../functions/usecases/propose-correction';
import { proposeReversal } from '../../../functions/usecases/propose-reversal';
import { refuseProposal } from '../../../functions/usecases/refuse-proposal';
import { reverseOrder } from '../../../functions/usecases/reverse-order';
import type { Entry } from '../../../shared/domain/ledger/entry';
import { MINUTE_MS } from '../../../shared/domain/units';
import { actOf } from '../act';
import { movesNothing } from '../moves';
import { type ByPerson, PART_MINUTES, PLANNED_MINUTES, type Scene } from '../operation';
import { asElder, asLead, asOtherLead, orderIn } from './who';

const MORE_MINUTES = 15;
/** What 40 minutes come to in quarters. */
const PART_CREDIT_MINUTES = 45;
/** One account pays, so that an entry has two lines. */
const onePayer = { funding: 'own' } as const;
const afterwards = ({ startMs, wishes }: Scene): number => startMs + (wishes.servedMinutes + 5) * MINUTE_MS;
/** Whether an entry moves exactly this between available hours, in the order of its lines. */
const goes = ({ lines }: Pick<Entry, 'lines'>, deltas: readonly number[]): boolean =>
  lines.map(({ availableDelta }) => availableDelta).join() === deltas.join() &&
  lines.every(({ heldDelta }) => heldDelta === 0);

/** A visit that took longer, and what was settled of a visit that took as long as planned. */
export const amendingOperations: readonly ByPerson[] = [
  {
    name: 'agree more',
    from: ['served'],
    to: 'served',
    wishes: { ...onePayer, servedMinutes: PLANNED_MINUTES + MORE_MINUTES + 2 },
    atMs: afterwards,
    act: (scene, atMs, issuedAtMs) => {
      const { orderId, common } = orderIn(scene, atMs, issuedAtMs);
      const actor = asElder(scene.cast);
      const body = { orderId, minutes: MORE_MINUTES };
      return actOf(agreeMore, {
        ...common,
        operation: 'agree more',
        route: 'person/agree-more',
        actor,
        body,
      });
    },
    holds: ({ lines }) =>
      lines.map(({ availableDelta, heldDelta }) => `${availableDelta} ${heldDelta}`).join() ===
      `-${MORE_MINUTES} ${MORE_MINUTES}`,
  },
  {
    name: 'propose correction',
    from: ['settled'],
    after: ['settle full'],
    to: 'settled',
    wishes: onePayer,
    atMs: afterwards,
    act: (scene, atMs, issuedAtMs) => {
      const { orderId, common } = orderIn(scene, atMs, issuedAtMs);
      const actor = asLead(scene.cast);
      const body = { orderId, recordMinutes: PART_MINUTES, reason: 'part_served' as const };
      return actOf(proposeCorrection, {
        ...common,
        operation: 'propose correction',
        route: 'desk/propose-correction',
        actor,
        body,
      });
    },
    holds: movesNothing,
  },
  {
    name: 'correct',
    from: ['settled'],
    after: ['propose correction'],
    to: 'settled',
    wishes: onePayer,
    atMs: afterwards,
    act: (scene, atMs, issuedAtMs) => {
      const { orderId, common } = orderIn(scene, atMs, issuedAtMs);
      const actor = asOtherLead(scene.cast);
      const body = { orderId, recordMinutes: PART_MINUTES };
      return actOf(correctOrder, {
        ...common,
        operation: 'correct',
        route: 'desk/correct-order',
        actor,
        body,
      });
    },
    holds: (entry) => {
      const minutes = PLANNED_MINUTES - PART_CREDIT_MINUTES;
      return goes(entry, [minutes, -minutes]);
    },
  },
  {
    name: 'propose reversal',
    from: ['settled'],
    after: ['settle full'],
    to: 'settled',
    wishes: onePayer,
    atMs: afterwards,
    act: (scene, atMs, issuedAtMs) => {
      const { orderId, common } = orderIn(scene, atMs, issuedAtMs);
      const actor = asLead(scene.cast);
      const body = { orderId, reason: 'nobody_came' as const };
      return actOf(proposeReversal, {
        ...common,
        operation: 'propose reversal',
        route: 'desk/propose-reversal',
        actor,
        body,
      });
    },
    holds: movesNothing,
  },
  {
    name: 'refuse proposal',
    from: ['settled'],
    after: ['propose correction', 'propose reversal'],
    to: 'settled',
    wishes: onePayer,
    atMs: afterwards,
    act: (scene, atMs, issuedAtMs) => {
      const { orderId, common } = orderIn(scene, atMs, issuedAtMs);
      const actor = asOtherLead(scene.cast);
      return actOf(refuseProposal, {
        ...common,
        operation: 'refuse proposal',
        route: 'desk/refuse-proposal',
        actor,
        body: { orderId },
      });
    },
    holds: movesNothing,
  },
  {
    name: 'reverse',
    from: ['settled'],
    after: ['propose reversal'],
    to: 'reversed',
    wishes: onePayer,
    atMs: afterwards,
    act: (scene, atMs, issuedAtMs) => {
      const { orderId, common } = orderIn(scene, atMs, issuedAtMs);
      const actor = asOtherLead(scene.cast);
      return actOf(reverseOrder, {
        ...common,
        operation: 'reverse',
        route: 'desk/reverse-order',
        actor,
        body: { orderId },
      });
    },
    // Nobody here uses what they are credited, so each helper still has it; a rival may have corrected it before.
    holds: (entry) =>
      [PLANNED_MINUTES, PART_CREDIT_MINUTES].some((minutes) => goes(entry, [minutes, -minutes])),
  },
];
