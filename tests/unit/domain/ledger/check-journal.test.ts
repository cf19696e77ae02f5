import fc from 'fast-check';
import { canonicalEntry } from '../../../../shared/domain/ledger/canonical';
import type { Entry } from '../../../../shared/domain/ledger/entry';
import { checkJournal, type Journal } from '../../../../shared/domain/ledger/verify/check-journal';
import type { Day } from '../../../../shared/domain/order/day';
import type { Order } from '../../../../shared/domain/order/order';
import { HOUR_MS, MINUTE_MS } from '../../../../shared/domain/units';
import {
  type Act,
  accountOf,
  acts,
  type City,
  journalOf,
  orderId,
  personId,
  runCity,
  sha256,
} from './city-for-tests';

const DAY_MAX = 480;
/** The orders of the city all begin at once, so days are left to their own tests. */
const withoutDays = (journal: Journal): readonly (readonly [number, string])[] =>
  checkJournal(sha256, journal, () => DAY_MAX)
    .filter(({ invariant }) => invariant !== 16)
    .map(({ invariant, place }) => [invariant, place]);

/** Two open accounts, an order settled in part, one cancelled, one still held. */
const story: readonly Act[] = [
  { kind: 'open', who: 0, minutes: 200 },
  { kind: 'open', who: 1, minutes: 100 },
  {
    kind: 'request',
    sources: [
      { who: 0, minutes: 60 },
      { who: 1, minutes: 30 },
    ],
  },
  { kind: 'settle', order: 0, helper: 2, minutes: 75 },
  { kind: 'request', sources: [{ who: 1, minutes: 45 }] },
  { kind: 'cancel', order: 1 },
  { kind: 'request', sources: [{ who: 0, minutes: 15 }] },
];
const settledAt = 3;
const placeOf = (entry: Entry | undefined): string =>
  `${entry?.subject.kind}:${entry?.subject.id} version ${entry?.version}`;

const tampered = (change: (city: City) => void): readonly (readonly [number, string])[] => {
  const city = runCity(story);
  change(city);
  return withoutDays(journalOf(city));
};
const entryAt = (city: City, index: number): Entry => {
  const entry = city.entries[index];
  if (entry === undefined) throw new Error(`the story has no entry ${index}`);
  return entry;
};
const flip = (bytes: Uint8Array, at = 5): Uint8Array =>
  bytes.map((byte, index) => (index === at ? byte ^ 1 : byte));

