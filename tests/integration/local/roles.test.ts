import { randomBytes } from 'node:crypto';
import type { City } from '../../../local/city';
import type { CitySize } from '../../../local/demo-city/city-size';
import type { RoleUse } from '../../../local/role-guard';
import { rolePermissions } from '../../../local/role-permissions';
import { dayIndexOf, instantAt } from '../../../shared/domain/calendar/shanghai-day';
import { newId } from '../../../shared/domain/ids';
import { HOUR_MS, MINUTE_MS } from '../../../shared/domain/units';
import { type DemoCityForTests, startDemoCityForTests } from '../../demo-city-for-tests';

// A visit from the first tap to the settled hours, with every lambda held to its role in serverless.yml as IAM would hold it.
const SIZE: CitySize = { communities: 47, volunteers: 20, elders: 10, relatives: 5 };
const uses = new Set<string>();
const denied = new Set<string>();

let place: DemoCityForTests;
let city: City;

const heard = ({ lambda, action, resource, allowed }: RoleUse) => {
  (allowed ? uses : denied).add(`${lambda}: ${action} on ${resource}`);
};

/** The fields that this test reads of any answer. */
type Answer = {
  nowMs: number;
  serverNowMs: number;
  token: string;
  personId: string;
  orderId: string;
  batchId: string;
  state: string;
  assignmentNo: number;
  order: { codes: { in: string; out: string } };
  services: { code: string; plannedMinutes: number }[];
};
const bodyOf = async (answer: Response): Promise<Answer> => {
  const text = await answer.text();
  if (!answer.ok) throw new Error(`${answer.url}: ${answer.status} ${text}`);
  return JSON.parse(text);
};
const post = async (path: string, body: object, token = '') =>
  fetch(`${city.address}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });
const clockMs = async () => (await bodyOf(await fetch(`${city.address}/demo/clock`))).nowMs;
const moveTo = async (atMs: number) =>
  bodyOf(await post('/demo/clock', { advanceMs: atMs - (await clockMs()) }));

const signIn = async (persona: string) => {
  const { token, personId } = await bodyOf(await post('/demo/session', { persona }));
  const tryTo = async (route: string, body: object) => {
    const nowMs = await clockMs();
    return post(
      `/v1/${route}`,
      { commandId: newId('command', nowMs, randomBytes(10)), issuedAtMs: nowMs, ...body },
      token,
    );
  };
  return {
    personId,
    tryTo,
    give: async (route: string, body: object) => bodyOf(await tryTo(route, body)),
    ask: async (route: string) =>
      bodyOf(await fetch(`${city.address}/v1/${route}`, { headers: { authorization: `Bearer ${token}` } })),
  };
};

const wholeVisit = async () => {
  const [elder, helper, station, community] = await Promise.all(['wang', 'li', 'qinjie', 'qin'].map(signIn));
  if (elder === undefined || helper === undefined || station === undefined || community === undefined)
    throw new Error('a persona is missing');
  const startMs = instantAt(dayIndexOf(await clockMs()) + 1, 10 * 60);
  await elder.ask('person/home');
  const request = {
    elderId: elder.personId,
    payerId: elder.personId,
    serviceCode: 'escort.walk',
    startMs,
    plannedMinutes: 60,
  };
  const { orderId } = await elder.give('person/request-order', request);
  await helper.ask('person/hall');
  const { assignmentNo } = await helper.give('person/grab-order', { orderId, seenStartMs: startMs });
  await elder.ask('person/my-visits?as=elder');
  await helper.ask('person/my-visits?as=helper');
  await moveTo(startMs);
  const { codes } = (await elder.ask(`person/order?orderId=${orderId}`)).order;
  await station.ask(`desk/order?orderId=${orderId}`);
  await station.ask('desk/queue?lane=all');
  // Typed wrongly at the desk, then at the door: both count the try.
  const proof = (code: string, deviceAtMs: number) => ({ kind: 'elderCode', code, deviceAtMs });
  const wrong = { orderId, assignmentNo, proof: proof(codes.in === '0000' ? '0001' : '0000', startMs) };
  await station.tryTo('desk/check-in', wrong);
  await helper.tryTo('person/check-in', wrong);
  await helper.give('person/check-in', { orderId, assignmentNo, proof: proof(codes.in, startMs) });
  await moveTo(startMs + HOUR_MS);
  await helper.give('person/check-out', {
    orderId,
    assignmentNo,
    proof: proof(codes.out, startMs + HOUR_MS),
  });
  await elder.give('person/confirm-order', { orderId });
  await community.ask('desk/queue?lane=toSettle');
  await community.give('desk/settle-order', { orderId });
  await bodyOf(await post('/demo/drain', {}));
  await elder.ask(`person/passbook?personId=${elder.personId}`);
  await postedBatch(elder.personId);
  // One that nobody takes, so that the sweeper has to act.
  const late = { ...request, startMs: startMs + 5 * HOUR_MS };
  await elder.give('person/request-order', late);
  await moveTo(late.startMs + MINUTE_MS);
  // The night has its seal; what it took can be proven.
  await moveTo(instantAt(dayIndexOf(await clockMs()) + 1, 60));
  await bodyOf(await post('/demo/drain', {}));
  await elder.ask('person/line-proof?seq=1');
};

/** Drafted by the station, approved by its lead; the worker comes with the next minute. */
const postedBatch = async (personId: string) => {
  const [station, lead] = await Promise.all(['qinjie', 'lu'].map(signIn));
  if (station === undefined || lead === undefined) throw new Error('a persona is missing');
  const plan = { kind: 'opening', lines: [{ personId, minutes: 60 }] };
  const { batchId } = await station.give('desk/draft-batch', { plan });
  await station.ask('desk/batches');
  await station.ask('desk/batch-proposal?kind=allowance');
  await lead.give('desk/approve-batch', { batchId });
  await moveTo((await clockMs()) + MINUTE_MS);
  expect((await lead.ask(`desk/batch?batchId=${batchId}`)).state).toBe('closed');
};

beforeAll(async () => {
  place = await startDemoCityForTests(SIZE, { report: () => undefined, guard: heard });
  ({ city } = place);
  await wholeVisit();
});

afterAll(() => place.stop());

test('a whole visit → no lambda wanted what its role does not allow', () => {
  expect([...denied]).toEqual([]);
});

test('a whole visit → no role allows on tables, keys and objects what its lambda never wanted', () => {
  const allowed = [...rolePermissions(process.cwd())].flatMap(([lambda, permissions]) =>
    permissions
      .filter(({ action, resource }) => /^(dynamodb|kms|s3):/.test(action) && !/Stream|^\*$/.test(resource))
      .map(({ action, resource }) => `${lambda}: ${action} on ${resource}`),
  );
  expect(allowed.filter((permission) => !uses.has(permission))).toEqual([]);
});
