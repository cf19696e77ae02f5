import fc from 'fast-check';
import { type Draft, decideDraft } from '../../../../shared/domain/batch/decide-draft';
import { decideClose, decideStop } from '../../../../shared/domain/batch/decide-end';
import { decidePostPart } from '../../../../shared/domain/batch/decide-post-part';
import { newHead } from '../../../../shared/domain/ledger/account';
import { checkBatch } from '../../../../shared/domain/ledger/verify/check-batch';
import { defaultRulebook } from '../../../../shared/domain/rulebook/default-rulebook';
import { NOON } from '../order/samples';
import { Books, draftFacts, linesOf, made, OPENING, opening, sha256 } from './samples';

const violations = ({ batch, parts, entries }: Books) =>
  batch === undefined ? ['no batch'] : [...checkBatch(sha256, batch, parts, entries)].map(({ what }) => what);

/** One try of the worker, as often as it likes; what the state forbids, or comes out of turn, writes nothing. */
const post = (books: Books, no: number): void => {
  const part = books.parts[no - 1];
  if (part === undefined || part.no !== postedOf(books) + 1) return;
  const decided = decidePostPart(
    { batch: books.standing(), part, heads: books.heads, rules: defaultRulebook },
    NOON,
  );
  if (decided.ok) books.write(decided.value);
};
const postedOf = (books: Books): number => {
  const batch = books.standing();
  return 'postedCount' in batch ? batch.postedCount : 0;
};
const end = (books: Books, how: 'close' | 'stop'): void => {
  const batch = books.standing();
  if (how === 'close' && postedOf(books) < books.parts.length) return;
  const decided = how === 'close' ? decideClose(batch, NOON) : decideStop(batch, 'other', NOON);
  if (decided.ok) books.write(decided.value);
};

const drafts = fc
  .tuple(fc.integer({ min: 1, max: 130 }), fc.constantFrom('gives', 'collects'))
  .map(
    ([count, way]): Draft =>
      way === 'gives'
        ? opening(linesOf(count))
        : { kind: 'surplus', fundAccount: 'pool:org_station', lines: linesOf(count) },
  );
const acts = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.integer({ min: 1, max: 4 }) },
    { weight: 1, arbitrary: fc.constantFrom('close' as const, 'stop' as const) },
  ),
  { maxLength: 14 },
);

test('children and rest equal the total, under any interleaving of post, close, stop and replay', () => {
  const statuses = fc.array(fc.constantFrom('open', 'open', 'frozen', 'closed', 'poor'), {
    minLength: 130,
    maxLength: 130,
  });
  fc.assert(
    fc.property(drafts, statuses, acts, (draft, all, wishes) => {
      // Of what is above the cap: a surplus takes nothing else.
      const capMinutes = draft.kind === 'surplus' ? defaultRulebook.heldMaxMinutes : 0;
      const people = draft.lines.map(({ account }, index) => ({
        ...newHead(account),
        availableMinutes: all[index] === 'closed' ? 0 : capMinutes + (all[index] === 'poor' ? 30 : 90),
        status: all[index] === 'frozen' || all[index] === 'closed' ? all[index] : ('open' as const),
      }));
      const books = new Books(...people);
      const before = people.reduce((sum, { availableMinutes }) => sum + availableMinutes, 0);
      books.approve(draft);
      for (const wish of wishes) typeof wish === 'number' ? post(books, wish) : end(books, wish);
      expect(violations(books)).toEqual([]);
      end(books, 'stop');
      expect(violations(books)).toEqual([]);
      const { totalMinutes } = books.standing();
      expect(books.heads.get('batch:bat_1')).toMatchObject({ availableMinutes: 0, status: 'closed' });
      const after = draft.lines.reduce((sum, { account }) => sum + books.balance(account), 0);
      // What people got or gave is what the fund gave or got, and never more than was planned.
      expect(books.balance(draft.fundAccount)).toBe(before - after);
      expect(Math.abs(after - before)).toBeLessThanOrEqual(totalMinutes);
    }),
    { numRuns: 60 },
  );
});