test('any sequence of commands leaves a journal without a violation, in whatever order it is read', () => {
  fc.assert(
    fc.property(acts, fc.boolean(), (all, reversed) => {
      const city = runCity(all);
      if (reversed) city.entries.reverse();
      expect(withoutDays(journalOf(city))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});

describe('each kind of tampering is found, and located', () => {
  test('a flipped digest in the middle of a chain', () => {
    const found = tampered((city) => {
      const entry = entryAt(city, 2);
      city.entries[2] = { ...entry, bodyDigest: flip(entry.bodyDigest) };
    });
    expect(found).toContainEqual([10, placeOf(runCity(story).entries[2])]);
  });
  test('a flipped link', () => {
    const found = tampered((city) => {
      const entry = entryAt(city, settledAt);
      city.entries[settledAt] = { ...entry, previousHash: flip(entry.previousHash) };
    });
    expect(found.filter(([, place]) => place.includes('version'))).toEqual([
      [10, placeOf(runCity(story).entries[settledAt])],
    ]);
  });
  test('a changed amount', () => {
    const found = tampered((city) => {
      const entry = entryAt(city, settledAt);
      const lines = entry.lines.map((line) =>
        line.account === accountOf(2) ? { ...line, availableDelta: 90 } : line,
      );
      city.entries[settledAt] = { ...entry, lines };
    });
    const place = placeOf(runCity(story).entries[settledAt]);
    expect(found).toContainEqual([1, place]);
    expect(found).toContainEqual([10, place]);
    expect(found).toContainEqual([10, `account ${accountOf(2)} seq 1`]);
    expect(found).toContainEqual([2, `account ${accountOf(2)}`]);
  });
  test('a flipped hash of a line', () => {
    const found = tampered((city) => {
      const entry = entryAt(city, 2);
      const [first, ...rest] = entry.lines;
      if (first === undefined) throw new Error('the request has lines');
      city.entries[2] = { ...entry, lines: [{ ...first, hash: flip(first.hash) }, ...rest] };
    });
    expect(found).toContainEqual([10, `account ${accountOf(0)} seq 2`]);
  });
  test('a deleted entry', () => {
    const gone = runCity(story).entries[2];
    const found = tampered((city) => city.entries.splice(2, 1));
    expect(found).toContainEqual([8, placeOf(gone)]);
    expect(found).toContainEqual([8, `account ${accountOf(0)} seq 2`]);
    // Its neighbour settles what nobody held now (4), but its own bytes are sound and are not accused.
    const order = `order:${gone?.subject.id} version`;
    expect(found.filter(([no, place]) => no !== 4 && place.startsWith(order))).toEqual([[8, placeOf(gone)]]);
  });
  test('a first entry that claims one before it, all hashes right', () => {
    const found = tampered((city) => {
      const order = city.orders[2];
      const entry = { ...entryAt(city, 6), previousHash: flip(new Uint8Array(32)) };
      city.entries[6] = entry;
      if (order !== undefined) city.orders[2] = { ...order, headHash: sha256(canonicalEntry(entry)) };
    });
    expect(found).toContainEqual([10, placeOf(runCity(story).entries[6])]);
  });
  test('an entry with two lines on one account', () => {
    const found = tampered((city) => {
      const entry = entryAt(city, 6);
      city.entries[6] = { ...entry, lines: [...entry.lines, ...entry.lines] };
    });
    expect(found).toContainEqual([1, placeOf(runCity(story).entries[6])]);
  });
  test('an inserted copy under another command id', () => {
    const found = tampered((city) => city.entries.push({ ...entryAt(city, 2), commandId: 'cmd_forged' }));
    expect(found).toContainEqual([8, placeOf(runCity(story).entries[2])]);
    expect(found).toContainEqual([8, `account ${accountOf(0)} seq 2`]);
  });
  test('an inserted copy under the same command id (invariant 7)', () => {
    const found = tampered((city) => city.entries.push(entryAt(city, 2)));
    expect(found).toContainEqual([7, placeOf(runCity(story).entries[2])]);
  });
  test('two entries of one order that change places', () => {
    const found = tampered((city) => {
      const [first, second] = [entryAt(city, 2), entryAt(city, settledAt)];
      city.entries[2] = { ...first, version: second.version };
      city.entries[settledAt] = { ...second, version: first.version };
    });
    expect(found).toContainEqual([10, placeOf(runCity(story).entries[2])]);
  });
  test('a truncated story: the last entry of an order is gone', () => {
    const last = runCity(story).entries[settledAt];
    const found = tampered((city) => city.entries.splice(settledAt, 1));
    expect(found).toContainEqual([8, placeOf(last)]);
    expect(found).toContainEqual([8, `account ${accountOf(2)} seq 1`]);
  });
  test('a head that is richer than its lines', () => {
    const found = tampered((city) => {
      const head = city.heads.get(accountOf(2));
      if (head !== undefined) city.heads.set(head.account, { ...head, availableMinutes: 76 });
    });
    expect(found).toEqual([
      [2, `account ${accountOf(2)}`],
      [2, 'all accounts'],
    ]);
  });
  test('a head that holds more than its lines', () => {
    const found = tampered((city) => {
      const head = city.heads.get(accountOf(0));
      if (head !== undefined) city.heads.set(head.account, { ...head, heldMinutes: 16 });
    });
    expect(found).toContainEqual([2, `account ${accountOf(0)}`]);
  });
  test('a head that has lost its last line, another hash, or itself', () => {
    const account = accountOf(2);
    const headIs = (change: (city: City) => void) =>
      tampered(change).filter(([, place]) => place.includes(account));
    const withHead = (more: object) =>
      headIs((city) => {
        const head = city.heads.get(account);
        if (head !== undefined) city.heads.set(account, { ...head, ...more });
      });
    expect(withHead({ seq: 0 })).toEqual([[8, `account ${account} seq 1`]]);
    expect(withHead({ seq: Number.MAX_SAFE_INTEGER })).toEqual([[8, `account ${account} seq 2`]]);
    expect(withHead({ headHash: flip(new Uint8Array(32)) })).toEqual([[10, `account ${account} seq 1`]]);
    expect(headIs((city) => city.heads.delete(account))).toEqual([[8, `account ${account} seq 1`]]);
  });
  test('an order with another version, another hash, or none of its entries', () => {
    const withOrder = (more: Partial<Order>) =>
      tampered((city) => {
        const order = city.orders[1];
        // The fields that these tests change exist in every state.
        if (order !== undefined) city.orders[1] = { ...order, ...more } as Order;
      });
    const place = (version: number) => `order:${orderId(1)} version ${version}`;
    expect(withOrder({ version: 3 })).toEqual([[8, place(3)]]);
    expect(withOrder({ version: 1 })).toEqual([[8, place(2)]]);
    expect(withOrder({ headHash: flip(new Uint8Array(32)) })).toEqual([[10, place(2)]]);
    expect(tampered((city) => city.orders.splice(1, 1))).toEqual([[8, place(2)]]);
  });
  test('free text in an entry (invariant 18)', () => {
    const found = tampered((city) => {
      const entry = entryAt(city, 2);
      // What a careless migration would write; the type forbids it.
      city.entries[2] = { ...entry, detail: { reason: '王阿姨家' as 'other' } };
    });
    expect(found).toContainEqual([10, placeOf(runCity(story).entries[2])]);
  });
});

test('any byte of any hash in any entry, flipped: at least one violation, and all lie in chains that the entry stands in', () => {
  const size = runCity(story).entries.length;
  const target = fc.record({
    index: fc.nat(size - 1),
    field: fc.constantFrom('bodyDigest' as const, 'previousHash' as const),
    at: fc.nat(31),
  });
  fc.assert(
    fc.property(target, ({ index, field, at }) => {
      const city = runCity(story);
      const entry = entryAt(city, index);
      city.entries[index] = { ...entry, [field]: flip(entry[field], at) };
      const found = withoutDays(journalOf(city));
      const own = [
        `${entry.subject.kind}:${entry.subject.id}`,
        ...entry.lines.map(({ account }) => `account ${account}`),
      ];
      expect(found).toContainEqual([10, placeOf(entry)]);
      for (const [, place] of found) expect(own.some((chain) => place.startsWith(chain))).toBe(true);
    }),
  );
});

describe('what no chain shows is found by the replay', () => {
  /** The ledger's own numbers, rewritten with all hashes right: only the replay can tell. */
  const held = (lines: readonly (readonly [delta: number, held: number])[]): readonly [number, string][] => {
    const city = runCity(story);
    const order = city.orders[2];
    const entry = entryAt(city, 6);
    if (order === undefined) throw new Error('the story has three orders');
    const entries = lines.map(
      ([availableDelta, heldDelta], index): Entry => ({
        ...entry,
        version: index + 1,
        commandId: `cmd_${index}`,
        lines: [{ account: accountOf(0), seq: index + 1, availableDelta, heldDelta, hash: entry.bodyDigest }],
      }),
    );
    return checkJournal(sha256, { entries, heads: [], orders: [order], days: [] }, () => DAY_MAX)
      .filter(({ invariant }) => invariant === 3 || invariant === 4 || invariant === 5)
      .map(({ invariant, place }) => [invariant, place]);
  };
  const at = (version: number) => `order:${orderId(2)} version ${version}`;
  const seq = (no: number) => `account ${accountOf(0)} seq ${no}`;
  test.each<
    [what: string, lines: readonly (readonly [number, number])[], expected: readonly [number, string][]]
  >([
    [
      'a draw below the floor (3)',
      [
        [15, 0],
        [-15, 15],
      ],
      [],
    ],
    [
      'a draw of a minute more (3)',
      [
        [14, 0],
        [-15, 15],
      ],
      [[3, seq(2)]],
    ],
    [
      'a hold that is resolved in parts (5)',
      [
        [90, 0],
        [-30, 30],
        [15, -15],
      ],
      [[5, at(3)]],
    ],
    [
      'a hold that is resolved twice (5, 4, 3)',
      [
        [90, 0],
        [-15, 15],
        [15, -15],
        [15, -15],
      ],
      [
        [3, seq(4)],
        [5, at(4)],
        [4, at(4)],
        [4, `order:${orderId(2)}`],
      ],
    ],
    [
      'a hold of other minutes than the order counts on (4)',
      [
        [90, 0],
        [-30, 30],
      ],
      [[4, `order:${orderId(2)}`]],
    ],
    [
      'a resolution that draws as well (4)',
      [
        [90, 0],
        [-15, 15],
        [-5, -15],
        [-15, 15],
      ],
      [
        [4, at(3)],
        [5, at(4)],
      ],
    ],
    [
      'a release of more than was held (4)',
      [
        [90, 0],
        [-15, 15],
        [30, -15],
        [-15, 15],
      ],
      [
        [4, at(3)],
        [5, at(4)],
      ],
    ],
  ])('%s', (_what, lines, expected) => {
    expect(held(lines)).toEqual(expected);
  });

  test('a credit to somebody below a floor that was raised since is no violation (3)', () => {
    const city = runCity([{ kind: 'open', who: 0, minutes: 15 }]);
    const head = city.heads.get(accountOf(0));
    if (head !== undefined) city.heads.set(head.account, { ...head, floorMinutes: 30 });
    expect(withoutDays(journalOf(city))).toEqual([]);
  });

  test('a settled order that says other minutes than its entries (4)', () => {
    const city = runCity(story);
    const [order] = city.orders;
    if (order?.state !== 'settled') throw new Error('the first order is settled');
    city.orders[0] = { ...order, settledMinutes: 60 };
    expect(withoutDays(journalOf(city))).toEqual([[4, `order:${order.id}`]]);
  });

  test('two orders whose entries each come before the other (8)', () => {
    const city = runCity(story);
    const [first, second] = [entryAt(city, 0), entryAt(city, 1)];
    const line = (account: number, seq_: number) => ({
      account: accountOf(account),
      seq: seq_,
      availableDelta: 0,
      heldDelta: 0,
      hash: first.bodyDigest,
    });
    const entries = [
      { ...first, lines: [line(0, 1), line(1, 2)] },
      { ...second, lines: [line(0, 2), line(1, 1)] },
    ];
    const found = checkJournal(sha256, { entries, heads: [], orders: [], days: [] }, () => DAY_MAX);
    expect(found.filter(({ what }) => what.includes('no order of events'))).toHaveLength(1);
  });
});

describe('days (invariant 16)', () => {
  const START_MS = Date.UTC(2026, 2, 3, 1);
  const helper = personId(2);
  const accepted = (no: number, startMs: number, plannedMinutes = 60): Order => {
    const [order] = runCity(story).orders;
    if (order?.state !== 'settled') throw new Error('the first order is settled');
    const funding: Order['funding'] = [{ account: accountOf(0), kind: 'own', heldMinutes: plannedMinutes }];
    return { ...order, id: orderId(no), startMs, plannedMinutes, funding };
  };
  const dayOf = (...orders: readonly Order[]): Day => ({
    personId: helper,
    day: 20_260_303,
    version: 1,
    visits: orders.map(({ id, startMs, plannedMinutes }) => ({
      orderId: id,
      fromMs: startMs,
      plannedMinutes,
    })),
  });
  const check = (orders: readonly Order[], days: readonly Day[]) =>
    checkJournal(sha256, { entries: [], heads: [], orders, days }, () => DAY_MAX)
      .filter(({ invariant }) => invariant === 16)
      .map(({ place }) => place);
  const first = accepted(10, START_MS);
  const next = accepted(11, START_MS + HOUR_MS);
  const day = `day ${helper} 20260303`;
  test.each<[what: string, orders: readonly Order[], days: readonly Day[], expected: readonly string[]]>([
    ['one visit ends as the next begins', [first, next], [dayOf(next, first)], []],
    [
      'one visit ends a minute after the next has begun',
      [first, accepted(12, START_MS + 59 * MINUTE_MS)],
      [dayOf(first, accepted(12, START_MS + 59 * MINUTE_MS))],
      [day],
    ],
    [
      'eight hours in all',
      [first, accepted(13, START_MS + HOUR_MS, 420)],
      [dayOf(first, accepted(13, START_MS + HOUR_MS, 420))],
      [],
    ],
    [
      'a quarter of an hour more',
      [first, accepted(13, START_MS + HOUR_MS, 435)],
      [dayOf(first, accepted(13, START_MS + HOUR_MS, 435))],
      [day],
    ],
    [
      'a visit for which more was agreed to than the day claims',
      [{ ...first, funding: first.funding.map((source) => ({ ...source, heldMinutes: 75 })) }],
      [dayOf(first)],
      [`${day} ${first.id}`],
    ],
    ['a visit that the day forgot', [first, next], [dayOf(first)], [`${day} ${next.id}`]],
    ['a visit that nobody took', [first], [dayOf(first, next)], [`${day} ${next.id}`]],
    [
      'a visit at another time than the order',
      [first],
      [dayOf(accepted(10, START_MS + HOUR_MS))],
      [`${day} ${first.id}`],
    ],
  ])('%s', (_what, orders, days, expected) => {
    expect(check(orders, days)).toEqual(expected);
  });
  test('each visit is held to the cap of its own order, as it was when it was claimed', () => {
    const maxOf = (version: number) => ({ 1: 480, 2: 240 })[version];
    const under = (rulebookVersion: number, no: number, hour: number) => ({
      ...accepted(no, START_MS + hour * HOUR_MS, 180),
      rulebookVersion,
    });
    const found = (...orders: readonly Order[]) =>
      checkJournal(sha256, { entries: [], heads: [], orders, days: [dayOf(...orders)] }, maxOf).map(
        ({ invariant, what }) => [invariant, what],
      );
    const days = (...orders: readonly Order[]) => found(...orders).filter(([no]) => no === 16);
    expect(days(under(2, 10, 0), under(1, 11, 3))).toEqual([]);
    expect(days(under(1, 10, 0), under(2, 11, 3))).toEqual([[16, expect.stringContaining(orderId(11))]]);
    // A version that is not there is the lives' to name.
    expect(days(under(1, 10, 0), under(3, 11, 3))).toEqual([]);
  });
});
