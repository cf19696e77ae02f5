import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { listenOn } from '../../../local/listen';
import { staticFiles } from '../../../local/static-files';

let folder: string;
let server: Awaited<ReturnType<typeof listenOn>>;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'static-test-'));
  const site = join(folder, 'site');
  mkdirSync(join(site, 'js'), { recursive: true });
  writeFileSync(join(folder, 'secret.json'), '{}');
  writeFileSync(join(site, 'index.html'), '<title>时间银行</title>');
  writeFileSync(join(site, 'js', 'app.0123abcd.js'), 'x'.repeat(5_000));
  writeFileSync(join(site, 'photo.png'), 'png');
  const files = staticFiles(site);
  server = await listenOn(
    createServer((request, response) => {
      if (!files(request, response, request.url ?? '/')) response.writeHead(404).end();
    }),
    0,
  );
});

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

/** Node's fetch unpacks silently, so that only the headers tell how it travelled. */
const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${server.endpoint}${path}`, { headers: { 'accept-encoding': 'identity', ...headers } });

test('/ → the page, to be asked for again each time', async () => {
  const answer = await get('/');
  expect([
    answer.headers.get('content-type'),
    answer.headers.get('cache-control'),
    await answer.text(),
  ]).toEqual(['text/html; charset=utf-8', 'no-cache', '<title>时间银行</title>']);
});

test('a script with a hash in its name → kept for a year, packed when the browser can', async () => {
  const packed = await get('/js/app.0123abcd.js', { 'accept-encoding': 'br, gzip' });
  expect(packed.headers.get('cache-control')).toContain('immutable');
  expect(packed.headers.get('content-encoding')).toBe('gzip');
  expect(Number(packed.headers.get('content-length'))).toBeLessThanOrEqual(
    gzipSync('x'.repeat(5_000)).length,
  );
  expect(await packed.text()).toBe('x'.repeat(5_000));
  const plain = await get('/js/app.0123abcd.js');
  expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, 'x'.repeat(5_000)]);
});

test('a picture → never packed again', async () => {
  const answer = await get('/photo.png', { 'accept-encoding': 'gzip' });
  expect([answer.headers.get('content-encoding'), answer.headers.get('content-type')]).toEqual([
    null,
    'image/png',
  ]);
});

test('what the browser has already → 304; after a change → the new one', async () => {
  const etag = (await get('/')).headers.get('etag') ?? '';
  expect((await get('/', { 'if-none-match': etag })).status).toBe(304);
  const page = join(folder, 'site', 'index.html');
  writeFileSync(page, '<title>新</title>');
  utimesSync(page, new Date(), new Date(Date.now() + 10_000));
  const changed = await get('/', { 'if-none-match': etag });
  expect([changed.status, await changed.text()]).toEqual([200, '<title>新</title>']);
});

test.each(['/missing.js', '/js', '/js/', '/../secret.json', '/js/../../secret.json'])(
  '%s as it stands on the wire → no such file',
  async (path) => {
    // fetch would tidy the path up before sending it.
    const asked = request(server.endpoint, { path }).end();
    const [answer] = await once(asked, 'response');
    answer.resume();
    expect(answer.statusCode).toBe(404);
  },
);

test('a change of state (POST) → none of its business', async () => {
  expect((await fetch(server.endpoint, { method: 'POST' })).status).toBe(404);
});
