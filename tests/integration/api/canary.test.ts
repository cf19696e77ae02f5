import { encodeOrder } from '../../../functions/store/order-codec';
import type { Actor } from '../../../shared/domain/authority/actor';
import type { OrderId } from '../../../shared/domain/ids';
import { HOUR_MS } from '../../../shared/domain/units';
import { canaries, NOW_MS } from '../city-for-tests';
import { projectAll } from '../stream-for-tests';
import { type Cast, castOf, type LambdasForTests, startLambdasForTests } from './lambdas-for-tests';
import { END_MS, START_MS, visitsIn } from './visit-for-tests';

let lambdas: LambdasForTests;
let cast: Cast;
const visits: Record<string, string> = {};

/** All that the lambdas write to their logs, kept from the screen. */
const logged: string[] = [];
const streams = [process.stdout, process.stderr].map((stream) => ({ stream, write: stream.write }));
const tap = (): void => {
  for (const { stream, write } of streams)
    stream.write = (text: string | Uint8Array, ...rest: unknown[]): boolean => {
      if (!String(text).startsWith('{"level"')) return Reflect.apply(write, stream, [text, ...rest]);
      logged.push(String(text));
      return true;
    };
};

beforeAll(async () => {
  tap();
  lambdas = await startLambdasForTests({ POWERTOOLS_LOG_LEVEL: 'INFO' });
  cast = await castOf(lambdas.city);
  const play = visitsIn(lambdas, cast);
  visits.open = await play.upTo('open', { startMs: START_MS + 2 * HOUR_MS });
  visits.accepted = await play.upTo('accepted', { startMs: START_MS + 4 * HOUR_MS });
  visits.served = await play.upTo('served');
  await projectAll(lambdas.engine, lambdas.city);
});
afterAll(async () => {
  for (const { stream, write } of streams) stream.write = write;
  await lambdas.stop();
});

const people = (): readonly (readonly [string, Actor])[] =>
  Object.entries(cast).flatMap(([name, who]) => (typeof who === 'string' ? [] : [[name, who] as const]));

/** The canaries that sing in a text, by kind. */
const singing = (text: string): readonly string[] => [
  ...new Set(
    canaries.flatMap((identity) =>
      (['name', 'phone', 'addressZh'] as const).filter((field) => {
        const value = identity[field];
        return value !== undefined && text.includes(value);
      }),
    ),
  ),
];

const later = END_MS + 48 * HOUR_MS;

test.each([
  ['person/home', ''],
  ['person/hall', ''],
  ['person/my-visits', 'as=elder'],
  ['person/my-visits', 'as=helper'],
  ['person/passbook', ''],
  ['person/passbook', 'show=out&month=202603'],
  ['person/held-minutes', ''],
  ['person/service-records', ''],
  ['person/monthly-slip', 'month=202603'],
  ['person/year-lines', 'year=2026'],
  ['desk/queue', 'lane=all'],
  ['desk/queue', 'lane=toConfirm'],
])('%s?%s, asked by everybody → no name, phone or address', async (route, query) => {
  const answered = new Set<number>();
  for (const [name, who] of people()) {
    const { text, status } = await lambdas.ask(who, route, query);
    answered.add(status);
    expect([name, singing(text)]).toEqual([name, []]);
  }
  expect([...answered].sort()).toEqual([200, 403]);
});

/** Who meets which kinds of personal data on an order; whoever is not named meets none. */
const allowed: Record<string, Record<string, readonly string[]>> = {
  open: { station: ['addressZh', 'phone'], lead: ['addressZh', 'phone'] },
  accepted: {
    elder: ['phone'],
    daughter: ['phone'],
    helper: ['addressZh', 'phone'],
    station: ['addressZh', 'phone'],
    lead: ['addressZh', 'phone'],
  },
  served: {
    helper: ['addressZh', 'phone'],
    station: ['addressZh', 'phone'],
    lead: ['addressZh', 'phone'],
  },
};

test.each(Object.keys(allowed))(
  'an order that is %s, asked for by everybody → what each may know',
  async (visit) => {
    for (const [name, who] of people())
      for (const audience of ['person', 'desk']) {
        const { text } = await lambdas.ask(who, `${audience}/order`, `orderId=${visits[visit]}`, NOW_MS);
        const isTheirDoor = (who.orgId === undefined) === (audience === 'person');
        const expected = isTheirDoor ? (allowed[visit]?.[name] ?? []) : [];
        expect([name, audience, [...singing(text)].sort()]).toEqual([name, audience, expected]);
      }
  },
);

test('a served order, two days later → the helper meets nobody any more', async () => {
  const { text, status } = await lambdas.ask(cast.helper, 'person/order', `orderId=${visits.served}`, later);
  expect([status, singing(text), text.includes('王阿姨')]).toEqual([200, [], false]);
});

test('an order whose catalogue is gone, and all that was asked before → the logs tell what happened, never what was seen', async () => {
  // An id that the API gave us.
  const { order } = await lambdas.city.ports.load({ orderId: visits.served as OrderId });
  if (order === undefined) throw new Error('no order to break');
  await lambdas.city.table.putAll([encodeOrder({ ...order, catalogueVersion: 99 })]);
  const broken = await lambdas.ask(cast.elder, 'person/order', `orderId=${visits.served}`);
  expect([broken.status, singing(broken.text)]).toEqual([500, []]);
  const text = logged.join('');
  for (const said of ['"revealed"', '"denied"', '"failed"']) expect(text).toContain(said);
  expect([singing(text), text.includes('王阿姨')]).toEqual([[], false]);
});

test('a helper and a clerk look at the elder of one order → each look is noted under who looked and their request', async () => {
  const visit = visits.accepted;
  const looksOf = async (who: Actor, route: string) => {
    const before = logged.length;
    const { status } = await lambdas.ask(who, route, `orderId=${visit}`, NOW_MS);
    const notes = logged.slice(before).flatMap((line) => JSON.parse(line).reveal ?? []);
    return { status, notes };
  };
  for (const [who, route] of [
    [cast.helper, 'person/order'],
    [cast.station, 'desk/order'],
  ] as const) {
    const { status, notes } = await looksOf(who, route);
    expect(status).toBe(200);
    expect(notes.length).toBeGreaterThan(0);
    for (const note of notes) expect(note.actorId).toBe(who.personId);
    expect(new Set(notes.map(({ requestId }) => requestId))).toEqual(new Set([expect.any(String)]));
    expect(notes.flatMap(({ subjectIds }) => subjectIds)).toContain(cast.elder.personId);
  }
});

test('two people look at the same moment → no look is noted under the other', async () => {
  const before = logged.length;
  const people = [cast.elder, cast.helper, cast.elder, cast.helper];
  await Promise.all(people.map((who) => lambdas.ask(who, 'person/home', '', NOW_MS)));
  const notes = logged.slice(before).flatMap((line) => JSON.parse(line).reveal ?? []);
  // The first subject of one's home is oneself.
  expect(notes.map(({ actorId, subjectIds }) => actorId === subjectIds[0])).toEqual(people.map(() => true));
  expect(new Set(notes.map(({ requestId }) => requestId)).size).toBe(people.length);
});
