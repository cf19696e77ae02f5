import { askQuery } from '../../../../client/src/api/call';
import type { hallContract } from '../../../../shared/contracts/hall';
import { idPattern } from '../../../../shared/domain/ids';
import { done, NOW, ORDER, phone, refusal } from './phone-for-tests';

const idsOf = (bodies: readonly { commandId: string }[]) => new Set(bodies.map(({ commandId }) => commandId));

test('a command goes out once, signed, with its own id and instant; kept before it goes, forgotten when answered', async () => {
  const { cancel, sent, kept, keptWhenSent, bodies, noted } = phone(done);
  expect(await cancel()).toMatchObject({ kind: 'done', value: { state: 'accepted' } });
  expect(sent).toHaveLength(1);
  expect(sent[0]).toMatchObject({
    method: 'POST',
    url: 'https://example.test/v1/person/cancel-order',
    headers: { authorization: 'Bearer secret-token' },
  });
  expect(bodies()[0]?.commandId).toMatch(idPattern('command'));
  expect(bodies()[0]).toEqual({
    commandId: bodies()[0]?.commandId,
    issuedAtMs: NOW,
    orderId: ORDER,
    reason: 'illness',
  });
  expect(noted).toHaveLength(1);
  expect(keptWhenSent).toEqual([1]);
  expect(kept.size).toBe(0);
});

test('the reply is lost: the same id and instant are sent again, and the answer heard then counts', async () => {
  const { cancel, bodies, pausesMs } = phone('silence', done);
  expect(await cancel()).toMatchObject({ kind: 'done' });
  const [first, second] = bodies();
  expect(second).toEqual(first);
  expect(pausesMs).toEqual([700]);
});

test('no answer at all: three sends and no more; the answer holds the intent, and its retry is the same command', async () => {
  const { cancel, sender, bodies, kept, now } = phone();
  const answer = await cancel();
  expect(answer).toMatchObject({ kind: 'unsent' });
  expect(bodies()).toHaveLength(3);
  expect(kept.size).toBe(1);
  now.ms = NOW + 60_000;
  if (answer.intent === undefined) throw new Error('a command without its intent');
  await sender.resend(answer.intent);
  expect(bodies()).toHaveLength(6);
  expect(new Set(bodies().map((body) => JSON.stringify(body))).size).toBe(1);
});

test('the same wish later is a new command: an id that was never heard of answers nothing else', async () => {
  const { cancel, grab, bodies } = phone(
    'silence',
    'silence',
    'silence',
    done,
    'silence',
    'silence',
    'silence',
    done,
  );
  for (const wish of [cancel, cancel, grab, grab]) await wish();
  expect(idsOf(bodies()).size).toBe(4);
});

test('the same wish while it is under way joins it: one send, one answer', async () => {
  const { grab, cancel, sent } = phone(done, done);
  const [first, second, other] = await Promise.all([grab(), grab(), cancel()]);
  expect(sent).toHaveLength(2);
  expect(second).toBe(first);
  expect(other).not.toBe(first);
});

test('an error page without a sentence counts as silence', async () => {
  const { grab, sent } = phone({ status: 502, body: undefined }, { status: 500, body: {} }, done);
  expect(await grab()).toMatchObject({ kind: 'done' });
  expect(sent).toHaveLength(3);
});

test.each(['order_already_taken', 'command_expired', 'try_again'])(
  'refused with %s: heard once, never resent, and the next tap has a new id',
  async (code) => {
    const { cancel, bodies, kept } = phone(refusal(code), done);
    expect(await cancel()).toMatchObject({ kind: 'refused', code });
    expect(bodies()).toHaveLength(1);
    expect(kept.size).toBe(0);
    await cancel();
    expect(idsOf(bodies()).size).toBe(2);
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
