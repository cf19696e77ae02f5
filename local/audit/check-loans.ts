import { encodeDoc } from '../../functions/store/doc-codec';
import type { AccountId, Line, RepayShare } from '../../shared/domain/ledger/account';
import type { Entry } from '../../shared/domain/ledger/entry';
import { isLoanCommand, livedLoan } from '../../shared/domain/loan/lived-loan';
import { debtOf, type Loan, loanAccount } from '../../shared/domain/loan/loan';
import type { Journal } from './journal';
import { sameItem } from './same-item';
import type { Violation } from './violation';

type Moved = { readonly entry: Entry; readonly line: Line };

/**
 * Each loan is what its entries made of it (9); and of each loan's account, what was drawn = given back + written off + still owed, no
 * moment had more given back than drawn, and nothing but orders, repayments, shares of earnings and write-offs moved it; no earning gave
 * back under a share that its helper had not chosen (11).
 */
export const checkLoans = (journal: Journal): readonly Violation[] => [
  ...checkPromises(journal),
  ...checkPrincipals(journal),
  ...checkShares(journal),
];

function* checkPromises({ entries, docs }: Journal): Generator<Violation> {
  const lived = new Map<string, Loan>();
  const byVersion = entries.map(({ value }) => value).sort((a, b) => a.version - b.version);
  for (const entry of byVersion) {
    if (!isLoanCommand(entry.command)) continue;
    const after = livedLoan(lived.get(entry.subject.id), entry);
    if (after === undefined)
      yield {
        invariant: 9,
        place: `loan of ${entry.subject.id} version ${entry.version}`,
        what: `${entry.command} cannot have followed`,
      };
    else lived.set(entry.subject.id, after);
  }
  for (const { value: doc } of docs) {
    if (doc.kind !== 'loan') continue;
    const shall = lived.get(doc.parentId);
    const place = `loan of ${doc.parentId}`;
    if (shall === undefined) yield { invariant: 9, place, what: 'comes from no entry' };
    else if (!sameItem(encodeDoc(doc), encodeDoc(shall)))
      yield {
        invariant: 9,
        place,
        what: `is ${doc.state}, its entries say ${shall.state}, or other terms`,
      };
    lived.delete(doc.parentId);
  }
  for (const parentId of lived.keys()) yield { invariant: 9, place: `loan of ${parentId}`, what: 'is lost' };
}

const linesOfLoans = ({ entries }: Journal): ReadonlyMap<AccountId, Moved[]> => {
  const moved = new Map<AccountId, Moved[]>();
  for (const { value: entry } of entries)
    for (const line of entry.lines)
      if (line.account.startsWith('loan:'))
        moved.set(line.account, [...(moved.get(line.account) ?? []), { entry, line }]);
  return moved;
};

/** A settlement that gives back, out of the helper's earning, to this very loan. */
const isShared = ({ subject, command, detail }: Entry, account: AccountId): boolean =>
  subject.kind === 'order' &&
  (command === 'settle' || command === 'resolve') &&
  detail.toId !== undefined &&
  loanAccount(detail.toId) === account;

function* checkShares({ entries }: Journal): Generator<Violation> {
  const said = entries
    .flatMap(({ value: entry }) => entry.lines.map((line) => ({ entry, line })))
    .filter(({ line }) => line.repayShare !== undefined)
    .sort((a, b) => a.line.seq - b.line.seq);
  const chosen = new Map<AccountId, RepayShare>();
  for (const { entry, line } of said) {
    const { account, seq, repayShare } = line;
    if (repayShare !== undefined && entry.command === 'setRepayShare') chosen.set(account, repayShare);
    else if (!sameItem(chosen.get(account), repayShare))
      yield {
        invariant: 11,
        place: `account ${account} seq ${seq}`,
        what: `${entry.command} gives back under a share that was not chosen`,
      };
  }
}

function* checkPrincipals(journal: Journal): Generator<Violation> {
  const heads = new Map(journal.heads.map(({ value }) => [value.account, value]));
  for (const [account, moved] of linesOfLoans(journal)) {
    const sums = { drawn: 0, repaid: 0, writtenOff: 0 };
    for (const { entry, line } of moved.sort((a, b) => a.line.seq - b.line.seq)) {
      const net = line.availableDelta + line.heldDelta;
      const place = `account ${account} seq ${line.seq}`;
      // A visit draws; what is corrected or reversed later was never drawn.
      const isAmended = entry.command === 'correct' || entry.command === 'reverse';
      if (entry.subject.kind === 'order' && (net <= 0 || isAmended)) sums.drawn -= net;
      else if (isShared(entry, account) && net === entry.detail.repaidMinutes) sums.repaid += net;
      else if (entry.command === 'repayLoan' && net > 0) sums.repaid += net;
      else if (entry.command === 'approveWriteOff' && net > 0) sums.writtenOff += net;
      else if (net !== 0) yield { invariant: 11, place, what: `${entry.command} moves ${net} minutes` };
      if (sums.repaid + sums.writtenOff > sums.drawn)
        yield { invariant: 11, place, what: 'more was given back than was drawn' };
      if (
        entry.subject.kind === 'person' &&
        entry.command !== 'repayLoan' &&
        account !== loanAccount(entry.subject.id)
      )
        yield { invariant: 11, place, what: `${entry.command} is about ${entry.subject.id}` };
    }
    const owed = debtOf(heads.get(account));
    if (sums.drawn !== sums.repaid + sums.writtenOff + owed)
      yield {
        invariant: 11,
        place: `account ${account}`,
        what: `${sums.drawn} drawn is not ${sums.repaid} given back, ${sums.writtenOff} written off and ${owed} owed`,
      };
  }
}
