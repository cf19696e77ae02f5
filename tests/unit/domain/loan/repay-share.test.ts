import fc from 'fast-check';
import { newHead, type RepayShare } from '../../../../shared/domain/ledger/account';
import {
  decideSetRepayShare,
  type RepayShareFacts,
} from '../../../../shared/domain/loan/decide-set-repay-share';
import { type Loan, loanAccount } from '../../../../shared/domain/loan/loan';
import { type GivingBack, sharedMinutes } from '../../../../shared/domain/loan/repay-share';
import { decideSettle } from '../../../../shared/domain/order/decide-settle';
import type { Source } from '../../../../shared/domain/order/order';
import {
  community,
  DAUGHTER,
  factsOf,
  LI,
  NOON,
  orderIn,
  personNamed,
  STATION,
  WANG,
} from '../order/samples';

/** 李师傅 promised hours for his mother; he serves 王阿姨. */
const MOTHER = 'per_mother';
const half: RepayShare = { parentId: MOTHER, percent: 50 };
const loan: Loan = {
  kind: 'loan',
  version: 2,
  parentId: MOTHER,
  guarantorId: LI,
  ofStationId: STATION,
  ceilingMinutes: 600,
  state: 'open',
  dueAtMs: NOON,
};

test.each<[percent: number, credit: number, debt: number, back: number]>([
  [50, 60, 600, 30],
  [50, 45, 600, 15],
  [10, 120, 600, 0],
  [10, 150, 600, 15],
  [30, 240, 600, 60],
  [100, 60, 600, 60],
  [100, 60, 45, 45],
  [100, 60, 20, 20],
  [50, 60, 0, 0],
  [50, 0, 600, 0],
])('%i percent of %i minutes, %i owed → %i go back', (percent, credit, debtMinutes, back) => {
  expect(sharedMinutes({ repayShare: { parentId: MOTHER, percent }, debtMinutes }, credit, 15)).toBe(back);
});

const account = newHead(`person:${LI}`);
const choose = (percent: number, facts: Partial<RepayShareFacts> = {}): string => {
  const decided = decideSetRepayShare(
    { child: personNamed(LI), loan, ...facts },
    { parentId: MOTHER, percent },
  );
  return decided.ok ? decided.value.command : decided.refusal.code;
};
test.each<[string, string, number, Partial<RepayShareFacts>]>([
  ['of an open promise', 'setRepayShare', 50, {}],
  ['of one that they ended', 'setRepayShare', 50, { loan: { ...loan, state: 'ended' } }],
  ['of another’s promise', 'not_found', 50, { loan: { ...loan, guarantorId: DAUGHTER } }],
  ['of one not answered yet', 'loan_forbids', 50, { loan: { ...loan, state: 'asked' } }],
  ['of one declined', 'loan_forbids', 50, { loan: { ...loan, state: 'declined' } }],
  ['of one that the pool bears', 'loan_forbids', 50, { loan: { ...loan, state: 'writtenOff' } }],
  ['ended, which stands', 'setRepayShare', 0, { head: { ...account, repayShare: half } }],
  [
    'ended, though the promise is another’s by now',
    'setRepayShare',
    0,
    { head: { ...account, repayShare: half }, loan: { ...loan, guarantorId: DAUGHTER } },
  ],
  ['ended, and none stands', 'not_found', 0, { head: account }],
  [
    'ended, and another stands',
    'not_found',
    0,
    { head: { ...account, repayShare: { parentId: WANG, percent: 50 } } },
  ],
  ['ended by who was never credited', 'not_found', 0, {}],
])('a share %s → %s', (_which, expected, percent, facts) => {
  expect(choose(percent, facts)).toBe(expected);
});

test('of nobody’s promise: not_found', () => {
  expect(decideSetRepayShare({ child: personNamed(LI) }, half)).toMatchObject({
    refusal: { code: 'not_found' },
  });
});

