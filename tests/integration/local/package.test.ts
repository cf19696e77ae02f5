import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// npm run package, in a copy of the project whose lambdas are tiny, cut off from any network where the machine allows it.
const alone = spawnSync('unshare', ['-rn', 'true']).status === 0 ? ['unshare', '-rn'] : [];
const yml = readFileSync('serverless.yml', 'utf8');

let root: string;
beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'package-test-'));
  cpSync('tests/fixtures/lambdas/functions', join(root, 'functions'), { recursive: true });
  cpSync('package.json', join(root, 'package.json'));
  for (const name of ['local', 'shared', 'node_modules'])
    symlinkSync(join(process.cwd(), name), join(root, name));
});
afterAll(() => rmSync(root, { recursive: true }));

const packageWith = (template: string) => {
  writeFileSync(join(root, 'serverless.yml'), template);
  const [program = '', ...args] = [...alone, process.execPath, join('local', 'package.mjs')];
  const { status, stdout, stderr } = spawnSync(program, args, { cwd: root, encoding: 'utf8' });
  return { status, said: `${stdout}${stderr}` };
};

/** Names in a zip's central directory (APPNOTE 4.3.12). */
const filesIn = (zip: Buffer): string[] => {
  const names: string[] = [];
  for (let at = zip.indexOf('PK\x01\x02'); at !== -1; at = zip.indexOf('PK\x01\x02', at + 46))
    names.push(zip.toString('utf8', at + 46, at + 46 + zip.readUInt16LE(at + 28)));
  return names;
};

test('our template → an artefact for each lambda with its bundle and nothing else of ours, valid for China and elsewhere', () => {
  const { status, said } = packageWith(yml);
  expect([status, said]).toEqual([0, expect.stringContaining('cn-northwest-1 and ap-southeast-1')]);
  for (const name of ['person', 'desk', 'sweeper', 'batch', 'projector', 'archiver', 'sealer']) {
    const beside = name === 'person' ? ['dist/functions/person/openapi.json'] : [];
    expect(filesIn(readFileSync(join(root, '.serverless', `${name}.zip`)))).toEqual([
      `dist/functions/${name}/main.mjs`,
      ...beside,
    ]);
    expect(said).toMatch(new RegExp(`${name} +\\d+ KB +\\d+ KB`));
  }
});

test('a partition written out, and a property that CloudFormation does not know → refused for both, by name', () => {
  const template = yml
    .replace('SqsManagedSseEnabled', 'SqsManagedSse')
    .replace(/!Sub 'arn:.*:root'/, 'arn:aws:iam::000000000000:root');
  const { status, said } = packageWith(template);
  expect(status).toBe(1);
  expect(said).toContain('names a partition');
  expect(said).toMatch(/cn-northwest-1: .*SqsManagedSse/);
  expect(said).toMatch(/ap-southeast-1: .*SqsManagedSse/);
});
