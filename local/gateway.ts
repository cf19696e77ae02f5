import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { CityClock } from './city-clock';
import type { FaultSwitch } from './fault-switch';
import { type Route, sendResult, toEvent } from './http-event';
import { BodyTooLarge, readBody } from './read-body';
import { sendJson } from './send-json';

/** Answers what it knows; false when the request is none of its own. */
export type Door = (request: IncomingMessage, response: ServerResponse, url: URL) => Promise<boolean>;

export type GatewayParts = {
  readonly routeOf: (method: string, path: string) => Route | undefined;
  readonly invoke: (lambda: string, event: unknown) => Promise<unknown>;
  readonly clock: Pick<CityClock, 'nowMs'>;
  readonly faults: Pick<FaultSwitch, 'losesReply'>;
  readonly demo: Door;
  /** Hears of what nobody expected: a lambda that threw. */
  readonly report: (what: string, cause: unknown) => void;
  readonly files: (request: IncomingMessage, response: ServerResponse, path: string) => boolean;
};

/** What a lambda can be handed at most. */
const BODY_BYTES_MAX = 6 * 1024 * 1024;

/**
 * This machine's API Gateway: HTTP to the lambdas, the demo's own pages, and the client's files. It decides nothing:
 * who may do what is said behind the handlers, which verify the token themselves.
 */
export const createGateway = (parts: GatewayParts): RequestListener => {
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const route = parts.routeOf(request.method ?? 'GET', url.pathname);
    if (route !== undefined) return callLambda(parts, route, request, response, url);
    if (await parts.demo(request, response, url)) return undefined;
    if (parts.files(request, response, url.pathname)) return undefined;
    return sendJson(response, 404, { message: 'Not Found' });
  };

  return (request, response) => {
    serve(request, response).catch((cause: unknown) => {
      if (cause instanceof BodyTooLarge)
        return sendJson(response, 413, { message: 'Request Entity Too Large' });
      parts.report(`${request.method} ${request.url}`, cause);
      if (response.headersSent) return response.destroy();
      return sendJson(response, 500, { message: 'Internal Server Error' });
    });
  };
};

const callLambda = async (
  { invoke, clock, faults }: GatewayParts,
  route: Route,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> => {
  const body = await readBody(request, BODY_BYTES_MAX);
  const result = await invoke(route.lambda, toEvent(request, url, route, body, clock.nowMs()));
  const isCommand = request.method === 'POST';
  if (isCommand && faults.losesReply(request.headers['x-fault'] === 'lose-reply')) {
    response.destroy();
    return;
  }
  sendResult(response, result);
};
