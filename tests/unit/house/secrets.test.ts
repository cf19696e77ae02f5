import { spawnSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { staticChecks } from '../../../local/house/checks.mjs';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const scratch = mkdtempSync(path.join(tmpdir(), 'time-bank-secrets-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test('the search for secrets finds a private key, and is content without one', () => {
  symlinkSync(path.join(root, 'node_modules'), path.join(scratch, 'node_modules'));
  cpSync(path.join(root, '.secretlintrc.json'), path.join(scratch, '.secretlintrc.json'));
  const [bin = '', literal = ''] = staticChecks(root).find(({ name }) => name === 'secrets')?.args ?? [];
  const exitCodeFor = (text: string) => {
    writeFileSync(path.join(scratch, '.settings'), text);
    return spawnSync(process.execPath, [path.join(root, bin), literal, '.settings'], { cwd: scratch }).status;
  };
  const { privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 1024,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs1', format: 'pem' },
  });
  expect(exitCodeFor(privateKey)).toBe(1);
  expect(exitCodeFor('an ordinary text\n')).toBe(0);
});