test('all parts posted: everybody has what the plan says, and the batch closes at zero', () => {
  const books = new Books();
  books.approve(opening(linesOf(85)));
  for (const no of [1, 1, 2, 3, 2]) post(books, no);
  end(books, 'close');
  expect(books.standing()).toMatchObject({ state: 'closed', postedCount: 3, movedMinutes: 85 * 60 });
  expect(linesOf(85).map(({ account }) => books.balance(account))).toEqual(Array<number>(85).fill(60));
  expect(books.balance(OPENING)).toBe(-85 * 60);
});

test('a closed account: its hours go back to where they were funded from, with the rest', () => {
  const closed = { ...newHead('person:per_1'), status: 'closed' } as const;
  const books = new Books(closed);
  books.approve(opening(linesOf(3)));
  post(books, 1);
  end(books, 'close');
  expect(books.standing()).toMatchObject({ movedMinutes: 120, totalMinutes: 180 });
  expect([books.balance('person:per_1'), books.balance(OPENING)]).toEqual([0, -120]);
});

describe('a wrong batch is found', () => {
  const posted = () => {
    const books = new Books();
    books.approve(opening(linesOf(41)));
    post(books, 1);
    post(books, 2);
    end(books, 'close');
    return books;
  };
  test('the sound one is not accused', () => {
    expect(violations(posted())).toEqual([]);
  });
  test.each<[what: string, change: (books: Books) => void, finding: RegExp]>([
    ['a plan changed after approval', (books) => swapFirst(books), /another plan/],
    [
      'a part that is gone from the plan',
      (books) => {
        books.parts = books.parts.slice(0, 1);
      },
      /plans 2400 minutes/,
    ],
    [
      'a part posted twice',
      (books) => {
        const part = books.entries[2];
        if (part) books.entries.splice(3, 0, part);
      },
      /posts part 1 as 2/,
    ],
    ['a child of other minutes', (books) => changeLine(books, 2), /part 1 is not as planned/],
    [
      'a part that was never posted',
      (books) => {
        books.entries.splice(3, 1);
      },
      /closed after 1 parts/,
    ],
    ['a rest that came back short', (books) => changeLine(books, 1), /its fund/],
    [
      'an approval by the drafter',
      (books) => {
        const entry = books.entries[1];
        if (entry) books.entries[1] = { ...entry, principal: books.standing().draftedById };
      },
      /approved by its drafter/,
    ],
    [
      'a batch that says more than its entries',
      (books) => {
        books.batch = { ...books.standing(), movedMinutes: 1 } as Books['batch'];
      },
      /its entries say closed/,
    ],
  ])('%s', (_what, change, finding) => {
    const books = posted();
    change(books);
    expect(violations(books).some((what) => finding.test(what))).toBe(true);
  });
  test('a draft that was posted without approval', () => {
    const books = new Books();
    const draft = made(decideDraft(sha256, draftFacts(), opening(linesOf(1)), NOON));
    books.write(draft);
    const [part] = books.parts;
    const [entry] = books.entries;
    if (part === undefined || entry === undefined) throw new Error('one part, one entry');
    books.entries.push({ ...entry, command: 'openAccounts', version: 2, detail: { partNo: 1 } });
    expect(violations(books)).toContain('openAccounts leads out of draft');
  });

  function swapFirst(books: Books): void {
    books.parts = books.parts.map((part) => ({ ...part, lines: part.lines.toReversed() }));
  }
  function changeLine(books: Books, at: number): void {
    const entry = books.entries[at];
    if (entry === undefined) throw new Error(`no entry ${at}`);
    const lines = entry.lines.map((line) => ({
      ...line,
      availableDelta: line.availableDelta + Math.sign(line.availableDelta),
    }));
    books.entries[at] = { ...entry, lines };
  }
});
