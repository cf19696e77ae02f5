import { randomBytes } from 'node:crypto';
import { orderStore } from '../../../functions/store/order-store';
import { sha256 } from '../../../functions/store/sha256';
import type { Table } from '../../../functions/store/table';
import { type CommandEnvelope, type Committed, dayKey, type Loaded } from '../../../functions/usecases/ports';
import { takeOverPassbooks } from '../../../local/take-over-passbooks';
import { dayOf as dayNumberOf } from '../../../shared/domain/calendar/shanghai-day';
import { type IdKind, newId, type OrderId, type PersonId } from '../../../shared/domain/ids';
import { type AccountId, FIRST_HASH, type Posting } from '../../../shared/domain/ledger/account';
import type { EntryDetail } from '../../../shared/domain/ledger/entry';
import { holdPostings, releasePostings, settlePostings } from '../../../shared/domain/ledger/funding';
import type { Day } from '../../../shared/domain/order/day';
import type { Order, OrderIn, Proof, Source } from '../../../shared/domain/order/order';
import type { OrderChange } from '../../../shared/domain/order/order-change';
import { HOUR_MS, MINUTE_MS, type Ms } from '../../../shared/domain/units';

export const START_MS: Ms = Date.parse('2026-03-03T01:00:00Z');
export const ASKED_MS: Ms = START_MS - 26 * HOUR_MS;

let made = 0;
/** A fresh id; ids of one run sort by their making. */
export const fresh = <K extends IdKind>(kind: K) => {
  made += 1;
  return newId(kind, ASKED_MS + made, new Uint8Array(randomBytes(10)));
};
export const stationId = fresh('org');
export const communityId = fresh('org');
const openingId = fresh('org');
const clerkId = fresh('person');
const leadId = fresh('person');

export const envelope = (
  principal: CommandEnvelope['principal'],
  more: Partial<CommandEnvelope> = {},
): CommandEnvelope => ({
  commandId: fresh('command'),
  principal,
  channel: principal === 'clock' ? 'system' : 'app',
  issuedAtMs: ASKED_MS,
  bodyDigest: sha256(new TextEncoder().encode(String(principal))),
  ...more,
});

/** Gives minutes to accounts as a batch of paper passbooks. */
export const openAccounts = (table: Table, minutesOf: ReadonlyMap<AccountId, number>): Promise<void> =>
  takeOverPassbooks(table)(
    {
      batchId: fresh('batch'),
      stationId: openingId,
      drafter: { id: clerkId, commandId: fresh('command') },
      approver: { id: leadId, commandId: fresh('command') },
      lines: [...minutesOf].map(([account, minutes]) => ({ account, minutes })),
    },
    ASKED_MS - HOUR_MS,
  );

const own = (elderId: PersonId, heldMinutes = 60): Source => ({
  account: `person:${elderId}`,
  kind: 'own',
  heldMinutes,
});

type Base = OrderIn<'open'>;
export const openOrder = (elderId: PersonId, more: Partial<Base> = {}): Base => ({
  id: fresh('order'),
  state: 'open',
  version: 1,
  headHash: FIRST_HASH,
  serviceCode: 'escort.outpatient',
  catalogueVersion: 1,
  rulebookVersion: 1,
  elderId,
  stationId,
  communityId,
  cell: '86411c2d7ffffff',
  startMs: START_MS,
  plannedMinutes: 60,
  funding: [own(elderId)],
  assignmentNo: 0,
  endsAtMs: more.startMs ?? START_MS,
  dueAtMs: ASKED_MS + 2 * HOUR_MS,
  rung: 0,
  sinceMs: ASKED_MS,
  ...more,
});

const change = (
  command: OrderChange['command'],
  from: Order | undefined,
  order: Order,
  more: { postings?: readonly Posting[]; days?: readonly Day[]; detail?: EntryDetail } = {},
): OrderChange => ({
  command,
  ...(from === undefined ? {} : { from: from.state }),
  order,
  postings: more.postings ?? [],
  days: more.days ?? [],
  detail: more.detail ?? {},
});

const expectIn = <S extends Order['state']>(order: Order | undefined, state: S): OrderIn<S> => {
  if (order?.state !== state) throw new Error(`the order is ${order?.state}, not ${state}`);
  // Compared just above; the union does not narrow by a generic state.
  return order as OrderIn<S>;
};

const next = ({ version }: Order, dueAtMs: Ms, rest: { endsAtMs?: Ms } = {}) => ({
  version: version + 1,
  dueAtMs,
  rung: 0,
  ...rest,
});

