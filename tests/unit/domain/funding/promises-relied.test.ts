import { promisesRelied } from '../../../../shared/domain/funding/promises-relied';
import type { Loan } from '../../../../shared/domain/loan/loan';
import type { Mandate } from '../../../../shared/domain/mandate/mandate';
import type { Source } from '../../../../shared/domain/order/order';
import { DAUGHTER, NOON, STATION, WANG } from '../order/samples';

const mandate: Mandate = {
  kind: 'mandate',
  version: 3,
  payerId: DAUGHTER,
  elderId: WANG,
  capPerMonthMinutes: 120,
  untilMs: NOON,
};
const another: Mandate = { ...mandate, payerId: 'per_son' };
const loan: Loan = {
  kind: 'loan',
  version: 2,
  parentId: WANG,
  guarantorId: DAUGHTER,
  ofStationId: STATION,
  ceilingMinutes: 600,
  state: 'open',
  dueAtMs: NOON,
};
const own: Source = { account: `person:${WANG}`, kind: 'own', heldMinutes: 40 };
const hers: Source = { account: `person:${DAUGHTER}`, kind: 'family', heldMinutes: 20 };
const lent: Source = { account: `loan:${WANG}`, kind: 'loan', heldMinutes: 20 };
const mandated: Source = { ...hers, mandated: true };

test.each<[holds: string, funding: readonly Source[], relied: readonly (Mandate | Loan)[]]>([
  ['her own hours', [own], []],
  ['a relative’s who asks herself', [own, hers], []],
  ['a relative’s under a mandate', [own, mandated], [mandate]],
  ['a loan', [own, lent], [loan]],
  ['both', [mandated, lent], [mandate, loan]],
])('%s → the promises that this counts on, and no other', (_holds, funding, relied) => {
  const facts = { mandates: [another, mandate, { ...mandate, elderId: DAUGHTER }], loan };
  expect(promisesRelied({ elderId: WANG, funding }, facts)).toEqual(relied);
});
