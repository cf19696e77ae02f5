import fc from 'fast-check';
import { type Head, newHead, type Posting } from '../../../../shared/domain/ledger/account';
import { post } from '../../../../shared/domain/ledger/post';
import { accountOf } from './city-for-tests';

const account = accountOf(1);
const head = (more: Partial<Head> = {}): Head => ({
  ...newHead(account),
  availableMinutes: 100,
  heldMinutes: 60,
  seq: 7,
  ...more,
});
const posting = (availableDelta: number, heldDelta = 0): Posting => ({ account, availableDelta, heldDelta });

const HOLD = posting(-30, 30);
const DRAW = posting(-30);
const SETTLE = posting(15, -60);
const RELEASE = posting(60, -60);
const CREDIT = posting(45);

test.each<[situation: string, expected: string, head: Partial<Head>, posting: Posting]>([
  ['open, hold of what is there', 'accepted', {}, posting(-100, 100)],
  ['open, hold of one minute more', 'insufficient_minutes', {}, posting(-101, 101)],
  ['open, draw down to a floor below zero', 'accepted', { floorMinutes: -600 }, posting(-700)],
  [
    'open, draw of one minute beyond that floor',
    'insufficient_minutes',
    { floorMinutes: -600 },
    posting(-701),
  ],
  ['open, credit while below a raised floor', 'accepted', { floorMinutes: 500 }, CREDIT],
  ['open, settlement while below a raised floor', 'accepted', { floorMinutes: 500 }, posting(0, -60)],
  ['frozen, hold', 'account_not_open', { status: 'frozen' }, HOLD],
  ['frozen, hold that draws on nothing', 'account_not_open', { status: 'frozen' }, posting(0, 30)],
  ['frozen, draw', 'account_not_open', { status: 'frozen' }, DRAW],
  [
    'frozen, draw of all that closes it',
    'accepted',
    { status: 'frozen', heldMinutes: 0 },
    { ...posting(-100), status: 'closed' },
  ],
  [
    'frozen, hold that would close it',
    'account_not_open',
    { status: 'frozen' },
    { ...HOLD, status: 'closed' },
  ],
  [
    'closed, draw that closes it again',
    'account_not_open',
    { status: 'closed' },
    { ...DRAW, status: 'closed' },
  ],
  ['frozen, settlement of a standing hold', 'accepted', { status: 'frozen' }, SETTLE],
  ['frozen, whole settlement of a standing hold', 'accepted', { status: 'frozen' }, posting(0, -60)],
  ['frozen, release of a standing hold', 'accepted', { status: 'frozen' }, RELEASE],
  ['frozen, credit', 'accepted', { status: 'frozen' }, CREDIT],
  [
    'frozen, hold that nothing covers: the status speaks first',
    'account_not_open',
    { status: 'frozen' },
    posting(-101, 101),
  ],
  ['closed, credit', 'account_not_open', { status: 'closed' }, CREDIT],
  ['closed, release', 'account_not_open', { status: 'closed' }, RELEASE],
])('%s → %s', (_situation, expected, more, given) => {
  const posted = post(head(more), given);
  expect(posted.ok ? 'accepted' : posted.refusal.code).toBe(expected);
});

test('a refusal says how much is missing, and which status stands in the way', () => {
  expect(post(head({ floorMinutes: 20 }), posting(-100, 100))).toEqual({
    ok: false,
    refusal: { code: 'insufficient_minutes', data: { missingMinutes: 20, account } },
  });
  expect(post(head({ status: 'closed' }), CREDIT)).toEqual({
    ok: false,
    refusal: { code: 'account_not_open', data: { account, status: 'closed' } },
  });
});

test('an accepted posting moves both balances and the seq by what it says, and leaves floor, status and hash', () => {
  const before = head({ status: 'frozen', floorMinutes: -5 });
  expect(post(before, SETTLE)).toEqual({
    ok: true,
    value: { ...before, availableMinutes: 115, heldMinutes: 0, seq: 8 },
  });
});

test.each<[what: string, head: Partial<Head>, posting: Posting]>([
  ['resolving more than is held', {}, posting(61, -61)],
  ['a fraction of a minute', {}, posting(-0.5, 0.5)],
  ['a sum beyond the safe integers', { availableMinutes: Number.MAX_SAFE_INTEGER }, CREDIT],
  ['another account', {}, { ...CREDIT, account: accountOf(2) }],
])('%s is a bug and throws', (_what, more, given) => {
  expect(() => post(head(more), given)).toThrow();
});

test('any posting to any open account: accepted exactly when what it takes is there above the floor', () => {
  const some = fc.integer({ min: -300, max: 300 });
  fc.assert(
    fc.property(
      some,
      some,
      some,
      fc.nat(300),
      (availableMinutes, availableDelta, floorMinutes, heldDelta) => {
        const posted = post(head({ availableMinutes, floorMinutes }), posting(availableDelta, heldDelta));
        const takes = Math.max(0, -availableDelta);
        const spendable = availableMinutes - floorMinutes;
        expect(posted.ok).toBe(takes === 0 || takes <= spendable);
      },
    ),
  );
});

test('a share stands until another is chosen, or ends at 0 percent; no line without one touches it', () => {
  const half = { parentId: 'per_mother', percent: 50 } as const;
  const shareAfter = (before: Partial<Head>, repayShare?: Posting['repayShare']) => {
    const posted = post(head(before), { ...CREDIT, ...(repayShare && { repayShare }) });
    return posted.ok ? posted.value.repayShare : 'refused';
  };
  expect(shareAfter({}, half)).toEqual(half);
  expect(shareAfter({ repayShare: half })).toEqual(half);
  expect(shareAfter({ repayShare: half }, { ...half, percent: 10 })).toEqual({ ...half, percent: 10 });
  expect(shareAfter({ repayShare: half }, { ...half, percent: 0 })).toBeUndefined();
});
