import fc from 'fast-check';
import { type Head, newHead, type Posting } from '../../../../shared/domain/ledger/account';
import { holdPostings, releasePostings, settlePostings } from '../../../../shared/domain/ledger/funding';
import { post } from '../../../../shared/domain/ledger/post';
import { decideRepayLoan } from '../../../../shared/domain/loan/decide-repay-loan';
import { writeOffPostings } from '../../../../shared/domain/loan/decide-write-off';
import { debtOf, type Loan, loanAccount } from '../../../../shared/domain/loan/loan';
import { loanLeft } from '../../../../shared/domain/loan/loan-left';
import { defaultRulebook as rules } from '../../../../shared/domain/rulebook/default-rulebook';
import { binding, DAUGHTER, LI, NOON, personNamed, STATION, WANG } from '../order/samples';

const account = loanAccount(WANG);
const loan: Loan = {
  kind: 'loan',
  version: 2,
  parentId: WANG,
  guarantorId: DAUGHTER,
  ofStationId: STATION,
  ceilingMinutes: 600,
  state: 'open',
  dueAtMs: NOON + 1,
};
const child = personNamed(DAUGHTER);
const parent = personNamed(WANG, { bindings: [binding] });

type Step = { readonly kind: 'hold' | 'settle' | 'release' | 'repay' | 'writeOff'; readonly minutes: number };
const steps = fc.array(
  fc.record({
    kind: fc.constantFrom<Step['kind'][]>('hold', 'settle', 'release', 'repay', 'writeOff'),
    minutes: fc.integer({ min: 0, max: 300 }),
  }),
  { maxLength: 40 },
);

test('whatever visits, repayments and write-offs come: principal = repaid + written off + owed, within the ceiling (invariant 11)', () => {
  fc.assert(
    fc.property(steps, (life) => {
      let head: Head = newHead(account, -600);
      const holds: number[] = [];
      const sums = { drawn: 0, repaid: 0, writtenOff: 0 };
      const carryOut = (postings: readonly Posting[]): number => {
        const own = postings.find((posting) => posting.account === account);
        if (own === undefined) return 0;
        const after = post(head, own);
        if (!after.ok) throw new Error(after.refusal.code);
        // A new promise would open it again; here the same one goes on.
        head = { ...after.value, floorMinutes: -600, status: 'open' };
        return own.availableDelta + own.heldDelta;
      };
      for (const { kind, minutes } of life) {
        const sources = [{ account, kind: 'loan', heldMinutes: holds[0] ?? 0 }] as const;
        if (
          kind === 'hold' &&
          minutes > 0 &&
          minutes <= loanLeft({ loan, guarantor: child, head }, parent, NOON)
        ) {
          holds.push(minutes);
          carryOut(holdPostings([{ account, kind: 'loan', heldMinutes: minutes }]));
        } else if (kind === 'settle' && holds.length > 0) {
          const credit = Math.min(minutes, holds[0] ?? 0);
          sums.drawn -= carryOut(settlePostings(sources, `person:${LI}`, credit));
          holds.shift();
        } else if (kind === 'release' && holds.length > 0) {
          carryOut(releasePostings(sources));
          holds.shift();
        } else if (kind === 'repay') {
          const repaid = decideRepayLoan({ child, rules, loan, head }, { parentId: WANG, minutes });
          if (repaid.ok) sums.repaid += carryOut(repaid.value.postings);
        } else if (kind === 'writeOff' && debtOf(head) > 0) {
          sums.writtenOff += carryOut(writeOffPostings(loan, debtOf(head)));
        }
        expect(sums.drawn).toBe(sums.repaid + sums.writtenOff + debtOf(head));
        expect(debtOf(head)).toBeGreaterThanOrEqual(0);
        expect(head.availableMinutes).toBeGreaterThanOrEqual(-600);
      }
    }),
  );
});
