import { type CallPorts, createSender } from '../../../../client/src/api/call';
import { createIntents } from '../../../../client/src/api/intent';
import { createOutbox } from '../../../../client/src/api/outbox';
import type { HttpAnswer, HttpRequest, Session } from '../../../../client/src/platform/port';
import type { cancelOrderContract } from '../../../../shared/contracts/cancel-order';
import type { grabOrderContract } from '../../../../shared/contracts/grab-order';

export const NOW = 1_764_000_000_000;
export const ORDER = 'ord_01J00000000000000000000001';
const session: Session = {
  token: 'secret-token',
  personId: 'per_01J00000000000000000000001',
  roles: ['volunteer'],
  displayName: '李师傅',
};

const grabbed = { orderId: ORDER, seenStartMs: NOW } as const;
const cancelled = { orderId: ORDER, reason: 'illness' } as const;

export const done: HttpAnswer = {
  status: 200,
  body: { ok: true, serverNowMs: NOW + 5, orderId: ORDER, state: 'accepted', version: 2, assignmentNo: 1 },
};
export const refusal = (code: string): HttpAnswer => ({
  status: 409,
  body: { code, zh: '已经有人接了。', en: 'Taken.', data: {}, serverNowMs: NOW },
});

/** A phone whose network gives these answers in turn; `silence` gives none. */
export const phone = (...answers: (HttpAnswer | 'silence')[]) => {
  const kept = new Map<string, string>();
  const sent: HttpRequest[] = [];
  const keptWhenSent: number[] = [];
  const pausesMs: number[] = [];
  const noted: unknown[] = [];
  const now = { ms: NOW, personId: session.personId as string };
  let drawn = 0;
  const store = {
    read: (key: string) => kept.get(key),
    write: (key: string, value: string) => void kept.set(key, value),
    remove: (key: string) => void kept.delete(key),
    keys: () => [...kept.keys()],
  };
  const ports: CallPorts = {
    platform: {
      request(request) {
        keptWhenSent.push(kept.size);
        sent.push(request);
        const answer = answers.shift() ?? 'silence';
        return answer === 'silence' ? Promise.reject(new Error('no answer')) : Promise.resolve(answer);
      },
      sleep: (ms) => {
        pausesMs.push(ms);
        return Promise.resolve();
      },
    },
    session: () => session,
    noteServerNow: (answer) => void noted.push(answer),
    base: 'https://example.test',
  };
  const intents = createIntents({
    store,
    serverNowMs: () => now.ms,
    personId: () => now.personId,
    randomBytes: (count) => {
      drawn += 1;
      return Promise.resolve(new Uint8Array(count).fill(drawn));
    },
  });
  const sender = createSender(ports, intents);
  return {
    ports,
    kept,
    sent,
    keptWhenSent,
    pausesMs,
    noted,
    now,
    intents,
    sender,
    outbox: createOutbox(store, intents, sender),
    /** A volunteer's grab: known from its page, so never sent by itself. */
    grab: () => sender.send<typeof grabOrderContract>('person', 'grab-order', grabbed),
    /** An elder's cancel: she was told that it is being done. */
    cancel: () => sender.send<typeof cancelOrderContract>('person', 'cancel-order', cancelled),
    bodies: () =>
      sent.map((request) => JSON.parse(request.body ?? '{}') as { commandId: string; issuedAtMs: number }),
  };
};
