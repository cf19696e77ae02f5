import { createServer, type IncomingMessage } from 'node:http';
import { listenOn } from './listen';
import { readBody } from './read-body';
import type { RoleUse } from './role-guard';
import type { Permission } from './role-permissions';

const OBJECT_BYTES_MAX = 64 * 1024 * 1024;
/** What object storage looks at: a condition on the name being free. */
const PASSED_ON = ['content-type', 'if-none-match'];

/** Stands between one lambda and object storage, as `startRoleGuard` does before the engine: it refuses what the role does not allow. */
export const startObjectGuard = (
  { lambda, permissions, endpoint }: { lambda: string; permissions: readonly Permission[]; endpoint: string },
  heard: (use: RoleUse) => void,
) => {
  const pass = async (request: IncomingMessage): Promise<{ status: number; body: Buffer }> => {
    const use = useOf(request);
    // A request for one name is allowed by a rule for all names that begin alike; the use is told as the rule's.
    const rule = permissions.find(
      (each) =>
        each.action === use.action &&
        covers(each.resource, use.resource) &&
        (each.prefix === undefined || each.prefix === use.prefix),
    );
    heard({ ...use, ...rule, lambda, allowed: rule !== undefined });
    if (rule === undefined) {
      const refusal = `<Error><Code>AccessDenied</Code><Message>${use.action}</Message></Error>`;
      return { status: 403, body: Buffer.from(refusal) };
    }
    const headers = PASSED_ON.flatMap((name): [string, string][] => {
      const value = request.headers[name];
      return typeof value === 'string' ? [[name, value]] : [];
    });
    const body = request.method === 'PUT' ? new Uint8Array(await readBody(request, OBJECT_BYTES_MAX)) : null;
    const method = request.method ?? 'GET';
    const answer = await fetch(`${endpoint}${request.url}`, { method, headers, body });
    return { status: answer.status, body: Buffer.from(await answer.arrayBuffer()) };
  };

  const server = createServer((request, response) => {
    pass(request).then(
      ({ status, body }) => response.writeHead(status, { 'content-type': 'application/xml' }).end(body),
      // The store is away: the lambda's client meets that as it would without us, by a cut connection.
      () => response.destroy(),
    );
  });
  return listenOn(server, 0);
};

const covers = (rule: string, resource: string): boolean =>
  rule.endsWith('*') ? resource.startsWith(rule.slice(0, -1)) : resource === rule;

/** The permission that a request needs: of a bucket its list, of an object its reading or writing. */
const useOf = ({ method, url = '/' }: IncomingMessage): Permission => {
  const { pathname, searchParams } = new URL(url, 'http://127.0.0.1');
  const resource = decodeURIComponent(pathname).replace(/^\/|\/$/g, '');
  if (method === 'PUT') return { action: 's3:PutObject', resource };
  if (resource.includes('/')) return { action: 's3:GetObject', resource };
  return { action: 's3:ListBucket', resource, prefix: searchParams.get('prefix') ?? '' };
};
