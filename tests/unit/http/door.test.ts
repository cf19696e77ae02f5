import { createHash } from 'node:crypto';
import * as z from 'zod';
import { openDoor, type RequestNote } from '../../../functions/http/door';
import { lambdaHandler } from '../../../functions/http/lambda-handler';
import { routeCommand, routeQuery, routeText } from '../../../functions/http/route';
import type { CommandCall } from '../../../functions/usecases/ports/command-call';
import { envelope, orderId } from '../../../shared/contracts/scalars';
import type { Actor } from '../../../shared/domain/authority/actor';
import type { Refusal } from '../../../shared/domain/refusals';
import { accept, type Result, refuse } from '../../../shared/domain/result';
import { eventOf, type Sent } from '../../fixtures/http-event';

const NOW_MS = 1_772_500_000_000;
const PERSON = 'per_01KJRKB0M0KWA3NYQCCVA3GXVZ';
const ORDER = 'ord_01KJRKB0M0KWA3NYQCCVA3GXVZ';
const COMMAND = 'cmd_01KJRKB0M0KWA3NYQCCVA3GXVZ';
const summary = { zh: '试', en: 'Try' };
const command = {
  name: 'grab-order',
  kind: 'command',
  audiences: ['person'],
  summary,
  request: z.strictObject({ ...envelope, orderId }),
  response: z.strictObject({ done: z.boolean() }),
} as const;
/** Takes a list that the door's own limit would not hold. */
const listCommand = { ...command, name: 'drop-order', bodyLengthMax: 64 * 1024 } as const;
const query = {
  name: 'hall',
  kind: 'query',
  audiences: ['person'],
  summary,
  request: z.strictObject({ day: z.coerce.number().int().optional() }),
  response: z.strictObject({ day: z.number().optional() }),
} as const;

/** A door with one command and one query, which answer as a test wishes. */
const doorThat = (
  does: (call: CommandCall<unknown>) => Promise<Result<{ done: boolean }, Refusal>>,
  roles: Actor['roles'] = ['volunteer'],
) => {
  const calls: CommandCall<unknown>[] = [];
  const failures: [RequestNote, unknown][] = [];
  const denials: [RequestNote, string][] = [];
  const door = openDoor({
    verify: async (authorization) =>
      authorization === 'Bearer good' ? { personId: PERSON, roles } : undefined,
    sha256: (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest()),
    denied: (note, code) => denials.push([note, code]),
    failed: (note, cause) => failures.push([note, cause]),
  });
  routeCommand(door, 'person', command, async (call) => {
    calls.push(call);
    return does(call);
  });
  routeCommand(door, 'person', listCommand, async () => accept({ done: true }));
  routeQuery(door, 'person', query, async ({ day }) => accept({ ...(day !== undefined && { day }) }));
  routeText(door, '/described.json', async () => '{"for":"everybody"}');
  const handler = lambdaHandler(door);
  const send = async (sent: Partial<Sent> = {}) => {
    const answer = await handler(
      eventOf({ method: 'POST', path: '/v1/person/grab-order', token: 'good', atMs: NOW_MS, ...sent }),
    );
    return { status: answer.statusCode, headers: answer.headers ?? {}, body: JSON.parse(answer.body ?? '') };
  };
  return { send, calls, failures, denials };
};
const done = async () => accept({ done: true });
const body = { commandId: COMMAND, issuedAtMs: NOW_MS, orderId: ORDER };
const sent = (more: object = {}) => ({ body: JSON.stringify({ ...body, ...more }) });

test('a command: principal from the token, instant from the gateway, app as its channel; the answer carries both clocks', async () => {
  const { send, calls } = doorThat(done);
  expect((await send(sent())).body).toEqual({ ok: true, serverNowMs: NOW_MS, done: true });
  expect(calls).toMatchObject([
    {
      route: 'person/grab-order',
      actor: { personId: PERSON },
      atMs: NOW_MS,
      envelope: { commandId: COMMAND, principal: PERSON, channel: 'app', issuedAtMs: NOW_MS },
    },
  ]);
});

test('a body sent as base64 → read', async () => {
  const { send } = doorThat(done);
  const coded = Buffer.from(JSON.stringify(body)).toString('base64');
  expect((await send({ body: coded, isBase64Encoded: true })).status).toBe(200);
});

test('a refusal → status, code, two sentences, data, the server’s now', async () => {
  const { send } = doorThat(async () => refuse('order_changed', { startMs: NOW_MS }));
  expect(await send(sent())).toMatchObject({
    status: 409,
    body: { code: 'order_changed', data: { startMs: NOW_MS }, serverNowMs: NOW_MS },
  });
});

test('a denial never carries data, whoever puts some in', async () => {
  const { send } = doorThat(async () => ({
    ok: false,
    refusal: { code: 'not_allowed', data: { orderId: ORDER } },
  }));
  expect((await send(sent())).body.data).toEqual({});
});

