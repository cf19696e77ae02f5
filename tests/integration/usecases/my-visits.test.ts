import { myVisits } from '../../../functions/usecases/my-visits';
import { myVisitsContract } from '../../../shared/contracts/my-visits';
import type { Actor } from '../../../shared/domain/authority/actor';
import type { OrderId, PersonId } from '../../../shared/domain/ids';
import { DAY_MS, HOUR_MS } from '../../../shared/domain/units';
import { actor, type CityForTests, NOW_MS, startCityForTests } from '../city-for-tests';
import { type EngineForTests, startEngineForTests } from '../engine-for-tests';
import { playIn } from '../play-for-tests';

const NOON_MS = NOW_MS + 3 * HOUR_MS;

let engine: EngineForTests;
let city: CityForTests;
let play: ReturnType<typeof playIn>;
let elderId: PersonId;
let relativeId: PersonId;
let helperId: PersonId;
/** Ten visits, one a day, the latest first; the helper has taken them all. */
const visits: OrderId[] = [];

beforeAll(async () => {
  engine = await startEngineForTests();
  city = await startCityForTests(engine);
  play = playIn(city);
  ({ elderId, relativeId } = await city.addFamily());
  helperId = await city.helper();
  for (let day = 0; day < 10; day += 1) {
    const orderId = await play.request({ elderId, startMs: NOON_MS + day * DAY_MS });
    await play.grab(orderId, helperId);
    visits.unshift(orderId);
  }
});
afterAll(async () => {
  await city.stop();
  await engine.stop();
});

type Asked = Parameters<ReturnType<typeof myVisits>>[0];
const pageOf = async (who: Actor, asked: Asked, atMs = NOW_MS) => {
  const seen = await myVisits(city.ports)(asked, who, atMs);
  return seen.ok ? myVisitsContract.response.parse(seen.value) : seen.refusal.code;
};
const allOf = async (who: Actor, asked: Asked) => {
  const found: string[] = [];
  let cursor: string | undefined;
  let pages = 0;
  do {
    const page = await pageOf(who, { ...asked, ...(cursor !== undefined && { cursor }) });
    if (typeof page === 'string') throw new Error(page);
    found.push(...page.items.map(({ orderId }) => orderId));
    cursor = page.next;
    pages += 1;
  } while (cursor !== undefined && pages < 10);
  return { found, pages };
};

test('the elder → all of them, the latest first, with the helper’s form of address', async () => {
  const page = await pageOf(actor(elderId, ['elder']), { as: 'elder' });
  if (typeof page === 'string') throw new Error(page);
  expect(page.items.map(({ orderId }) => orderId)).toEqual(visits);
  expect(page.items[0]?.helper?.calledZh).toBe('李师傅');
});

test('the helper → all that is ahead in one page, the next one first, with whom they are', async () => {
  const { found, pages } = await allOf(actor(helperId, ['volunteer']), { as: 'helper' });
  expect([found, pages]).toEqual([[...visits].reverse(), 1]);
  const page = await pageOf(actor(helperId, ['volunteer']), { as: 'helper' });
  expect(typeof page === 'string' || page.items[0]?.elder?.calledZh).toBe('王阿姨');
});

test('the helper, some days later → first what is ahead, the next one first, then what was, page by page', async () => {
  const atMs = NOW_MS + 8 * DAY_MS;
  const pages: OrderId[][] = [];
  let cursor: string | undefined;
  do {
    const asked = { as: 'helper', ...(cursor !== undefined && { cursor }) } as const;
    const page = await pageOf(actor(helperId, ['volunteer']), asked, atMs);
    if (typeof page === 'string') throw new Error(page);
    pages.push(page.items.map(({ orderId }) => orderId));
    cursor = page.next;
  } while (cursor !== undefined && pages.length < 5);
  const [ninth, eighth, ...before] = visits;
  expect(pages).toEqual([[eighth, ninth, ...before.slice(0, 6)], before.slice(6)]);
});

test('the elder → of what came to nothing, who called it off', async () => {
  const family = await city.addFamily();
  const own = await play.request({ elderId: family.elderId, startMs: NOON_MS + 2 * DAY_MS });
  const kept = await play.request({ elderId: family.elderId, startMs: NOON_MS + DAY_MS });
  await play.cancel(own);
  const page = await pageOf(actor(family.elderId, ['elder']), { as: 'elder' });
  expect(
    typeof page === 'string' ? page : page.items.map(({ orderId, endedBy }) => [orderId, endedBy]),
  ).toEqual([
    [own, 'elder'],
    [kept, undefined],
  ]);
});

test('the helper, a day after a visit → it is still listed, and no longer says with whom', async () => {
  const [otherId, otherHelperId] = [await city.addPerson('韦奶奶'), await city.helper()];
  await play.served({ elderId: otherId, startMs: NOON_MS }, otherHelperId);
  const seenAt = async (atMs: number) => {
    const page = await pageOf(actor(otherHelperId, ['volunteer']), { as: 'helper' }, atMs);
    return typeof page === 'string' ? page : page.items.map(({ elder }) => elder?.calledZh);
  };
  expect(await seenAt(NOON_MS + 2 * HOUR_MS)).toEqual(['韦奶奶']);
  expect(await seenAt(NOON_MS + HOUR_MS + DAY_MS)).toEqual([undefined]);
});

test('more than a page of an elder’s visits → every visit once', async () => {
  const manyId = await city.addPerson('覃婆婆', { minutes: 6_000 });
  const made: OrderId[] = [];
  for (let day = 0; day < 26; day += 1)
    made.unshift(await play.request({ elderId: manyId, startMs: NOON_MS + day * DAY_MS }));
  const { found, pages } = await allOf(actor(manyId, ['elder']), { as: 'elder' });
  expect([found, pages]).toEqual([made, 2]);
});

test.each<[who: string, actor: () => Promise<Actor>, sees: boolean]>([
  ['the daughter', async () => actor(relativeId, ['family']), true],
  ['another family', async () => actor((await city.addFamily()).relativeId, ['family']), false],
  ['the helper', async () => actor(helperId, ['volunteer']), false],
  ['another elder', async () => actor(await city.addPerson('莫阿公'), ['elder']), false],
])('%s asks for the elder’s visits → %s', async (_who, asking, sees) => {
  const page = await pageOf(await asking(), { as: 'elder', elderId });
  expect(typeof page === 'string' ? page : page.items.length).toBe(sees ? 10 : 'not_allowed');
});

test('a daughter who may pay, and not look → not allowed', async () => {
  const family = await city.addFamily({ scopes: ['pay'] });
  const asked = { as: 'elder', elderId: family.elderId } as const;
  expect(await pageOf(actor(family.relativeId, ['family']), asked)).toBe('not_allowed');
});

test.each<[as: 'elder' | 'helper', cursor: string]>([
  ['elder', '20260303'],
  ['helper', 'x'],
  ['elder', ''],
])('as %s, the made-up cursor "%s" → refused', async (as, cursor) => {
  expect(await pageOf(actor(elderId, ['elder', 'volunteer']), { as, cursor })).toBe('invalid_request');
});
