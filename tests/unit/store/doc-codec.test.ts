import { decodeDoc, encodeDoc } from '../../../functions/store/doc-codec';
import type { Doc } from '../../../shared/domain/ledger/doc';
import { itemBytes } from './item-size';

const ULID = '01K9ZZZZZZZZZZZZZZZZZZZZZZ';

test.each<Doc>([
  {
    kind: 'loan',
    version: 4,
    parentId: `per_${ULID}`,
    guarantorId: `per_${ULID}`,
    ofStationId: `org_${ULID}`,
    ceilingMinutes: 600,
    state: 'ended',
    dueAtMs: 1_788_888_888_888,
    writeOffById: `per_${ULID}`,
    writeOffReason: 'overdue',
  },
  {
    kind: 'grantCase',
    version: 2,
    elderId: `per_${ULID}`,
    caseId: `cas_${ULID}`,
    ofStationId: `org_${ULID}`,
    minutes: 600,
    reason: 'carer_absent',
    state: 'approved',
    proposedById: `per_${ULID}`,
    judgedById: `per_${ULID}`,
  },
  {
    kind: 'death',
    version: 3,
    personId: `per_${ULID}`,
    state: 'ended',
    recordedById: `per_${ULID}`,
    recordedMs: 1_788_888_888_888,
    statusBefore: 'active',
    proposedById: `per_${ULID}`,
    ground: 'familyAgreed',
    receiverId: `per_${ULID}`,
  },
])('a $kind is read back as it was written, and stays within one write unit', (doc) => {
  expect(decodeDoc(encodeDoc(doc))).toEqual(doc);
  expect(itemBytes(encodeDoc(doc))).toBeLessThanOrEqual(1_000);
  expect(() => decodeDoc({ ...encodeDoc(doc), kind: 'note' })).toThrow();
  expect(() => decodeDoc({ ...encodeDoc(doc), state: 'half' })).toThrow();
});
