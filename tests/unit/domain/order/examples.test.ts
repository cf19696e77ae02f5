// The examples of orders.md, played through the decisions and posted to heads by the ledger: what the holders see at the end.
import type { AccountId, Head } from '../../../../shared/domain/ledger/account';
import { newHead } from '../../../../shared/domain/ledger/account';
import { holdPostings } from '../../../../shared/domain/ledger/funding';
import { post } from '../../../../shared/domain/ledger/post';
import { decideMiss } from '../../../../shared/domain/order/decide-by-clock';
import { decideCheckIn } from '../../../../shared/domain/order/decide-check-in';
import { decideCheckOut } from '../../../../shared/domain/order/decide-check-out';
import { decideConfirm } from '../../../../shared/domain/order/decide-confirm';
import { decideDeny } from '../../../../shared/domain/order/decide-deny';
import { decideGrab } from '../../../../shared/domain/order/decide-grab';
import { decidePublish } from '../../../../shared/domain/order/decide-publish';
import { decideRequest } from '../../../../shared/domain/order/decide-request';
import { decideReschedule } from '../../../../shared/domain/order/decide-reschedule';
import { decideSettle } from '../../../../shared/domain/order/decide-settle';
import type { Acting } from '../../../../shared/domain/order/facts';
import type { Order, Source } from '../../../../shared/domain/order/order';
import type { OrderChange } from '../../../../shared/domain/order/order-change';
import { HOUR_MS, MINUTE_MS, type Ms } from '../../../../shared/domain/units';
import {
  by,
  CALL,
  COMMUNITY,
  community,
  dayOfVisits,
  deadlineFacts,
  elder,
  factsOf,
  helper,
  LI,
  NOON,
  ORDER,
  orderIn,
  outcomeOf,
  personNamed,
  STATION,
  station,
  WANG,
} from './samples';

type Decided =
  | { readonly ok: true; readonly value: OrderChange }
  | { readonly ok: false; readonly refusal: { readonly code: string } };

/** One order and the accounts that it touches. */
class Life {
  readonly #heads = new Map<AccountId, Head>();
  #order: Order | undefined;

  constructor(available: Readonly<Record<string, number>>) {
    // The examples name accounts in full; a record of AccountId would want them all.
    for (const [account, availableMinutes] of Object.entries(available))
      this.#heads.set(account as AccountId, { ...newHead(account as AccountId), availableMinutes });
  }

