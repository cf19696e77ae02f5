import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { LocalKeys } from '../../local/local-keys';
import type { PersonId } from '../../shared/domain/ids';
import { HOUR_MS } from '../../shared/domain/units';
import { fresh, MORNING_MS, type SmallCity } from '../small-city';

export type Handler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;
/** One request to the lambda; `kind` is its route. */
export type Step = { readonly kind: string; readonly event: APIGatewayProxyEventV2 };
type Visit = { readonly elderId: PersonId; readonly helperId: PersonId };

const START_MS = MORNING_MS + 26 * HOUR_MS;

/** An elder and a helper for each visit. */
export const moveIn = async (city: SmallCity, visits: number): Promise<readonly Visit[]> => {
  const pairs = Array.from({ length: visits }, () => ({
    elderId: fresh('person'),
    helperId: fresh('person'),
  }));
  await city.addPeople(pairs.flatMap(({ elderId, helperId }) => [{ id: elderId }, { id: helperId }]));
  return pairs;
};

const eventOf = (
  method: 'GET' | 'POST',
  kind: string,
  token: string,
  body?: object,
): APIGatewayProxyEventV2 => ({
  version: '2.0',
  routeKey: '$default',
  rawPath: `/v1/${kind}`,
  rawQueryString: '',
  headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
  ...(body && { body: JSON.stringify(body) }),
  isBase64Encoded: false,
  requestContext: {
    accountId: '000000000000',
    apiId: 'bench',
    domainName: 'bench',
    domainPrefix: 'bench',
    stage: '$default',
    routeKey: '$default',
    requestId: 'bench',
    time: '',
    timeEpoch: MORNING_MS,
    http: { method, path: `/v1/${kind}`, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'bench' },
  },
});

/** Each visit is asked for, found in the hall and taken, by the real handler; each step comes when it has been answered. */
export async function* stepsOf(
  { serviceCode }: SmallCity,
  visits: readonly Visit[],
  sign: LocalKeys['sign'],
  handler: Handler,
): AsyncGenerator<Step> {
  const play = async (step: Step): Promise<string> => {
    const { statusCode, body = '' } = await handler(step.event);
    if (statusCode !== 200) throw new Error(`${step.kind}: ${statusCode} ${body}`);
    return body;
  };
  for (const { elderId, helperId } of visits) {
    const elder = await sign({ sub: elderId, roles: ['elder'] });
    const helper = await sign({ sub: helperId, roles: ['volunteer'] });
    const stamp = () => ({ commandId: fresh('command'), issuedAtMs: MORNING_MS });
    const asked = {
      ...stamp(),
      elderId,
      payerId: elderId,
      serviceCode,
      startMs: START_MS,
      plannedMinutes: 60,
    };
    const request: Step = {
      kind: 'person/request-order',
      event: eventOf('POST', 'person/request-order', elder, asked),
    };
    const { orderId }: { readonly orderId: string } = JSON.parse(await play(request));
    yield request;
    const look: Step = { kind: 'person/hall', event: eventOf('GET', 'person/hall', helper) };
    await play(look);
    yield look;
    const grabbed = { ...stamp(), orderId, seenStartMs: START_MS };
    const grab: Step = {
      kind: 'person/grab-order',
      event: eventOf('POST', 'person/grab-order', helper, grabbed),
    };
    await play(grab);
    yield grab;
  }
}
