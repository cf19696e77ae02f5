import fc from 'fast-check';
import type { PassbookLine } from '../../../../functions/usecases/ports/reading';
import {
  isWished,
  liesBefore,
  monthBefore,
  statementPage,
  type Wish,
} from '../../../../functions/usecases/views/statement';
import { DAY_MS } from '../../../../shared/domain/units';

const ACCOUNT = 'person:per_01J00000000000000000000001';
const MARCH_MS = Date.parse('2026-03-10T12:00:00+08:00');
const line = (seq: number, availableDelta: number, heldDelta: number, atMs = MARCH_MS): PassbookLine => ({
  account: ACCOUNT,
  seq,
  availableDelta,
  heldDelta,
  availableAfterMinutes: 0,
  heldAfterMinutes: 0,
  hash: new Uint8Array(32),
  command: 'settle',
  atMs,
});

/** A table's way of paging: below `next`, so many, and a `next` as long as something was left. */
const bookOf = (lines: readonly PassbookLine[]) => {
  const read: number[] = [];
  return {
    read,
    lines: async (_account: string, { next, limit }: { next?: string; limit: number }) => {
      const below = lines.filter(({ seq }) => next === undefined || seq < Number(next));
      const items = below.slice(0, limit);
      read.push(...items.map(({ seq }) => seq));
      const last = items.at(-1);
      return { items, ...(below.length > limit && last !== undefined && { next: String(last.seq) }) };
    },
  };
};

test.each([
  ['earned', 60, 0, 'in'],
  ['used up', 0, -60, 'out'],
  ['used up in part, the rest given back', 15, -60, 'out'],
  ['set aside', -60, 60, 'held'],
  ['given back', 60, -60, 'held'],
] as const)('hours %s → shown under that one wish', (_what, available, held, wish) => {
  const shows = (['in', 'out', 'held'] as const).filter((show) =>
    isWished({ show }, line(1, available, held)),
  );
  expect(shows).toEqual([wish]);
});

test('January is preceded by December; a line counts as older only when a whole month lies between', () => {
  expect([monthBefore(202601), monthBefore(202603)]).toEqual([202512, 202602]);
  const at = (date: string) => line(1, 0, 0, Date.parse(`${date}T12:00:00+08:00`));
  expect(liesBefore(202603, at('2026-02-01'))).toBe(false);
  expect(liesBefore(202603, at('2026-01-31'))).toBe(true);
});

const deltas = fc.constantFrom<readonly [number, number]>([60, 0], [0, -60], [-60, 60], [60, -60], [15, -60]);
const books = fc.array(fc.tuple(deltas, fc.integer({ min: 0, max: 3 })), { maxLength: 60 }).map((given) => {
  let atMs = MARCH_MS;
  return given.map(([[available, held], days], index) => {
    atMs -= days * DAY_MS;
    return line(given.length - index, available, held, atMs);
  });
});
const wishes: fc.Arbitrary<Wish> = fc.record({
  show: fc.constantFrom(undefined, 'in' as const, 'out' as const, 'held' as const),
  months: fc.constantFrom(
    undefined,
    { from: 202603, to: 202603 },
    { from: 202601, to: 202602 },
    { from: 202601, to: 202612 },
  ),
});

test('any book and wish, page after page → every wished line once, the newest first; no page is over-full', async () => {
  await fc.assert(
    fc.asyncProperty(
      books,
      wishes,
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 1, max: 9 }),
      async (lines, wish, count, perLook) => {
        const book = bookOf(lines);
        const seen: number[] = [];
        let next: string | undefined;
        let pages = 0;
        do {
          const page = await statementPage(book, ACCOUNT, wish, next === undefined ? {} : { next }, {
            count,
            perLook,
          });
          expect(page.lines.length).toBeLessThanOrEqual(count);
          seen.push(...page.lines.map(({ seq }) => seq));
          next = page.next;
          pages += 1;
        } while (next !== undefined && pages < 200);
        expect(seen).toEqual(lines.filter((one) => isWished(wish, one)).map(({ seq }) => seq));
      },
    ),
  );
});

test('pages as long as a look → no line is read twice, and a month that is over ends the reading', async () => {
  const lines = Array.from({ length: 100 }, (_, index) =>
    line(100 - index, 60, 0, MARCH_MS - index * 2 * DAY_MS),
  );
  const book = bookOf(lines);
  let next: string | undefined;
  do {
    const page = await statementPage(
      book,
      ACCOUNT,
      { months: { from: 202603, to: 202603 } },
      next === undefined ? {} : { next },
      {
        count: 10,
        perLook: 10,
      },
    );
    next = page.next;
  } while (next !== undefined);
  expect(new Set(book.read).size).toBe(book.read.length);
  // 5 days of March, 28 of February, and a look's rest.
  expect(book.read.length).toBeLessThanOrEqual(30);
});
