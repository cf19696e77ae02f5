import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { dirname, join } from 'node:path';
import { listenOn } from './listen';
import { readBody } from './read-body';

const OBJECT_BYTES_MAX = 64 * 1024 * 1024;
const NAMES_PER_PAGE = 1_000;
/** `<bucket>/<name>`: plain words and folders, none of which leads upwards. */
const PATH = /^\/([a-z]+)(?:\/([\w.-]+(?:\/[\w.-]+)*))?\/?$/;

type Answer = { readonly status: number; readonly body: string | Buffer };

/**
 * This machine's stand-in for S3: objects are files, buckets are folders beside each other. The bundles' adapter runs unchanged and
 * meets it by its address alone. Objects are written once; nothing here deletes one.
 */
export const startObjectStore = (folder: string, buckets: readonly string[]) => {
  const server = createServer((request, response) => {
    const send = ({ status, body }: Answer) =>
      response.writeHead(status, { 'content-type': 'application/xml' }).end(body);
    answerTo(folder, buckets, request).then(send, (cause: unknown) =>
      send(fault(500, 'InternalError', String(cause))),
    );
  });
  return listenOn(server, 0);
};

const answerTo = async (
  folder: string,
  buckets: readonly string[],
  request: IncomingMessage,
): Promise<Answer> => {
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  const [, bucket, name] = PATH.exec(decodeURIComponent(url.pathname)) ?? [];
  if (bucket === undefined || name?.includes('..')) return fault(400, 'InvalidURI', url.pathname);
  if (!buckets.includes(bucket)) return fault(404, 'NoSuchBucket', bucket);
  const root = join(folder, bucket);
  if (request.method === 'GET')
    return name === undefined ? list(root, url.searchParams) : readObject(join(root, name));
  if (request.method === 'PUT' && name !== undefined && request.headers['if-none-match'] === '*')
    return writeOnce(join(root, name), await readBody(request, OBJECT_BYTES_MAX));
  return fault(501, 'NotImplemented', `${request.method} ${url.pathname}`);
};

const readObject = (path: string): Answer =>
  existsSync(path) ? { status: 200, body: readFileSync(path) } : fault(404, 'NoSuchKey', path);

/** Whole or not at all, and never over what is there. */
const writeOnce = (path: string, body: Buffer): Answer => {
  mkdirSync(dirname(path), { recursive: true });
  const half = `${path}.${process.pid}.half`;
  writeFileSync(half, body);
  try {
    linkSync(half, path);
    return { status: 200, body: '' };
  } catch (cause) {
    if (!existsSync(path)) throw cause;
    return fault(412, 'PreconditionFailed', 'it is there');
  } finally {
    rmSync(half);
  }
};

/** ListObjectsV2: names or folders after a name, a page at a time. */
const list = (root: string, asked: URLSearchParams): Answer => {
  const prefix = asked.get('prefix') ?? '';
  const after = asked.get('continuation-token') ?? asked.get('start-after') ?? '';
  const isFolder = asked.get('delimiter') === '/';
  const names = namesUnder(root)
    .filter((name) => name.startsWith(prefix) && (!isFolder || name.slice(prefix.length).includes('/')))
    .map((name) => (isFolder ? folderOf(prefix, name) : name));
  const left = [...new Set(names)].sort().filter((name) => name > after);
  const page = left.slice(0, NAMES_PER_PAGE);
  const last = left.length > page.length ? page.at(-1) : undefined;
  const rows = page.map((name) =>
    isFolder
      ? `<CommonPrefixes><Prefix>${name}</Prefix></CommonPrefixes>`
      : `<Contents><Key>${name}</Key></Contents>`,
  );
  const next = last === undefined ? '' : `<NextContinuationToken>${last}</NextContinuationToken>`;
  return { status: 200, body: `<ListBucketResult>${rows.join('')}${next}</ListBucketResult>` };
};

const namesUnder = (root: string): readonly string[] =>
  existsSync(root)
    ? readdirSync(root, { recursive: true, withFileTypes: true })
        .filter((file) => file.isFile() && !file.name.endsWith('.half'))
        .map((file) => join(file.parentPath, file.name).slice(root.length + 1))
    : [];

const folderOf = (prefix: string, name: string): string =>
  `${prefix}${name.slice(prefix.length).split('/')[0]}/`;

const fault = (status: number, code: string, message: string): Answer => ({
  status,
  body: `<Error><Code>${code}</Code><Message>${message.replace(/[<&]/g, ' ')}</Message></Error>`,
});
