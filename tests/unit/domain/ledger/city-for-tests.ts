import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { BatchId, OrderId, OrgId, PersonId } from '../../../../shared/domain/ids';
import { type AccountId, FIRST_HASH, type Head, newHead } from '../../../../shared/domain/ledger/account';
import type { Entry } from '../../../../shared/domain/ledger/entry';
import { holdPostings, releasePostings, settlePostings } from '../../../../shared/domain/ledger/funding';
import { type EntryDraft, sealEntry } from '../../../../shared/domain/ledger/seal-entry';
import type { Journal } from '../../../../shared/domain/ledger/verify/check-journal';
import type { Order, OrderIn, Source } from '../../../../shared/domain/order/order';
import type { Hash, Sha256 } from '../../../../shared/domain/units';

export const sha256: Sha256 = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest());

/** A made-up ULID that tells its number. */
const numbered = (no: number): string => `01K9${String(no).padStart(22, '0')}`;
export const personId = (no: number): PersonId => `per_${numbered(no)}`;
export const orderId = (no: number): OrderId => `ord_${numbered(no)}`;
const batchId = (no: number): BatchId => `bat_${numbered(no)}`;
const orgId: OrgId = `org_${numbered(0)}`;
export const accountOf = (no: number): AccountId => `person:${personId(no)}`;

export const PEOPLE = 5;
const OPENING: AccountId = `opening:${orgId}`;
const AT_MS = 1_788_000_000_000;

/** What a person, by number, does to the city; which of it is possible is for the ledger to say. */
export type Act =
  | {
      readonly kind: 'open';
      readonly who: number;
      readonly minutes: number;
      /** Their line also says whose loan a share of their earnings gives back. */
      readonly shares?: boolean;
    }
  | {
      readonly kind: 'request';
      readonly sources: readonly { readonly who: number; readonly minutes: number }[];
    }
  | { readonly kind: 'settle'; readonly order: number; readonly helper: number; readonly minutes: number }
  | { readonly kind: 'cancel'; readonly order: number };

const who = fc.nat(PEOPLE - 1);
const minutes = fc.integer({ min: 1, max: 90 });
export const acts: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('open' as const),
      who,
      minutes: fc.integer({ min: 1, max: 200 }),
      shares: fc.boolean(),
    }),
    fc.record({
      kind: fc.constant('request' as const),
      sources: fc.uniqueArray(fc.record({ who, minutes }), {
        minLength: 1,
        maxLength: 3,
        selector: (source) => source.who,
      }),
    }),
    fc.record({ kind: fc.constant('settle' as const), order: fc.nat(9), helper: who, minutes: fc.nat(200) }),
    fc.record({ kind: fc.constant('cancel' as const), order: fc.nat(9) }),
  ),
  { maxLength: 40 },
);

type Standing = {
  readonly entries: Entry[];
  readonly heads: Map<AccountId, Head>;
  readonly orders: Order[];
  readonly batches: { id: BatchId; version: number; headHash: Hash }[];
};
export type City = Standing & {
  /** What each act came to, in turn: written, or the code of the refusal, or nothing to do it to. */
  readonly outcomes: ('written' | 'insufficient_minutes' | 'account_not_open' | 'impossible')[];
};

const orderOf = (id: OrderId, funding: readonly Source[]): OrderIn<'open'> => ({
  id,
  state: 'open',
  version: 1,
  headHash: FIRST_HASH,
  serviceCode: 'escort.outpatient',
  catalogueVersion: 1,
  rulebookVersion: 1,
  elderId: personId(0),
  stationId: orgId,
  communityId: orgId,
  cell: '86411c2d7ffffff',
  startMs: AT_MS,
  plannedMinutes: 60,
  funding,
  assignmentNo: 0,
  rung: 0,
  sinceMs: AT_MS,
});

/** Runs acts through the ledger alone: no store, no rules of orders. */
export const runCity = (all: readonly Act[]): City => {
  const city: City = {
    entries: [],
    heads: new Map([[OPENING, newHead(OPENING, -1_000)]]),
    orders: [],
    batches: [],
    outcomes: [],
  };
  for (const act of all) city.outcomes.push(carryOut(city, act));
  return city;
};

