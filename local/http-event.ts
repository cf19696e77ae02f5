import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import * as z from 'zod';
import type { Ms } from '../shared/domain/units';
import type { LocalLambda } from './service-file';

/** Which lambda serves a path, and what API Gateway calls that route. */
export type Route = {
  readonly key: string;
  readonly lambda: string;
  readonly pathParameters?: Readonly<Record<string, string>>;
};

/** The routes of serverless.yml: exact paths, and prefixes that end in `{name+}`. */
export const routeTable = (lambdas: readonly LocalLambda[]) => {
  const routes = lambdas.flatMap(({ name, routes }) =>
    routes.map(({ method, path }) => {
      const [, prefix, greedy] = /^(.*)\{(\w+)\+\}$/.exec(path) ?? [];
      return {
        lambda: name,
        method,
        key: `${method === '*' ? 'ANY' : method} ${path}`,
        path,
        prefix,
        greedy,
      };
    }),
  );
  return (method: string, path: string): Route | undefined => {
    const found = routes.find(
      (each) =>
        (each.method === '*' || each.method === method) &&
        (each.prefix === undefined
          ? each.path === path
          : path.startsWith(each.prefix) && path !== each.prefix),
    );
    if (found === undefined) return undefined;
    const { key, lambda, greedy, prefix } = found;
    return {
      key,
      lambda,
      ...(greedy !== undefined && { pathParameters: { [greedy]: path.slice(prefix?.length) } }),
    };
  };
};

/** An HTTP request as API Gateway hands it to a lambda (payload 2.0), at an instant that we choose. */
export const toEvent = (
  request: IncomingMessage,
  url: URL,
  { key, pathParameters }: Route,
  body: Buffer,
  atMs: Ms,
): APIGatewayProxyEventV2 => {
  const { cookie, ...others } = request.headers;
  const headers = Object.fromEntries(
    Object.entries(others).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, Array.isArray(value) ? value.join(',') : value]],
    ),
  );
  const isText = /^(text\/|application\/(.*\+)?json|application\/x-www-form-urlencoded)/.test(
    headers['content-type'] ?? 'text/plain',
  );
  const names = [...new Set(url.searchParams.keys())];
  return {
    version: '2.0',
    routeKey: key,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookie !== undefined && { cookies: cookie.split('; ') }),
    headers,
    ...(names.length > 0 && {
      queryStringParameters: Object.fromEntries(
        names.map((name) => [name, url.searchParams.getAll(name).join(',')]),
      ),
    }),
    ...(pathParameters && { pathParameters }),
    ...(body.length > 0 && { body: body.toString(isText ? 'utf8' : 'base64') }),
    isBase64Encoded: body.length > 0 && !isText,
    requestContext: {
      accountId: '000000000000',
      apiId: 'local',
      domainName: '127.0.0.1',
      domainPrefix: '127',
      stage: '$default',
      routeKey: key,
      requestId: randomUUID(),
      time: new Date(atMs).toISOString(),
      timeEpoch: atMs,
      http: {
        method: request.method ?? 'GET',
        path: url.pathname,
        protocol: 'HTTP/1.1',
        sourceIp: request.socket.remoteAddress ?? '',
        userAgent: headers['user-agent'] ?? '',
      },
    },
  };
};

const structured = z.object({
  statusCode: z.int(),
  headers: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  cookies: z.array(z.string()).optional(),
  body: z.string().optional(),
  isBase64Encoded: z.boolean().optional(),
});

/** A lambda's answer as API Gateway renders it; what has no `statusCode` is a JSON body. */
export const sendResult = (response: ServerResponse, result: unknown): void => {
  const parsed = structured.safeParse(result);
  if (!parsed.success) {
    const body = typeof result === 'string' ? result : JSON.stringify(result ?? null);
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
    return;
  }
  const { statusCode, headers, cookies, body, isBase64Encoded } = parsed.data;
  for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, String(value));
  if (cookies !== undefined) response.setHeader('set-cookie', cookies);
  response.writeHead(statusCode).end(Buffer.from(body ?? '', isBase64Encoded === true ? 'base64' : 'utf8'));
};
