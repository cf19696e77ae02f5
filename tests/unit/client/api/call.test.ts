import { askQuery, type CallPorts, sendCommand } from '../../../../client/src/api/call';
import type { HttpAnswer, HttpRequest, Session } from '../../../../client/src/platform/port';
import type { grabOrderContract } from '../../../../shared/contracts/grab-order';
import type { hallContract } from '../../../../shared/contracts/hall';
import { idPattern } from '../../../../shared/domain/ids';

const NOW = 1_764_000_000_000;
const body = { orderId: 'ord_01J00000000000000000000001', seenStartMs: NOW } as const;
const session: Session = {
  token: 'secret-token',
  personId: 'per_01J00000000000000000000001',
  roles: ['volunteer'],
  displayName: '李师傅',
};

/** A phone whose network gives these answers in turn; `silence` gives none. */
const phone = (...answers: (HttpAnswer | 'silence')[]) => {
  const kept = new Map<string, string>();
  const sent: HttpRequest[] = [];
  const pausesMs: number[] = [];
  const noted: unknown[] = [];
  let drawn = 0;
  const ports: CallPorts = {
    platform: {
      session: {
        read: (key) => kept.get(key),
        write: (key, value) => void kept.set(key, value),
        remove: (key) => void kept.delete(key),
        keys: () => [...kept.keys()],
      },
      request(request) {
        expect(kept.size).toBe(request.method === 'POST' ? 1 : 0);
        sent.push(request);
        const answer = answers.shift() ?? 'silence';
        return answer === 'silence' ? Promise.reject(new Error('no answer')) : Promise.resolve(answer);
      },
      randomBytes: (count) => {
        drawn += 1;
        return Promise.resolve(new Uint8Array(count).fill(drawn));
      },
      sleep: (ms) => {
        pausesMs.push(ms);
        return Promise.resolve();
      },
    },
    session: () => session,
    serverNowMs: () => NOW,
    noteServerNow: (answer) => void noted.push(answer),
    base: 'https://example.test',
  };
  const grab = () => sendCommand(ports)<typeof grabOrderContract>('person', 'grab-order', body);
  const bodies = () =>
    sent.map((request) => JSON.parse(request.body ?? '{}') as { commandId: string; issuedAtMs: number });
  return { ports, kept, sent, pausesMs, noted, grab, bodies };
};

const done: HttpAnswer = {
  status: 200,
  body: {
    ok: true,
    serverNowMs: NOW + 5,
    orderId: body.orderId,
    state: 'accepted',
    version: 2,
    assignmentNo: 1,
  },
};
const refusal = (code: string): HttpAnswer => ({
  status: 409,
  body: { code, zh: '已经有人接了。', en: 'Taken.', data: {}, serverNowMs: NOW },
});

test('a command goes out once, signed, with its own id and instant, and is forgotten when answered', async () => {
  const { grab, sent, kept, bodies, noted } = phone(done);
  const answer = await grab();
  expect(answer).toMatchObject({ kind: 'done', value: { state: 'accepted' } });
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({
    method: 'POST',
    url: 'https://example.test/v1/person/grab-order',
    headers: { authorization: 'Bearer secret-token' },
  });
  expect(bodies()[0]?.commandId).toMatch(idPattern('command'));
  expect(bodies()[0]).toMatchObject({ ...body, issuedAtMs: NOW });
  expect(noted).toEqual([done.body]);
  expect(kept.size).toBe(0);
});

test('the reply is lost: the same id and instant are sent again, and the answer heard then counts', async () => {
  const { grab, bodies, pausesMs } = phone('silence', done);
  expect(await grab()).toMatchObject({ kind: 'done' });
  const [first, second] = bodies();
  expect(second).toEqual(first);
  expect(pausesMs).toEqual([700]);
});

test('no answer at all: three sends and no more; the id stays for the next tap', async () => {
  const { grab, bodies, kept } = phone();
  expect(await grab()).toEqual({ kind: 'unsent' });
  expect(bodies()).toHaveLength(3);
  expect(kept.size).toBe(1);
  await grab();
  expect(new Set(bodies().map(({ commandId }) => commandId)).size).toBe(1);
});

test('an error page without a sentence counts as silence', async () => {
  const { grab, sent } = phone({ status: 502, body: undefined }, { status: 500, body: {} }, done);
  expect(await grab()).toMatchObject({ kind: 'done' });
  expect(sent).toHaveLength(3);
});

test.each(['order_already_taken', 'command_expired', 'try_again'])(
  'refused with %s: heard once, never resent, and the next tap has a new id',
  async (code) => {
    const { grab, bodies } = phone(refusal(code), done);
    expect(await grab()).toMatchObject({ kind: 'refused', code });
    expect(bodies()).toHaveLength(1);
    await grab();
    const [first, second] = bodies();
    expect(second?.commandId).not.toBe(first?.commandId);
  },
);

test('a query leaves out what is undefined, escapes the rest, and is not resent', async () => {
  const { ports, sent } = phone();
  const ask = askQuery(ports)<typeof hallContract>;
  expect(await ask('person', 'hall', { list: undefined, cursor: 'a b&c=1', day: 20261124 })).toEqual({
    kind: 'unsent',
  });
  expect(sent.map(({ url }) => url)).toEqual([
    'https://example.test/v1/person/hall?cursor=a%20b%26c%3D1&day=20261124',
  ]);
});
