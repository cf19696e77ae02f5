// Checks the time bank's archive without any program of the time bank: Node alone, no package, no network.
//   node tools/verify.mjs archive <folder> --key <public key, PEM>
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { verifyArchive } from './verify-archive.mjs';

const USAGE = 'node tools/verify.mjs archive <folder> --key <public key file>';

const { values, positionals } = parseArgs({ allowPositionals: true, options: { key: { type: 'string' } } });
const [what, place] = positionals;
if (what !== 'archive' || place === undefined || values.key === undefined) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  const { faults, entries, chains, seals } = verifyArchive(place, readFileSync(values.key, 'utf8'));
  for (const fault of faults) console.log(fault);
  const verdict = faults.length === 0 ? 'sound' : 'not sound';
  console.log(`${verdict}: ${entries} entries, ${chains} chains, ${seals} seals, ${faults.length} faults`);
  if (faults.length > 0) process.exitCode = 1;
}
