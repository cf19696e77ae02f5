import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join, sep } from 'node:path';
import { constants, gzipSync } from 'node:zlib';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};
const COMPRESSED = new Set(['.html', '.js', '.css', '.json', '.svg', '.txt']);
/** Names that carry a hash of what they hold, as the client's build makes them. */
const HASHED = /\.[0-9a-f]{8}\.(js|css)$/;

type File = {
  readonly modifiedMs: number;
  readonly etag: string;
  readonly plain: Buffer;
  readonly packed?: Buffer;
};

/**
 * Serves the files of a folder, text packed by gzip once and kept. Answers false when there is no such file.
 * The router of the client lives behind `#`, so `/` is the only page.
 */
export const staticFiles = (folder: string) => {
  const kept = new Map<string, File>();

  const load = (path: string): File => {
    const modifiedMs = statSync(path).mtimeMs;
    const known = kept.get(path);
    if (known?.modifiedMs === modifiedMs) return known;
    const plain = readFileSync(path);
    const file: File = {
      modifiedMs,
      etag: `"${createHash('sha256').update(plain).digest('base64url').slice(0, 22)}"`,
      plain,
      ...(COMPRESSED.has(extname(path)) && {
        packed: gzipSync(plain, { level: constants.Z_BEST_COMPRESSION }),
      }),
    };
    kept.set(path, file);
    return file;
  };

  return (request: IncomingMessage, response: ServerResponse, urlPath: string): boolean => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return false;
    const path = join(folder, urlPath === '/' ? 'index.html' : urlPath);
    if (!path.startsWith(folder + sep) || !existsSync(path) || !statSync(path).isFile()) return false;
    const { etag, plain, packed } = load(path);
    response.setHeader('etag', etag);
    response.setHeader('vary', 'accept-encoding');
    response.setHeader('x-content-type-options', 'nosniff');
    response.setHeader('content-type', TYPES[extname(path)] ?? 'application/octet-stream');
    response.setHeader(
      'cache-control',
      HASHED.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
    );
    if (request.headers['if-none-match'] === etag) {
      response.writeHead(304).end();
      return true;
    }
    const wanted = String(request.headers['accept-encoding']).includes('gzip') ? packed : undefined;
    if (wanted !== undefined) response.setHeader('content-encoding', 'gzip');
    const body = wanted ?? plain;
    response.setHeader('content-length', body.length);
    response.writeHead(200).end(request.method === 'HEAD' ? undefined : body);
    return true;
  };
};