  get order(): Order {
    if (this.#order === undefined) throw new Error('nothing was asked yet');
    return this.#order;
  }

  take(decided: Decided): void {
    if (!decided.ok) throw new Error(decided.refusal.code);
    this.begin(decided.value.order, decided.value.postings);
  }

  begin(order: Order, postings: OrderChange['postings']): void {
    this.#order = order;
    for (const posting of postings) {
      const posted = post(this.#heads.get(posting.account) ?? newHead(posting.account), posting);
      if (!posted.ok) throw new Error(posted.refusal.code);
      this.#heads.set(posting.account, posted.value);
    }
  }

  get heads(): ReadonlyMap<AccountId, Head> {
    return this.#heads;
  }

  /** `available/held` of an account. */
  of(account: AccountId): string {
    const head = this.#heads.get(account);
    return `${head?.availableMinutes ?? 0}/${head?.heldMinutes ?? 0}`;
  }

  as(acting: Acting) {
    return factsOf(this.order, acting);
  }
}

const ask = (life: Life, atMs: Ms): void =>
  life.take(
    decideRequest(
      {
        ...deadlineFacts(),
        orderId: ORDER,
        acting: elder,
        elder: personNamed(WANG),
        payers: [],
        heads: life.heads,
        community: { id: COMMUNITY, kind: 'community', zh: '示例社区', cell: '8641' },
        catalogueVersion: 1,
      },
      {
        elderId: WANG,
        sources: [{ kind: 'own' }],
        serviceCode: 'urgent.chat',
        startMs: NOON,
        plannedMinutes: 60,
      },
      atMs,
    ),
  );

const grab = (life: Life, atMs: Ms) =>
  decideGrab(
    { ...life.as(helper), volunteer: personNamed(LI), day: dayOfVisits(), distanceMetres: 500 },
    { seenStartMs: life.order.startMs },
    atMs,
  );

const visit = (life: Life, servedMs: Ms): void => {
  const code = { ok: true, triesLeft: 5 };
  const command = {
    assignmentNo: life.order.assignmentNo,
    proof: { kind: 'elderCode', deviceAtMs: NOON },
  } as const;
  life.take(decideCheckIn({ ...life.as(helper), code }, command, life.order.startMs));
  life.take(decideCheckOut({ ...life.as(helper), code }, command, life.order.startMs + servedMs));
};

const confirmAndSettle = (life: Life): void => {
  life.take(decideConfirm({ ...life.as(elder), elder: personNamed(WANG) }, NOON + 6 * HOUR_MS));
  life.take(decideSettle(life.as(community), NOON + 7 * HOUR_MS));
};

const settledMinutes = ({ order }: Life): number =>
  order.state === 'settled' ? order.settledMinutes : Number.NaN;
const recordMinutes = ({ order }: Life): number =>
  'recordMinutes' in order ? order.recordMinutes : Number.NaN;

test('1 · 60 minutes of her own, 62 served: 60 settled, the record says 62', () => {
  const life = new Life({ [`person:${WANG}`]: 100 });
  ask(life, NOON - 4 * HOUR_MS);
  expect([life.order.state, life.of(`person:${WANG}`)]).toEqual(['open', '40/60']);
  life.take(grab(life, NOON - 3 * HOUR_MS));
  visit(life, 62 * MINUTE_MS);
  confirmAndSettle(life);
  expect([life.of(`person:${WANG}`), life.of(`person:${LI}`)]).toEqual(['40/0', '60/0']);
  expect([settledMinutes(life), recordMinutes(life)]).toEqual([60, 62]);
});

test.each([
  ['38 minutes', 38 * MINUTE_MS, 45, '55/0', 38],
  ['6 minutes', 6 * MINUTE_MS, 0, '100/0', 6],
  ['22 min 45 s', 22 * MINUTE_MS + 45_000, 15, '85/0', 22],
])('2 · served %s of 60', (_served, ms, credited, left, record) => {
  const life = new Life({ [`person:${WANG}`]: 100 });
  ask(life, NOON - 4 * HOUR_MS);
  life.take(grab(life, NOON - 3 * HOUR_MS));
  visit(life, ms);
  confirmAndSettle(life);
  expect(settledMinutes(life)).toBe(credited);
  expect([life.of(`person:${WANG}`), life.of(`person:${LI}`)]).toEqual([left, `${credited}/0`]);
  expect(recordMinutes(life)).toBe(record);
});

test('3 · 40 of the allowance and 20 of her own, 45 served: 40 and 5 go, 15 of her own come back', () => {
  const allowance = `entitlement:${WANG}:202603` as const;
  const funding: readonly Source[] = [
    { account: allowance, kind: 'entitlement', heldMinutes: 40 },
    { account: `person:${WANG}`, kind: 'own', heldMinutes: 20 },
  ];
  const life = new Life({ [allowance]: 40, [`person:${WANG}`]: 100 });
  life.begin(orderIn('accepted', { funding }), holdPostings(funding));
  expect([life.of(allowance), life.of(`person:${WANG}`)]).toEqual(['0/40', '80/20']);
  visit(life, 45 * MINUTE_MS);
  confirmAndSettle(life);
  expect([life.of(allowance), life.of(`person:${WANG}`), life.of(`person:${LI}`)]).toEqual([
    '0/0',
    '95/0',
    '45/0',
  ]);
});

test('4 · of two who grab at once one wins; the other hears that it is taken', () => {
  const life = new Life({ [`person:${WANG}`]: 100 });
  ask(life, NOON - 4 * HOUR_MS);
  life.take(grab(life, NOON - 3 * HOUR_MS));
  // The loser decides again on what stands there. That the winner hears of it after a lost reply is the entry's doing.
  expect(outcomeOf(grab(life, NOON - 3 * HOUR_MS))).toBe('order_already_taken');
});

test('5 · nobody came by the start: the desk rings, the visit moves to the afternoon, and the hold still stands', () => {
  const life = new Life({ [`person:${WANG}`]: 100 });
  ask(life, NOON - 4 * HOUR_MS);
  life.take(decideMiss({ ...deadlineFacts(), order: life.order }, NOON + MINUTE_MS));
  expect([life.order.state, life.order.dueAtMs]).toEqual(['submitted', NOON + 15 * MINUTE_MS]);
  const afternoon = { seenStartMs: NOON, startMs: NOON + 3 * HOUR_MS };
  life.take(decideReschedule(life.as(station), afternoon, NOON + 10 * MINUTE_MS));
  life.take(decidePublish(life.as(station), NOON + 11 * MINUTE_MS));
  life.take(grab(life, NOON + 20 * MINUTE_MS));
  expect([life.order.state, life.order.startMs, life.of(`person:${WANG}`)]).toEqual([
    'accepted',
    NOON + 3 * HOUR_MS,
    '40/60',
  ]);
});

test.each([
  ['says so in the app', elder],
  ['says so to the caller', by('per_caller', ['station'], { orgId: STATION, consentId: CALL })],
])('6 · the elder taps 不对 by mistake and %s: confirmed, settled', (_how, acting) => {
  const life = new Life({ [`person:${WANG}`]: 100 });
  ask(life, NOON - 4 * HOUR_MS);
  life.take(grab(life, NOON - 3 * HOUR_MS));
  visit(life, HOUR_MS);
  life.take(decideDeny(life.as(elder), { reason: 'entered_by_mistake' }, NOON + 2 * HOUR_MS));
  expect(life.order.state).toBe('disputed');
  life.take(decideConfirm({ ...life.as(acting), elder: personNamed(WANG) }, NOON + 3 * HOUR_MS));
  life.take(decideSettle(life.as(community), NOON + 4 * HOUR_MS));
  expect([life.order.state, life.of(`person:${LI}`)]).toEqual(['settled', '60/0']);
});
