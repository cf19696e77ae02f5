import type { checkInContract } from '../../../../shared/contracts/check-in';
import { done, NOW, ORDER, phone, refusal } from './phone-for-tests';

const HOUR = 3_600_000;
const SILENCES = ['silence', 'silence', 'silence'] as const;

const said = (tellings: readonly { name: string; kind: string }[]) =>
  tellings.map(({ name, kind }) => `${name} ${kind}`);

test('what met silence is sent again as it was, once each time, until it is heard; then the next page is told', async () => {
  const { cancel, outbox, bodies, kept } = phone(...SILENCES, 'silence', done);
  await cancel();
  await outbox.resendSilent();
  expect(bodies()).toHaveLength(4);
  expect(said(outbox.take())).toEqual(['cancel-order silent']);
  await outbox.resendSilent();
  expect(new Set(bodies().map((body) => JSON.stringify(body))).size).toBe(1);
  expect(said(outbox.take())).toEqual(['cancel-order done']);
  expect(outbox.take()).toEqual([]);
  expect(kept.size).toBe(0);
  await outbox.resendSilent();
  expect(bodies()).toHaveLength(5);
});

test('a refusal heard by the outbox is told in the server’s words, once', async () => {
  const { cancel, outbox, kept } = phone(...SILENCES, refusal('state_forbids'));
  await cancel();
  await outbox.resendSilent();
  expect(outbox.take()).toMatchObject([{ kind: 'refused', zh: '已经有人接了。', en: 'Taken.' }]);
  expect(kept.size).toBe(0);
});

test('what a page says itself after all is not told on another', async () => {
  const { cancel, outbox } = phone(refusal('state_forbids'));
  const answer = await cancel();
  if (answer.intent === undefined) throw new Error('a command without its intent');
  outbox.tell(answer.intent, answer);
  outbox.untell(answer.intent);
  expect(outbox.take()).toEqual([]);
});

test('a grab is never sent by itself: whoever closed its sheet may have changed their mind', async () => {
  const { grab, outbox, sent, kept } = phone(...SILENCES);
  await grab();
  expect(kept.size).toBe(0);
  await outbox.resendSilent();
  expect(sent).toHaveLength(3);
});

test('what is under way is left to whoever sends it', async () => {
  const { cancel, outbox, sent } = phone(done);
  const sending = cancel();
  await outbox.resendSilent();
  await sending;
  expect(sent).toHaveLength(1);
  expect(outbox.take()).toEqual([]);
});

test('another person’s wishes are neither sent nor kept', async () => {
  const { cancel, outbox, sent, kept, now } = phone(...SILENCES, done);
  await cancel();
  now.personId = 'per_01J00000000000000000000009';
  await outbox.resendSilent();
  expect(sent).toHaveLength(3);
  expect(kept.size).toBe(0);
});

test('a sign-in that ran out drops nothing: the same command goes out after the next one', async () => {
  const { cancel, outbox, bodies } = phone(refusal('not_signed_in'), refusal('not_signed_in'), done);
  expect(await cancel()).toMatchObject({ kind: 'refused' });
  await outbox.resendSilent();
  expect(outbox.take()).toEqual([]);
  await outbox.resendSilent();
  expect(new Set(bodies().map((body) => JSON.stringify(body))).size).toBe(1);
  expect(said(outbox.take())).toEqual(['cancel-order done']);
});

test('when the order moved on, an older wish about it is dropped', async () => {
  const { cancel, grab, outbox, sent } = phone(...SILENCES, done);
  await cancel();
  await grab();
  await outbox.resendSilent();
  expect(sent).toHaveLength(4);
});

test('a silent check-in keeps its instant and its digits until heard, and no longer than a day', async () => {
  const { sender, outbox, bodies, kept, now } = phone(...SILENCES, 'silence', done);
  const proof = { kind: 'elderCode', code: '3826', deviceAtMs: NOW } as const;
  const checkIn = () =>
    sender.send<typeof checkInContract>('person', 'check-in', { orderId: ORDER, assignmentNo: 1, proof });
  await checkIn();
  expect([...kept.values()].join()).toContain('3826');
  now.ms = NOW + 2 * HOUR;
  await outbox.resendSilent();
  expect(bodies().at(-1)).toMatchObject({ issuedAtMs: NOW, proof });
  now.ms = NOW + 24 * HOUR;
  await outbox.resendSilent();
  expect(bodies()).toHaveLength(4);
  outbox.take();
  expect(kept.size).toBe(0);
});

test('what lies in the store and cannot be read is thrown away', async () => {
  const { outbox, kept, sent } = phone();
  kept.set('timebank.intent.cmd_1', '{');
  kept.set('timebank.intent.cmd_2', '{"commandId":7}');
  kept.set('timebank.told', '[{"kind":1}]');
  await outbox.resendSilent();
  expect(sent).toHaveLength(0);
  expect(outbox.take()).toEqual([]);
  expect(kept.size).toBe(0);
});
