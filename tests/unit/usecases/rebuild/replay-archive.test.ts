import { sha256 } from '../../../../functions/store/sha256';
import { replayArchive, type ToldEntry } from '../../../../functions/usecases/rebuild/replay-archive';
import type { Entry } from '../../../../shared/domain/ledger/entry';

const HELPER = 'per_01K90000000000000000000002' as const;
const startMs = Date.parse('2026-03-04T01:00:00Z');

/** The entries of one visit in turn: what was done, where it led, what it says. */
const visit = (
  ...steps: readonly (readonly [Entry['command'], Entry['to'], ToldEntry['detail']])[]
): readonly ToldEntry[] =>
  steps.map(([command, to, detail], index) => ({
    subject: { kind: 'order', id: 'ord_01K90000000000000000000001' },
    version: index + 1,
    principal: HELPER,
    command,
    ...(to !== undefined && { to }),
    atMs: startMs + index,
    detail,
    lines: [],
  }));

const settled = visit(
  ['request', 'open', { startMs }],
  ['grab', 'accepted', {}],
  ['checkOut', 'served', { recordMinutes: 62 }],
  ['confirm', 'confirmed', {}],
  ['settle', 'settled', { recordMinutes: 62 }],
  ['proposeCorrection', 'settled', {}],
  ['correct', 'settled', { recordMinutes: 40 }],
);
const recordAfter = (entries: readonly ToldEntry[]) => {
  const replay = replayArchive(sha256);
  for (const entry of entries) replay.take(entry);
  return replay.records().get(HELPER)?.[0];
};

test('a visit that was corrected counts with its true minutes, in whatever order its entries come', () => {
  expect(recordAfter(settled.slice(0, 5))).toMatchObject({ recordMinutes: 62, version: 5 });
  expect(recordAfter(settled)).toMatchObject({ recordMinutes: 40, version: 7 });
  expect(recordAfter(settled.toReversed())).toMatchObject({ recordMinutes: 40, version: 7 });
});
