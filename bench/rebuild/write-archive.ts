import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { sha256 } from '../../functions/store/sha256';
import type { OrderId, OrgId, PersonId } from '../../shared/domain/ids';
import { FIRST_HASH, type Line } from '../../shared/domain/ledger/account';
import type { Entry } from '../../shared/domain/ledger/entry';
import { archiveLine } from '../../shared/domain/seal/archive-line';
import { archiveName } from '../../shared/domain/seal/archive-name';
import { HOUR_MS, MINUTE_MS } from '../../shared/domain/units';
import { MORNING_MS } from '../small-city';

const ENTRIES_PER_LIFE = 6;
const ENTRIES_PER_OBJECT = 1_000;
/** So many visits a person has in the archive, as one who asks and as one who helps. */
const VISITS_PER_ELDER = 10;
const VISITS_PER_HELPER = 30;
const HASH = new Uint8Array(32).fill(7);
const MINUTES = 60;

const padded = (value: number): string => String(value).padStart(26, '0');

/** The six entries of one visit; the n-th of its elder's and of its helper's. */
const lifeOf = (index: number): readonly Entry[] => {
  const elderId: PersonId = `per_1${padded(Math.floor(index / VISITS_PER_ELDER)).slice(1)}`;
  const helperId: PersonId = `per_2${padded(Math.floor(index / VISITS_PER_HELPER)).slice(1)}`;
  const orderId: OrderId = `ord_${padded(index)}`;
  const orgId: OrgId = `org_${padded(1)}`;
  const startMs = MORNING_MS + index * MINUTE_MS;
  const seq = 2 * (index % VISITS_PER_ELDER);
  const line = (account: Line['account'], no: number, availableDelta: number, heldDelta: number): Line => ({
    account,
    seq: no,
    availableDelta,
    heldDelta,
    hash: HASH,
  });
  const entry = (
    version: number,
    of: Pick<Entry, 'command' | 'detail' | 'principal'> & Partial<Entry>,
  ): Entry => ({
    subject: { kind: 'order', id: orderId },
    version,
    previousHash: version === 1 ? FIRST_HASH : HASH,
    commandId: `cmd_${padded(index * ENTRIES_PER_LIFE + version)}`,
    channel: 'app',
    atMs: startMs + version * 10 * MINUTE_MS,
    bodyDigest: HASH,
    outcome: { state: of.to ?? 'posted', version },
    lines: [],
    ...of,
  });
  const request = {
    startMs: startMs + HOUR_MS,
    elderId,
    stationId: orgId,
    communityId: orgId,
    cell: '86411c2d7ffffff',
    addressHmac: HASH,
    serviceCode: 'urgent.shopping',
    catalogueVersion: 1,
    rulebookVersion: 1,
    plannedMinutes: MINUTES,
  };
  const [held, paid] = [
    line(`person:${elderId}`, seq + 1, -MINUTES, MINUTES),
    line(`person:${elderId}`, seq + 2, 0, -MINUTES),
  ];
  const earned = line(`person:${helperId}`, (index % VISITS_PER_HELPER) + 1, MINUTES, 0);
  const visit = { assignmentNo: 1, recordMinutes: 62, creditMinutes: MINUTES };
  return [
    entry(1, { command: 'request', principal: elderId, to: 'open', detail: request, lines: [held] }),
    entry(2, {
      command: 'grab',
      principal: helperId,
      from: 'open',
      to: 'accepted',
      detail: { assignmentNo: 1 },
    }),
    entry(3, {
      command: 'checkIn',
      principal: helperId,
      from: 'accepted',
      to: 'serving',
      detail: { assignmentNo: 1 },
    }),
    entry(4, { command: 'checkOut', principal: helperId, from: 'serving', to: 'served', detail: visit }),
    entry(5, { command: 'confirm', principal: elderId, from: 'served', to: 'confirmed', detail: {} }),
    entry(6, {
      command: 'settle',
      principal: elderId,
      from: 'confirmed',
      to: 'settled',
      detail: {},
      lines: [paid, earned],
    }),
  ];
};

/** Writes an archive of so many entries, in whole lives, as the archiver would name its objects; says how many it wrote. */
export const writeArchive = (folder: string, entries: number): number => {
  const lives = Math.floor(entries / ENTRIES_PER_LIFE);
  let lines: string[] = [];
  let written = 0;
  const flush = () => {
    const [firstSequence, lastSequence] = [padded(written + 1), padded(written + lines.length)];
    const text = lines.map((line) => `${line}\n`).join('');
    const name = archiveName(sha256, { createdMs: MORNING_MS, firstSequence, lastSequence }, text);
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
    written += lines.length;
    lines = [];
  };
  for (let index = 0; index < lives; index += 1) {
    lines.push(...lifeOf(index).map(archiveLine));
    if (lines.length >= ENTRIES_PER_OBJECT) flush();
  }
  if (lines.length > 0) flush();
  return written;
};
