import { type ActedBy, actedBy } from '../../../../functions/usecases/views/acted-by';
import type { Entry } from '../../../../shared/domain/ledger/entry';

const ELDER = 'per_01J00000000000000000000001';
const PAYER = 'per_01J00000000000000000000002';
const HELPER = 'per_01J00000000000000000000003';
const OTHER = 'per_01J00000000000000000000004';
const order = {
  elderId: ELDER,
  funding: [{ account: `person:${PAYER}`, kind: 'family', heldMinutes: 60 }],
} as const;

const entry = (more: Partial<Entry>): Entry => ({
  subject: { kind: 'order', id: 'ord_01J00000000000000000000001' },
  version: 2,
  previousHash: new Uint8Array(32),
  principal: OTHER,
  commandId: 'cmd_01J00000000000000000000001',
  channel: 'app',
  command: 'cancel',
  atMs: 0,
  bodyDigest: new Uint8Array(32),
  detail: {},
  outcome: { state: 'posted', version: 2 },
  lines: [],
  ...more,
});

test.each<[what: string, given: Partial<Entry>, by: ActedBy]>([
  ['the clock', { principal: 'clock', command: 'miss' }, 'clock'],
  ['the elder', { principal: ELDER }, 'elder'],
  ['the helper who drops', { principal: HELPER, command: 'drop' }, 'volunteer'],
  ['an earlier helper, whom the entry names', { command: 'drop', detail: { helperId: OTHER } }, 'volunteer'],
  ['the payer', { principal: PAYER, command: 'dispute' }, 'family'],
  ['a relative with a binding', { consentId: 'bnd_01J00000000000000000000001' }, 'family'],
  ['the station with a recorded consent', { consentId: 'cns_01J00000000000000000000001' }, 'station'],
  ['the station that closes', { command: 'close' }, 'station'],
  [
    'the station that says the helper did not come',
    { command: 'noShow', detail: { helperId: HELPER } },
    'station',
  ],
  ['the community that settles', { command: 'settle' }, 'community'],
])('%s → %j by %s', (_what, given, by) => {
  expect(actedBy(entry(given), order, HELPER)).toBe(by);
});
