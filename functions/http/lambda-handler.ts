import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { renderRefusal } from '../../shared/contracts/refusals';
import { type Door, HEADERS } from './door';

export type LambdaHandler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

/** Methods that any route has; the others carry nothing that we would read. */
const methods: readonly string[] = ['GET', 'POST'];

const requestOf = ({
  rawPath,
  rawQueryString,
  headers,
  body,
  isBase64Encoded,
  requestContext,
}: APIGatewayProxyEventV2) => {
  const { method } = requestContext.http;
  const query = rawQueryString === '' ? '' : `?${rawQueryString}`;
  const { authorization } = headers;
  return new Request(`https://lambda${rawPath}${query}`, {
    method: methods.includes(method) ? method : 'OPTIONS',
    ...(authorization === undefined ? {} : { headers: { authorization } }),
    ...(method === 'POST' && { body: isBase64Encoded ? Buffer.from(body ?? '', 'base64') : (body ?? '') }),
  });
};

const unreadable = ({ requestContext }: APIGatewayProxyEventV2): APIGatewayProxyStructuredResultV2 => {
  const { status, body } = renderRefusal({ code: 'invalid_request', data: { issues: [] } });
  return {
    statusCode: status,
    headers: { ...HEADERS, 'content-type': 'application/json' },
    body: JSON.stringify({ ...body, serverNowMs: requestContext.timeEpoch }),
  };
};

/** A door as API Gateway calls it (payload 2.0). What cannot even be read as a request is 400. */
export const lambdaHandler =
  ({ app }: Door): LambdaHandler =>
  async (event) => {
    let request: Request;
    try {
      request = requestOf(event);
    } catch {
      // A path or a header that no client of ours can send: nothing but what was sent can make a request unreadable.
      return unreadable(event);
    }
    const response = await app.fetch(request, { event });
    return {
      statusCode: response.status,
      headers: Object.fromEntries(response.headers),
      body: await response.text(),
    };
  };