test('a bug → 500 without a code, so that a client takes it for silence; the request id is told, the cause only logged', async () => {
  const cause = new Error('secret detail');
  const { send, failures } = doorThat(async () => {
    throw cause;
  });
  const answer = await send(sent());
  expect(answer.status).toBe(500);
  expect(answer.body.code).toBeUndefined();
  expect(JSON.stringify(answer.body)).not.toContain('secret');
  expect(failures).toEqual([[{ requestId: answer.body.requestId, route: '/v1/person/grab-order' }, cause]]);
});

test('no token, or none of ours → 401, noted; another role → 403, noted; the use case never hears', async () => {
  const { send, calls, denials } = doorThat(done);
  expect((await send({ ...sent(), token: undefined })).status).toBe(401);
  expect((await send({ ...sent(), token: 'bad' })).status).toBe(401);
  const family = doorThat(done, ['family']);
  expect((await family.send(sent())).status).toBe(403);
  const nobody = doorThat(done, []);
  expect((await nobody.send(sent())).status).toBe(403);
  expect([calls, family.calls, nobody.calls]).toEqual([[], [], []]);
  expect([...denials, ...family.denials].map(([{ route }, code]) => `${route} ${code}`)).toEqual([
    'person/grab-order not_signed_in',
    'person/grab-order not_signed_in',
    'person/grab-order not_allowed',
  ]);
});

test.each([
  ['nothing', ''],
  ['no JSON', '{"commandId":'],
  ['a list', '[]'],
  ['null', 'null'],
  ['a field too many', JSON.stringify({ ...body, admin: true })],
  ['a field of every object', `{"__proto__":{"admin":true},${JSON.stringify(body).slice(1)}`],
  ['the clock’s channel', JSON.stringify({ ...body, channel: 'system' })],
  ['an id of another kind', JSON.stringify({ ...body, orderId: COMMAND })],
  ['a stamp that is no whole number', JSON.stringify({ ...body, issuedAtMs: 1.5 })],
  ['16 KB and more', JSON.stringify({ ...body, orderId: 'x'.repeat(16 * 1024) })],
])('a body with %s → invalid_request, what was sent is not repeated', async (_what, text) => {
  const { send, calls } = doorThat(done);
  const answer = await send({ body: text });
  expect(answer).toMatchObject({ status: 400, body: { code: 'invalid_request' } });
  expect(answer.body.data.issues.length).toBeGreaterThan(0);
  expect(JSON.stringify(answer.body)).not.toContain('admin');
  expect(calls).toEqual([]);
});

test('a right body in more than 16 KB of blanks → invalid_request; in less → done', async () => {
  const { send } = doorThat(done);
  const padded = (length: number) => JSON.stringify(body).padEnd(length);
  expect((await send({ body: padded(16 * 1024 + 1) })).status).toBe(400);
  expect((await send({ body: padded(16 * 1024) })).status).toBe(200);
});

test('a command whose contract allows a longer body → as long as that and no longer; the others keep theirs', async () => {
  const { send } = doorThat(done);
  const padded = (length: number) => ({
    path: '/v1/person/drop-order',
    body: JSON.stringify(body).padEnd(length),
  });
  expect((await send(padded(64 * 1024))).status).toBe(200);
  expect((await send(padded(64 * 1024 + 1))).status).toBe(400);
  expect((await send({ ...padded(16 * 1024 + 1), path: '/v1/person/grab-order' })).status).toBe(400);
});

test('on behalf of somebody without a consent → consent_missing', async () => {
  const { send, calls } = doorThat(done);
  expect((await send(sent({ onBehalfOf: PERSON }))).body.code).toBe('consent_missing');
  expect(calls).toEqual([]);
});

test('a query: its text parsed, wrong text → invalid_request', async () => {
  const { send } = doorThat(done);
  const ask = (text: string) => send({ method: 'GET', path: '/v1/person/hall', query: text });
  const volunteers = await ask('day=20260303');
  expect(volunteers.body).toEqual({ ok: true, serverNowMs: NOW_MS, day: 20260303 });
  for (const wrong of ['day=soon', 'nobody=asked', 'day=1&day2=2'])
    expect((await ask(wrong)).body.code).toBe('invalid_request');
});

test('a document for everybody → as it is, without a token', async () => {
  const { send } = doorThat(done);
  const read = await send({ method: 'GET', path: '/described.json', token: undefined });
  expect(read).toMatchObject({
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: { for: 'everybody' },
  });
});

test('every answer, also the ones of denial, failure and nowhere → headers that keep it from being stored or framed', async () => {
  const failing = doorThat(async () => {
    throw new Error('bug');
  });
  const answers = [
    await doorThat(done).send(sent()),
    await doorThat(done).send({ token: undefined }),
    await doorThat(done).send({ path: '/v1/person/nowhere' }),
    await doorThat(done).send({ token: '李师傅' }),
    await failing.send(sent()),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 401, 404, 400, 500]);
  for (const { headers } of answers)
    expect(headers).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-type': 'application/json',
    });
});