const write = (
  { entries, heads }: City,
  draft: Omit<
    EntryDraft,
    'principal' | 'commandId' | 'channel' | 'atMs' | 'bodyDigest' | 'detail' | 'outcome'
  >,
): { readonly outcome: City['outcomes'][number]; readonly hash?: Hash } => {
  const no = entries.length + 1;
  const sealed = sealEntry(
    sha256,
    {
      ...draft,
      principal: personId(no % PEOPLE),
      commandId: `cmd_${numbered(no)}`,
      channel: 'app',
      atMs: AT_MS + no,
      bodyDigest: sha256(new Uint8Array([no % 256])),
      detail: {},
      outcome: { state: draft.to ?? 'posted', version: draft.version },
    },
    heads,
  );
  if (!sealed.ok) return { outcome: sealed.refusal.code };
  entries.push(sealed.value.entry);
  for (const head of sealed.value.newHeads) heads.set(head.account, head);
  return { outcome: 'written', hash: sealed.value.subjectHash };
};

const carryOut = (city: City, act: Act): City['outcomes'][number] => {
  switch (act.kind) {
    case 'open': {
      const id = batchId(city.batches.length);
      const { outcome, hash } = write(city, {
        subject: { kind: 'batch', id },
        version: 1,
        previousHash: FIRST_HASH,
        command: 'openAccounts',
        postings: [
          { account: OPENING, availableDelta: -act.minutes, heldDelta: 0 },
          {
            account: accountOf(act.who),
            availableDelta: act.minutes,
            heldDelta: 0,
            ...(act.shares === true && {
              repayShare: { parentId: personId((act.who + 1) % PEOPLE), percent: 50 },
            }),
          },
        ],
      });
      if (hash !== undefined) city.batches.push({ id, version: 1, headHash: hash });
      return outcome;
    }
    case 'request': {
      const funding = act.sources.map(
        ({ who: payer, minutes: heldMinutes }): Source => ({
          account: accountOf(payer),
          kind: payer === 0 ? 'own' : 'family',
          heldMinutes,
        }),
      );
      const order = orderOf(orderId(city.orders.length), funding);
      const { outcome, hash } = write(city, {
        subject: { kind: 'order', id: order.id },
        version: 1,
        previousHash: FIRST_HASH,
        command: 'request',
        to: 'open',
        postings: holdPostings(funding),
      });
      if (hash !== undefined) city.orders.push({ ...order, headHash: hash });
      return outcome;
    }
    case 'cancel':
    case 'settle': {
      const order = city.orders[act.order];
      if (order?.state !== 'open') return 'impossible';
      const held = order.funding.reduce((sum, { heldMinutes }) => sum + heldMinutes, 0);
      const to = act.kind === 'settle' ? accountOf(act.helper) : undefined;
      // A helper never pays for their own visit.
      if (
        act.kind === 'settle' &&
        (act.minutes > held || order.funding.some(({ account }) => account === to))
      )
        return 'impossible';
      const version = order.version + 1;
      const { outcome, hash } = write(city, {
        subject: { kind: 'order', id: order.id },
        version,
        previousHash: order.headHash,
        command: act.kind,
        from: 'open',
        to: act.kind === 'settle' ? 'settled' : 'cancelled',
        postings:
          act.kind === 'settle' && to !== undefined
            ? settlePostings(order.funding, to, act.minutes)
            : releasePostings(order.funding),
      });
      if (hash === undefined) return outcome;
      const advanced = { ...order, version, headHash: hash };
      city.orders[act.order] =
        act.kind === 'cancel'
          ? { ...advanced, state: 'cancelled' }
          : {
              ...advanced,
              state: 'settled',
              helperId: personId(act.helper),
              checkInMs: AT_MS,
              proofs: [],
              checkOutMs: AT_MS,
              recordMinutes: act.minutes,
              creditMinutes: act.minutes,
              settledMinutes: act.minutes,
            };
      return outcome;
    }
  }
};

/** The city's books, with the days of its helpers left out: orders of these tests all begin at once. */
export const journalOf = ({ entries, heads, orders, batches }: Standing): Journal => ({
  entries,
  heads: heads.values(),
  orders,
  days: [],
  batches,
});
