import { commandsOpenTo } from '../../../../shared/domain/order/commands-open-to';
import type { Acting } from '../../../../shared/domain/order/facts';
import type { Order } from '../../../../shared/domain/order/order';
import type { OrderCommand } from '../../../../shared/domain/order/states';
import {
  binding,
  by,
  CLERK,
  community,
  DAUGHTER,
  elder,
  family,
  helper,
  lead,
  OVERRIDE_IN,
  orderIn,
  STAFF,
  station,
  WANG,
  ZHANG,
} from './samples';

test.each<[string, Order, Acting, readonly OrderCommand[]]>([
  ['submitted, the elder', orderIn('submitted'), elder, ['reschedule', 'cancel']],
  ['submitted, the station', orderIn('submitted'), station, ['publish', 'reschedule', 'cancel', 'close']],
  ['open, a volunteer', orderIn('open'), by(ZHANG, ['volunteer']), ['grab']],
  [
    'open, the elder who is a volunteer too',
    orderIn('open'),
    by(WANG, ['elder', 'volunteer']),
    ['reschedule', 'cancel'],
  ],
  [
    'open, her son the volunteer',
    orderIn('open'),
    by(ZHANG, ['volunteer'], { bindings: [{ ...binding, relativeId: ZHANG }] }),
    [],
  ],
  ['accepted, the helper', orderIn('accepted'), helper, ['checkIn', 'drop']],
  ['accepted, another volunteer', orderIn('accepted'), by(ZHANG, ['volunteer']), []],
  ['accepted, the elder: moving it waits for offers', orderIn('accepted'), elder, ['cancel']],
  ['accepted, the station', orderIn('accepted'), station, ['cancel', 'checkIn', 'noShow']],
  ['serving, the station', orderIn('serving'), station, ['checkOut']],
  ['served, the elder', orderIn('served'), elder, ['confirm', 'deny']],
  ['served, the station', orderIn('served'), station, ['confirm', 'deny']],
  ['served, staff who vouched', orderIn('served', { proofs: [OVERRIDE_IN] }), station, []],
  ['confirmed, the community', orderIn('confirmed'), community, ['settle']],
  [
    'confirmed, a relative in the community',
    orderIn('confirmed'),
    by(CLERK, ['community'], { bindings: [{ ...binding, relativeId: CLERK }] }),
    [],
  ],
  ['disputed, the elder who denied', orderIn('disputed'), elder, ['confirm']],
  ['disputed, the family when the elder denied', orderIn('disputed'), family, []],
  ['disputed, the family who denied', orderIn('disputed', { deniedById: DAUGHTER }), family, ['confirm']],
  ['disputed, a lead', orderIn('disputed'), lead, ['confirm', 'resolve']],
  ['disputed, a lead who vouched', orderIn('disputed', { proofs: [OVERRIDE_IN] }), lead, ['resolve']],
  ['settled, a lead', orderIn('settled'), lead, ['proposeCorrection', 'proposeReversal']],
  ['settled, staff who lead nobody', orderIn('settled'), station, []],
  [
    'settled, a lead who is a relative',
    orderIn('settled', { proposal: { kind: 'correction', byId: ZHANG, recordMinutes: 40 } }),
    { ...lead, bindings: [{ ...binding, relativeId: STAFF }] },
    [],
  ],
  [
    'settled, with a colleague’s correction',
    orderIn('settled', { proposal: { kind: 'correction', byId: ZHANG, recordMinutes: 40 } }),
    lead,
    ['proposeCorrection', 'proposeReversal', 'refuseProposal', 'correct'],
  ],
  [
    'settled, with a colleague’s reversal',
    orderIn('settled', { proposal: { kind: 'reversal', byId: ZHANG } }),
    lead,
    ['proposeCorrection', 'proposeReversal', 'refuseProposal', 'reverse'],
  ],
  [
    'voided, with one’s own correction',
    orderIn('voided', { proposal: { kind: 'correction', byId: STAFF, recordMinutes: 40 } }),
    lead,
    ['proposeCorrection', 'refuseProposal'],
  ],
  [
    'served, whose hours pay for a visit that took longer',
    orderIn('served', { recordMinutes: 82 }),
    by(WANG, ['elder', 'payer']),
    ['confirm', 'agreeMore', 'deny'],
  ],
])('%s', (_who, order, acting, commands) => {
  expect(commandsOpenTo(order, acting)).toEqual(commands);
});
