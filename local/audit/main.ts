import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openClient } from '../../functions/store/client';
import { openTable } from '../../functions/store/table';
import { cityTimeZh } from '../city-time';
import { heardFile, runningCity } from '../running-city';
import { engineClientConfig } from '../tables';
import { audit } from './audit';
import { auditKept } from './audit-kept';
import { checkAcknowledged } from './check-acknowledged';
import { readJournal } from './journal';
import { readKept } from './kept';
import type { Violation } from './violation';

const USAGE =
  'npm run audit -- [--endpoint http://127.0.0.1:PORT --now MS] [--table timebank] [--data .data] [--acknowledged FILE]';
const SHOWN_MAX = 200;

const { values } = parseArgs({
  options: {
    endpoint: { type: 'string' },
    now: { type: 'string' },
    table: { type: 'string', default: 'timebank' },
    data: { type: 'string' },
    acknowledged: { type: 'string' },
  },
});

type Place = {
  readonly endpoint: string;
  readonly nowMs: number;
  /** Where archive, seals and their public key lie; absent: the table alone is looked at. */
  readonly kept?: string;
  /** Left by simulations of this city. */
  readonly heard?: string;
};

/** The running city, drained, unless another table was named. */
const placeOf = async (): Promise<Place> => {
  if (values.endpoint !== undefined)
    return {
      endpoint: values.endpoint,
      nowMs: Number(values.now ?? Date.now()),
      ...(values.data !== undefined && { kept: values.data }),
    };
  const dataDir = join(process.cwd(), '.data');
  const city = runningCity(dataDir);
  if (city === undefined) throw new Error(`no city is running: npm start, or ${USAGE}`);
  const { address, endpoint } = city;
  await fetch(`${address}/demo/drain`, { method: 'POST' });
  const { nowMs } = JSON.parse(await (await fetch(`${address}/demo/clock`)).text());
  const heard = heardFile(dataDir);
  return { endpoint, nowMs, kept: dataDir, ...(existsSync(heard) && { heard }) };
};

const place = await placeOf();
const { endpoint, nowMs } = place;
console.log(`the table ${values.table} at ${endpoint}, ${cityTimeZh(nowMs)}`);
const client = openClient(engineClientConfig(endpoint));
const journal = await readJournal(openTable({ client, name: values.table, randomBytes }), (records) =>
  console.log(`  ${records} records read`),
);
client.destroy();
const violations: Violation[] = [...audit(journal, nowMs)];
if (place.kept !== undefined) {
  const kept = readKept(place.kept);
  console.log(`${kept.archive.size} objects of archive and seals compared with the journal`);
  violations.push(...auditKept(journal, kept, nowMs));
}
const acknowledged = values.acknowledged ?? place.heard;
if (acknowledged !== undefined) {
  const heard = checkAcknowledged(journal, readFileSync(acknowledged, 'utf8'));
  console.log(
    `${heard.acknowledged} acknowledged and ${heard.refused} refused commands compared with the journal`,
  );
  violations.push(...heard.violations);
}
for (const { invariant, place, what } of violations.slice(0, SHOWN_MAX))
  console.log(`invariant ${invariant}: ${place}: ${what}`);
if (violations.length > SHOWN_MAX) console.log(`… and ${violations.length - SHOWN_MAX} more`);
console.log(
  `${violations.length === 0 ? 'clean' : 'not clean'}: ${journal.entries.length} entries, ${journal.heads.length} accounts, ${violations.length} violations`,
);
if (violations.length > 0) process.exitCode = 1;
