import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { s3Archive } from '../../../functions/adapters/archive-s3';
import { startObjectGuard } from '../../../local/object-guard';
import { startObjectStore } from '../../../local/object-store';
import { rolePermissions } from '../../../local/role-permissions';
import { engineClientConfig } from '../../../local/tables';

const folder = mkdtempSync(join(tmpdir(), 'object-guard-test-'));
let stops: readonly (() => unknown)[] = [];
let archive: ReturnType<typeof s3Archive>;

beforeAll(async () => {
  const store = await startObjectStore(folder, ['archive']);
  const permissions = rolePermissions(process.cwd()).get('person') ?? [];
  const asked = { lambda: 'person', permissions, endpoint: store.endpoint };
  const guard = await startObjectGuard(asked, () => undefined);
  const s3 = new S3Client({ ...engineClientConfig(guard.endpoint), maxAttempts: 1 });
  archive = s3Archive({ s3, bucket: 'archive' });
  stops = [() => s3.destroy(), guard.stop, store.stop];
});
afterAll(async () => {
  for (const stop of stops) await stop();
  rmSync(folder, { recursive: true });
});

test('person lists the names of seals, and reads what a proof is made of → let through', async () => {
  expect(await archive.names('seals/', 'seals/20260303.json')).toEqual([]);
  for (const name of ['entries/20260303/1.jsonl', 'lists/1.jsonl', 'seals/20260303.json'])
    expect(await archive.read(name)).toBeUndefined();
});

test.each(['entries/', 'lists/', 'seals', ''])(
  'person lists names that begin with "%s" → denied',
  async (prefix) => {
    await expect(archive.names(prefix)).rejects.toMatchObject({ name: 'AccessDenied' });
  },
);

test('person writes to the archive → denied', async () => {
  await expect(archive.put('seals/20260303.json', '{}')).rejects.toMatchObject({ name: 'AccessDenied' });
});
