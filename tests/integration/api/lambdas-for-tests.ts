import type { LambdaHandler } from '../../../functions/http/lambda-handler';
import type { Actor } from '../../../shared/domain/authority/actor';
import type { Audience } from '../../../shared/domain/authority/audience';
import type { Ms } from '../../../shared/domain/units';
import { eventOf, type Sent } from '../../fixtures/http-event';
import { type CityForTests, fresh, NOW_MS, startCityForTests } from '../city-for-tests';
import { startEngineForTests } from '../engine-for-tests';

type Json = Readonly<Record<string, unknown>>;
export type Answer = { readonly status: number; readonly body: Json; readonly text: string };

/** Both lambdas of people over the real engine, called as API Gateway calls them. `environment`: what is other than the city's. */
export const startLambdasForTests = async (environment: Readonly<Record<string, string>> = {}) => {
  const engine = await startEngineForTests();
  const city = await startCityForTests(engine);
  Object.assign(process.env, city.environment, environment);
  const handlers: Record<Audience, LambdaHandler> = {
    person: (await import('../../../functions/api/person/main')).handler,
    desk: (await import('../../../functions/api/desk/main')).handler,
  };

  const tokens = new Map<string, Promise<string>>();
  const tokenOf = ({ personId, roles, orgId }: Actor): Promise<string> => {
    const key = [personId, ...roles, orgId].join(' ');
    const token = tokens.get(key) ?? city.sign({ sub: personId, roles, ...(orgId && { org: orgId }) });
    tokens.set(key, token);
    return token;
  };

  const call = async (
    audience: Audience,
    sent: Omit<Sent, 'atMs'> & { readonly atMs?: Ms },
  ): Promise<Answer> => {
    const { statusCode = 0, body: text = '' } = await handlers[audience](eventOf({ atMs: NOW_MS, ...sent }));
    const body: Json = text === '' ? {} : JSON.parse(text);
    return { status: statusCode, body, text };
  };

  /** A command with an id and a stamp of its own, unless the body says otherwise. */
  const give = async (who: Actor, route: string, body: Json, atMs: Ms = NOW_MS): Promise<Answer> => {
    const whole = { commandId: fresh('command'), issuedAtMs: atMs, ...body };
    return call(audienceOf(route), {
      method: 'POST',
      path: `/v1/${route}`,
      token: await tokenOf(who),
      body: JSON.stringify(whole),
      atMs,
    });
  };
  const ask = async (who: Actor, route: string, query: string, atMs: Ms = NOW_MS): Promise<Answer> =>
    call(audienceOf(route), { method: 'GET', path: `/v1/${route}`, query, token: await tokenOf(who), atMs });

  const balanceOf = async (personId: Actor['personId']): Promise<readonly [number, number]> => {
    const account = `person:${personId}` as const;
    const head = (await city.ports.load({ accounts: [account] })).heads.get(account);
    return [head?.availableMinutes ?? 0, head?.heldMinutes ?? 0];
  };

  return {
    engine,
    city,
    tokenOf,
    call,
    give,
    ask,
    balanceOf,
    stop: async () => {
      await city.stop();
      await engine.stop();
    },
  };
};
export type LambdasForTests = Awaited<ReturnType<typeof startLambdasForTests>>;

const audienceOf = (route: string): Audience => (route.startsWith('desk/') ? 'desk' : 'person');

/** The people of one quarter, each in the roles of their token. */
export const castOf = async ({
  orgs,
  stationId,
  otherStationId,
  addPerson,
  addFamily,
  helper,
}: CityForTests) => {
  const family = await addFamily();
  const staff = () => addPerson('职员', { birthMonth: 199001, facets: ['staff'], minutes: 0 });
  const of = (personId: Actor['personId'], ...roles: Actor['roles'][number][]): Actor => ({
    personId,
    roles,
  });
  const desk = async (role: Actor['roles'][number], orgId: typeof stationId): Promise<Actor> => ({
    personId: await staff(),
    roles: [role],
    orgId,
  });
  return {
    elder: of(family.elderId, 'elder'),
    daughter: of(family.relativeId, 'family'),
    bindingId: family.bindingId,
    helper: of(await helper({ minutes: 0 }), 'volunteer'),
    otherHelper: of(await helper({ minutes: 0 }), 'volunteer'),
    stranger: of(await addPerson('韦奶奶'), 'elder'),
    strangersDaughter: of((await addFamily()).relativeId, 'family'),
    station: await desk('station', stationId),
    lead: await desk('stationLead', stationId),
    community: await desk('community', orgs.here.id),
    otherStation: await desk('station', otherStationId),
    otherLead: await desk('stationLead', otherStationId),
    otherCommunity: await desk('community', orgs.near.id),
    centre: await desk('centre', stationId),
  };
};
export type Cast = Awaited<ReturnType<typeof castOf>>;
