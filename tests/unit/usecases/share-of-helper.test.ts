import type { Loaded } from '../../../functions/usecases/ports';
import { givesBackIn, loanOfHelper } from '../../../functions/usecases/share-of-helper';
import { type Head, newHead } from '../../../shared/domain/ledger/account';
import { docName } from '../../../shared/domain/ledger/doc-key';
import { type Loan, loanAccount, loanKey } from '../../../shared/domain/loan/loan';
import { DAUGHTER, LI, NOON, orderIn, STATION } from '../domain/order/samples';

const MOTHER = 'per_mother';
const repayShare = { parentId: MOTHER, percent: 50 } as const;
const promise: Loan = {
  kind: 'loan',
  version: 2,
  parentId: MOTHER,
  guarantorId: LI,
  ofStationId: STATION,
  ceilingMinutes: 600,
  state: 'open',
  dueAtMs: NOON,
};
const order = orderIn('confirmed');
const helper: Head = { ...newHead(`person:${LI}`), repayShare };
const owing: Head = { ...newHead(loanAccount(MOTHER), -600), availableMinutes: -90, heldMinutes: 30 };
const loadedWith = (heads: readonly Head[], loan?: Loan): Loaded => ({
  heads: new Map(heads.map((head) => [head.account, head])),
  days: new Map(),
  people: new Map(),
  docs: new Map(loan === undefined ? [] : [[docName(loanKey(MOTHER)), loan]]),
});

test('a helper who chose a share: their parent’s loan is read, and what is owed there counts', () => {
  const loaded = loadedWith([helper, owing], promise);
  expect(loanOfHelper(order, loaded)).toEqual({
    docs: [loanKey(MOTHER)],
    accounts: [loanAccount(MOTHER)],
  });
  expect(givesBackIn(order, loaded)).toEqual({ givesBack: { repayShare, debtMinutes: 60 } });
});

test.each<[string, Loaded]>([
  ['chose none', loadedWith([newHead(`person:${LI}`), owing], promise)],
  ['was never credited', loadedWith([owing], promise)],
])('a helper who %s: nothing is read and nothing goes back', (_who, loaded) => {
  expect([loanOfHelper(order, loaded), givesBackIn(order, loaded)]).toEqual([{}, {}]);
});

test.each<[string, Loaded]>([
  ['is another’s promise by now', loadedWith([helper, owing], { ...promise, guarantorId: DAUGHTER })],
  ['is gone', loadedWith([helper, owing])],
  ['has a closed account', loadedWith([helper, { ...owing, status: 'closed' }], promise)],
  ['has no account', loadedWith([helper], promise)],
])('a loan that %s: nothing goes back, and the settlement goes on', (_which, loaded) => {
  expect(givesBackIn(order, loaded)).toEqual({});
});

test('an order without a helper reads no loan', () => {
  const open = orderIn('open');
  const loaded = loadedWith([helper, owing], promise);
  expect([loanOfHelper(open, loaded), givesBackIn(open, loaded)]).toEqual([{}, {}]);
});
