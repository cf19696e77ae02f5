import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { s3Archive } from '../../../functions/adapters/archive-s3';
import { startObjectGuard } from '../../../local/object-guard';
import { startObjectStore } from '../../../local/object-store';
import type { RoleUse } from '../../../local/role-guard';
import { engineClientConfig } from '../../../local/tables';

let folder: string;
let store: Awaited<ReturnType<typeof startObjectStore>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'objects-test-'));
  store = await startObjectStore(folder, ['archive', 'other']);
});
afterAll(async () => {
  await store.stop();
  rmSync(folder, { recursive: true });
});

const archiveAt = (endpoint: string, bucket = 'archive') =>
  s3Archive({ s3: new S3Client({ ...engineClientConfig(endpoint), maxAttempts: 1 }), bucket });

test('an object → a file; written once, read as it was, never replaced', async () => {
  const { put, read } = archiveAt(store.endpoint);
  expect(await put('entries/20260303/1-2.jsonl', 'first\n')).toBe('written');
  expect(await put('entries/20260303/1-2.jsonl', 'second\n')).toBe('there');
  expect(await read('entries/20260303/1-2.jsonl')).toBe('first\n');
  expect(readFileSync(join(folder, 'archive/entries/20260303/1-2.jsonl'), 'utf8')).toBe('first\n');
  expect(await read('entries/20260303/3-4.jsonl')).toBeUndefined();
});

test('two writers of one name at the same moment → one has written it, the other hears so', async () => {
  const { put } = archiveAt(store.endpoint);
  const heard = await Promise.all(['a', 'b'].map((text) => put('entries/20260303/race.jsonl', text)));
  expect(heard.sort()).toEqual(['there', 'written']);
});

test('1,205 objects in three folders → every name and folder, in order, over several pages', async () => {
  const { names, folders } = archiveAt(store.endpoint, 'other');
  const all = Array.from(
    { length: 1_205 },
    (_, no) => `entries/2026030${no % 3}/${String(no).padStart(4, '0')}`,
  );
  for (const name of all) {
    mkdirSync(dirname(join(folder, 'other', name)), { recursive: true });
    writeFileSync(join(folder, 'other', name), 'x');
  }
  expect(await names('entries/')).toEqual([...all].sort());
  expect(await names('entries/', 'entries/20260302/0002')).toEqual(
    all.filter((name) => name > 'entries/20260302/0002').sort(),
  );
  expect(await folders('entries/')).toEqual([0, 1, 2].map((no) => `entries/2026030${no}/`));
});

test('a bucket of another name, a path upwards, a deletion → refused', async () => {
  await expect(archiveAt(store.endpoint, 'logs').read('x')).rejects.toThrow();
  expect((await fetch(`${store.endpoint}/archive/..%2Fkeys.json`)).status).toBe(400);
  const gone = await fetch(`${store.endpoint}/archive/entries/20260303/1-2.jsonl`, { method: 'DELETE' });
  expect(gone.status).toBe(501);
  expect((await fetch(`${store.endpoint}/archive/free`, { method: 'PUT', body: 'x' })).status).toBe(501);
});

test('a lambda whose role may write below entries/ → nothing else goes through', async () => {
  const uses: RoleUse[] = [];
  const permissions = [{ action: 's3:PutObject', resource: 'archive/entries/*' }];
  const guard = await startObjectGuard({ lambda: 'archiver', permissions, endpoint: store.endpoint }, (use) =>
    uses.push(use),
  );
  const { put, read, names } = archiveAt(guard.endpoint);
  expect(await put('entries/20260304/1.jsonl', 'x')).toBe('written');
  expect(await put('entries/20260304/1.jsonl', 'x')).toBe('there');
  await expect(put('seals/1.json', 'x')).rejects.toMatchObject({ name: 'AccessDenied' });
  await expect(read('entries/20260304/1.jsonl')).rejects.toMatchObject({ name: 'AccessDenied' });
  await expect(names('entries/')).rejects.toMatchObject({ name: 'AccessDenied' });
  await guard.stop();
  expect(uses.map(({ action, resource, allowed }) => [action, resource, allowed])).toEqual([
    ['s3:PutObject', 'archive/entries/*', true],
    ['s3:PutObject', 'archive/entries/*', true],
    ['s3:PutObject', 'archive/seals/1.json', false],
    ['s3:GetObject', 'archive/entries/20260304/1.jsonl', false],
    ['s3:ListBucket', 'archive', false],
  ]);
});
