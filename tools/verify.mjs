// Checks the time bank's archive, or one line's proof, without any program of the time bank: Node alone, no package, no network.
//   node tools/verify.mjs archive <folder> --key <public key, PEM>
//   node tools/verify.mjs proof <file> --key <public key, PEM>
import { createHash, verify } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { verifyArchive } from './verify-archive.mjs';
import { checkProof } from './verify-proof.mjs';

const USAGE = [
  'node tools/verify.mjs archive <folder> --key <public key file>',
  'node tools/verify.mjs proof <file> --key <public key file>',
].join('\n');

/** @type {Record<import('./verify-proof.mjs').Fault, string>} */
const FAULTS = {
  file: 'this is no proof, or something in it was changed',
  entry: 'the entry is not the one that was hashed, or has no such line',
  entries: 'the entry is not in that night’s seal',
  chains: 'the account did not stand there when it was sealed',
  algorithm: 'the seal is signed in a way that this program does not know',
  signature: 'the seal is not signed with this key',
};

/** @param {string} folder @param {string} key */
const archive = (folder, key) => {
  const { faults, entries, chains, seals } = verifyArchive(folder, key);
  for (const fault of faults) console.log(fault);
  const verdict = faults.length === 0 ? 'sound' : 'not sound';
  console.log(`${verdict}: ${entries} entries, ${chains} chains, ${seals} seals, ${faults.length} faults`);
  return faults.length === 0;
};

/** @param {string} file @param {string} key */
const proof = async (file, key) => {
  const { faults, claim } = await checkProof(readFileSync(file, 'utf8'), {
    sha256: async (bytes) => createHash('sha256').update(bytes).digest(),
    verify: async (bytes, signature) => verify(null, bytes, key, signature),
  });
  for (const fault of faults) console.log(FAULTS[fault]);
  if (claim === undefined || faults.length > 0) {
    console.log(`not proven: ${faults.length} faults`);
    return false;
  }
  const { account, seq, availableMinutes, heldMinutes, hash, sealNo, cutMs, headNo } = claim;
  console.log(`line ${seq} of ${account}: available ${availableMinutes}, held ${heldMinutes} (minutes)`);
  console.log(`hash of the line ${hash}`);
  console.log(
    `sealed as no ${sealNo} at ${new Date(cutMs).toISOString()}, when the account stood at line ${headNo}`,
  );
  console.log('proven');
  return true;
};

const { values, positionals } = parseArgs({ allowPositionals: true, options: { key: { type: 'string' } } });
const [what, place] = positionals;
if ((what !== 'archive' && what !== 'proof') || place === undefined || values.key === undefined) {
  console.error(USAGE);
  process.exitCode = 2;
} else {
  const key = readFileSync(values.key, 'utf8');
  const holds = what === 'archive' ? archive(place, key) : await proof(place, key);
  if (!holds) process.exitCode = 1;
}
