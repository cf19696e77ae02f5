import { createServer } from 'node:http';
import { listenOn } from '../../local/listen';
import { readBody } from '../../local/read-body';

/** One request to DynamoDB as it went over the wire: operation and JSON. */
export type Recorded = { readonly operation: string; readonly body: string };
/** Requests that were under way together. */
export type Wave = readonly Recorded[];

const BODY_LENGTH_MAX = 1024 * 1024;

/** Stands between a client and an engine and writes down what passes. `take` gives the waves since the last time. */
export const startRecorder = async (engineEndpoint: string) => {
  let waves: Recorded[][] = [];
  let underWay = 0;
  const server = createServer((request, response) => {
    const pass = async () => {
      const body = (await readBody(request, BODY_LENGTH_MAX)).toString('utf8');
      const target = String(request.headers['x-amz-target']);
      if (underWay === 0) waves.push([]);
      waves.at(-1)?.push({ operation: target.split('.')[1] ?? '', body });
      underWay += 1;
      const answer = await fetch(engineEndpoint, {
        method: 'POST',
        headers: {
          'content-type': 'application/x-amz-json-1.0',
          'x-amz-target': target,
          authorization: String(request.headers.authorization),
          'x-amz-date': String(request.headers['x-amz-date']),
        },
        body,
      });
      const text = await answer.text();
      underWay -= 1;
      response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' }).end(text);
    };
    pass().catch((cause: unknown) => response.writeHead(500).end(String(cause)));
  });
  const { endpoint, stop } = await listenOn(server, 0);
  return {
    endpoint,
    take: (): readonly Wave[] => {
      const taken = waves;
      waves = [];
      return taken;
    },
    stop,
  };
};
