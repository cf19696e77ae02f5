import fc from 'fast-check';
import type { PassbookLine } from '../../../../functions/usecases/ports/reading';
import { monthPart } from '../../../../functions/usecases/views/month-part';
import { DAY_MS } from '../../../../shared/domain/units';

const JANUARY_MS = Date.parse('2026-01-05T12:00:00+08:00');

/** A book from its changes: each line's instant and deltas; balances are summed here, by hand. */
const bookOf = (changes: readonly (readonly [atMs: number, available: number, held: number])[]) => {
  let [available, held] = [0, 0];
  const lines = changes.map(([atMs, availableDelta, heldDelta], index): PassbookLine => {
    available += availableDelta;
    held += heldDelta;
    return {
      account: 'person:per_01J00000000000000000000001',
      seq: index + 1,
      availableDelta,
      heldDelta,
      availableAfterMinutes: available,
      heldAfterMinutes: held,
      hash: new Uint8Array(32),
      command: 'settle',
      atMs,
    };
  });
  return lines.reverse();
};

const change = fc.tuple(
  // Up to nine days late: what the clock writes after an outage.
  fc.integer({ min: 0, max: 9 }),
  fc.integer({ min: -9, max: 9 }).map((quarters) => quarters * 15),
  fc.integer({ min: -9, max: 9 }).map((quarters) => quarters * 15),
);
const books = fc.array(fc.tuple(fc.integer({ min: 0, max: 8 }), change), { maxLength: 80 }).map((given) => {
  let day = 0;
  return bookOf(
    given.map(([later, [late, available, held]]) => {
      day += later;
      return [JANUARY_MS + (day - late) * DAY_MS, available, held] as const;
    }),
  );
});
const months = [202512, ...Array.from({ length: 12 }, (_, index) => 202601 + index), 202701, 202702, 202703];

test('any book, late lines too → each line is on one slip, each slip adds up and opens with what the last one closed with', () => {
  fc.assert(
    fc.property(books, (lines) => {
      const seen: number[] = [];
      let before = { availableMinutes: 0, heldMinutes: 0 };
      for (const month of months) {
        const part = monthPart(lines, month);
        expect([month, part.opening]).toEqual([month, before]);
        const total = (balance: typeof before) => balance.availableMinutes + balance.heldMinutes;
        expect(total(part.opening) + part.inMinutes - part.outMinutes).toBe(total(part.closing));
        seen.push(...part.lines.map(({ seq }) => seq));
        before = part.closing;
      }
      // A very long book may reach beyond the last month looked at.
      expect(seen).toEqual(seen.map((_, index) => index + 1));
      if (lines.every(({ atMs }) => atMs < JANUARY_MS + 420 * DAY_MS)) expect(seen.length).toBe(lines.length);
    }),
  );
});

test('a month without lines → what was there stays; before the first line → nothing, and no last line', () => {
  const book = bookOf([
    [JANUARY_MS, 600, 0],
    [JANUARY_MS + DAY_MS, -60, 60],
  ]);
  const march = monthPart(book, 202603);
  expect([march.lines, march.opening, march.closing, march.last?.seq]).toEqual([
    [],
    { availableMinutes: 540, heldMinutes: 60 },
    { availableMinutes: 540, heldMinutes: 60 },
    2,
  ]);
  const before = monthPart(book, 202512);
  expect([before.closing, before.last]).toEqual([{ availableMinutes: 0, heldMinutes: 0 }, undefined]);
});

test('what is only set aside neither comes nor goes', () => {
  const part = monthPart(
    bookOf([
      [JANUARY_MS, 600, 0],
      [JANUARY_MS + DAY_MS, -60, 60],
      [JANUARY_MS + 2 * DAY_MS, 15, -60],
    ]),
    202601,
  );
  expect([part.inMinutes, part.outMinutes]).toEqual([600, 45]);
});