/** The changes that decisions would make, by hand: the store is tried without the rules. */
export const changes = {
  request: (order: Base): OrderChange =>
    change('request', undefined, order, {
      postings: holdPostings(order.funding),
      detail: { startMs: order.startMs, rulebookVersion: 1 },
    }),
  grab: (loaded: Loaded, helperId: PersonId): OrderChange => {
    const { state, ...order } = expectIn(loaded.order, 'open');
    const day = dayOf(loaded, helperId, order.startMs);
    const assignmentNo = order.assignmentNo + 1;
    const accepted: Order = {
      ...order,
      ...next(loaded.order ?? { ...order, state }, order.startMs - 3 * HOUR_MS, {
        endsAtMs: order.startMs + order.plannedMinutes * MINUTE_MS,
      }),
      state: 'accepted',
      helperId,
      assignmentNo,
      sinceMs: ASKED_MS,
    };
    const visit = { orderId: order.id, fromMs: order.startMs, plannedMinutes: order.plannedMinutes };
    return change('grab', loaded.order, accepted, {
      days: [{ ...day, version: day.version + 1, visits: [...day.visits, visit] }],
      detail: { assignmentNo, helperId },
    });
  },
  drop: (loaded: Loaded): OrderChange => {
    const { state, helperId, ...order } = expectIn(loaded.order, 'accepted');
    const day = dayOf(loaded, helperId, order.startMs);
    const open: Order = {
      ...order,
      ...next({ ...order, state, helperId }, ASKED_MS + 3 * HOUR_MS, { endsAtMs: order.startMs }),
      state: 'open',
    };
    return change('drop', loaded.order, open, {
      days: [
        {
          ...day,
          version: day.version + 1,
          visits: day.visits.filter((visit) => visit.orderId !== order.id),
        },
      ],
      detail: { reason: 'illness', assignmentNo: order.assignmentNo },
    });
  },
  checkIn: (loaded: Loaded): OrderChange => {
    const order = expectIn(loaded.order, 'accepted');
    const proof: Proof = { step: 'in', kind: 'elderCode', source: 'elder' };
    const serving: Order = {
      ...order,
      ...next(order, order.startMs + 75 * MINUTE_MS, { endsAtMs: order.startMs + 180 * MINUTE_MS }),
      state: 'serving',
      checkInMs: order.startMs,
      proofs: [proof],
    };
    return change('checkIn', order, serving, {
      detail: { assignmentNo: order.assignmentNo, proof, deviceAtMs: order.startMs },
    });
  },
  checkOut: (loaded: Loaded, recordMinutes = 62): OrderChange => {
    const { endsAtMs: _none, ...order } = expectIn(loaded.order, 'serving');
    const proof: Proof = { step: 'out', kind: 'elderCode', source: 'elder' };
    const checkOutMs = order.startMs + recordMinutes * MINUTE_MS;
    const creditMinutes = 60;
    const served: Order = {
      ...order,
      ...next(order, checkOutMs + 72 * HOUR_MS),
      state: 'served',
      proofs: [...order.proofs, proof],
      checkOutMs,
      recordMinutes,
      creditMinutes,
    };
    return change('checkOut', order, served, {
      detail: {
        assignmentNo: order.assignmentNo,
        proof,
        deviceAtMs: checkOutMs,
        recordMinutes,
        creditMinutes,
      },
    });
  },
  confirm: (loaded: Loaded): OrderChange => {
    const order = expectIn(loaded.order, 'served');
    const proof: Proof = { step: 'confirm', kind: 'ownConfirm', source: 'elder' };
    const confirmed: Order = {
      ...order,
      ...next(order, order.checkOutMs + 120 * HOUR_MS),
      state: 'confirmed',
      proofs: [...order.proofs, proof],
    };
    return change('confirm', order, confirmed, { detail: { proof } });
  },
  settle: (loaded: Loaded, settledMinutes = 60): OrderChange => {
    const { dueAtMs: _none, ...order } = expectIn(loaded.order, 'confirmed');
    const settled: Order = {
      ...order,
      version: order.version + 1,
      rung: 0,
      state: 'settled',
      settledMinutes,
    };
    return change('settle', loaded.order, settled, {
      postings: settlePostings(order.funding, `person:${order.helperId}`, settledMinutes),
      detail: { creditMinutes: settledMinutes },
    });
  },
  cancel: (loaded: Loaded): OrderChange => {
    const { dueAtMs: _due, endsAtMs: _end, state: _state, ...order } = expectIn(loaded.order, 'open');
    return change(
      'cancel',
      loaded.order,
      { ...order, version: order.version + 1, rung: 0, state: 'cancelled' },
      { postings: releasePostings(order.funding), detail: { reason: 'changed_plans' } },
    );
  },
};

const dayOf = (loaded: Loaded, personId: PersonId, startMs: Ms): Day => {
  const day = loaded.days.get(dayKey(personId, dayNumberOf(startMs)));
  if (day === undefined) throw new Error(`the day of ${personId} was not loaded`);
  return day;
};

/** One person after the other gives their commands to one order, as the use cases will: load, decide, commit. */
export const visit = (table: Table) => {
  const store = orderStore(table, sha256);
  const step = async (
    orderId: OrderId,
    principal: CommandEnvelope['principal'],
    decide: (loaded: Loaded) => OrderChange,
    wanted: { accounts?: readonly AccountId[]; helperId?: PersonId; startMs?: Ms } = {},
    atMs: Ms = ASKED_MS,
    more: Partial<CommandEnvelope> = {},
  ): Promise<Committed> => {
    const { accounts = [], helperId, startMs = START_MS } = wanted;
    const loaded = await store.load({
      orderId,
      accounts,
      days: helperId === undefined ? [] : [{ personId: helperId, day: dayNumberOf(startMs) }],
    });
    return store.commit(envelope(principal, more), loaded, decide(loaded), atMs);
  };
  return {
    store,
    step,
    request: async (order: Base, more: Partial<CommandEnvelope> = {}): Promise<Committed> => {
      const loaded = await store.load({ accounts: order.funding.map((source) => source.account) });
      return store.commit(envelope(order.elderId, more), loaded, changes.request(order), ASKED_MS);
    },
  };
};