test('the choice is one line on the child’s own account, and moves nothing', () => {
  expect(decideSetRepayShare({ child: personNamed(LI), loan }, half)).toMatchObject({
    value: {
      postings: [{ account: `person:${LI}`, availableDelta: 0, heldDelta: 0, repayShare: half }],
      docs: [],
      detail: { toId: MOTHER, sharePercent: 50 },
    },
  });
});

const own: Source = { account: `person:${WANG}`, kind: 'own', heldMinutes: 240 };
const settled = (creditMinutes: number, givesBack?: GivingBack, funding: readonly Source[] = [own]) => {
  const order = orderIn('confirmed', { funding, creditMinutes });
  const decided = decideSettle({ ...factsOf(order, community), ...(givesBack && { givesBack }) }, NOON);
  if (!decided.ok) throw new Error(decided.refusal.code);
  const delta = (name: string): number =>
    decided.value.postings.find((posting) => posting.account === name)?.availableDelta ?? 0;
  return { ...decided.value, helper: delta(`person:${LI}`), back: delta(loanAccount(MOTHER)) };
};

test('half of 60 minutes go back: the helper’s line says under which share, the entry how much', () => {
  const { postings, detail, order } = settled(60, { repayShare: half, debtMinutes: 600 });
  expect(postings.slice(1)).toEqual([
    { account: `person:${LI}`, availableDelta: 30, heldDelta: 0, repayShare: half },
    { account: `loan:${MOTHER}`, availableDelta: 30, heldDelta: 0 },
  ]);
  expect(detail).toMatchObject({ creditMinutes: 60, toId: MOTHER, repaidMinutes: 30 });
  expect(order).toMatchObject({ settledMinutes: 60 });
});

test('all of it goes back: the helper’s line moves nothing, and stands there with its share', () => {
  const all = { parentId: MOTHER, percent: 100 } as const;
  expect(settled(60, { repayShare: all, debtMinutes: 600 }).postings.slice(1)).toEqual([
    { account: `person:${LI}`, availableDelta: 0, heldDelta: 0, repayShare: all },
    { account: `loan:${MOTHER}`, availableDelta: 60, heldDelta: 0 },
  ]);
});

test('nothing owed, or a visit that is paid from that very loan: all of it is the helper’s', () => {
  const plain = settled(60);
  expect(settled(60, { repayShare: half, debtMinutes: 0 })).toEqual(plain);
  const source: Source = { account: `loan:${MOTHER}`, kind: 'loan', heldMinutes: 60 };
  const { helper, detail } = settled(60, { repayShare: half, debtMinutes: 600 }, [source]);
  expect([helper, detail.repaidMinutes]).toEqual([60, undefined]);
});

test('whatever is earned, chosen and owed: the entry sums to zero, the helper loses no minute, and no more goes back than is owed, chosen or earned', () => {
  const quarters = fc.integer({ min: 0, max: 16 });
  fc.assert(
    fc.property(
      quarters,
      fc.integer({ min: 1, max: 10 }),
      fc.integer({ min: 0, max: 600 }),
      (earned, tens, debt) => {
        const credit = earned * 15;
        const { postings, helper, back, detail } = settled(credit, {
          repayShare: { parentId: MOTHER, percent: tens * 10 },
          debtMinutes: debt,
        });
        expect(
          postings.reduce((sum, { availableDelta, heldDelta }) => sum + availableDelta + heldDelta, 0),
        ).toBe(0);
        expect(helper + back).toBe(credit);
        expect(helper).toBeGreaterThanOrEqual(0);
        expect(back).toBeGreaterThanOrEqual(0);
        expect(back).toBeLessThanOrEqual(debt);
        // In quarters of an hour: no arithmetic of the domain.
        const whole = Math.floor((earned * tens) / 10);
        expect(back).toBe(Math.min(debt, whole * 15));
        expect(detail.repaidMinutes ?? 0).toBe(back);
      },
    ),
  );
});
