import { encodeDoc } from '../../functions/store/doc-codec';
import { type GrantCase, grantAccount } from '../../shared/domain/grant/grant-case';
import { livedCase } from '../../shared/domain/grant/lived-case';
import type { Posting } from '../../shared/domain/ledger/account';
import type { Entry } from '../../shared/domain/ledger/entry';
import type { Journal } from './journal';
import { sameItem } from './same-item';
import type { Violation } from './violation';

const written = (postings: readonly Posting[]): string =>
  postings
    .map(({ account, availableDelta, heldDelta, status = '' }) =>
      `${account} ${availableDelta} ${heldDelta} ${status}`.trim(),
    )
    .join(', ') || 'nothing';

/**
 * Each case of hardship is what its entries made of it, and each of them moved what the case says (9); two people decided it; and a
 * closed one holds nothing back.
 */
export const checkCases = ({ entries, docs, heads }: Journal): readonly Violation[] => {
  const found: Violation[] = [];
  const lived = new Map<string, GrantCase>();
  const byVersion = entries.map(({ value }) => value).sort((a, b) => a.version - b.version);
  for (const entry of byVersion) if (entry.detail.caseId !== undefined) follow(entry, lived, found);
  for (const { value: doc } of docs) {
    if (doc.kind !== 'grantCase') continue;
    const place = `case:${doc.caseId}`;
    const shall = lived.get(`${doc.elderId} ${doc.caseId}`);
    if (shall === undefined) found.push({ invariant: 9, place, what: 'comes from no entry' });
    else if (!sameItem(encodeDoc(doc), encodeDoc(shall)))
      found.push({
        invariant: 9,
        place,
        what: `is ${doc.state}, its entries say ${shall.state}, or other figures`,
      });
    lived.delete(`${doc.elderId} ${doc.caseId}`);
    const head = heads.find(({ value }) => value.account === grantAccount(doc))?.value;
    if (doc.state === 'closed' && head?.status !== 'closed')
      found.push({ invariant: 9, place, what: 'is closed, and its account is not' });
  }
  for (const { caseId } of lived.values())
    found.push({ invariant: 9, place: `case:${caseId}`, what: 'is lost' });
  return found;
};

const follow = (entry: Entry, lived: Map<string, GrantCase>, found: Violation[]): void => {
  const key = `${entry.subject.id} ${entry.detail.caseId}`;
  const place = `case:${entry.detail.caseId} version ${entry.version}`;
  const after = livedCase(lived.get(key), entry);
  if (after === undefined) {
    found.push({ invariant: 9, place, what: `${entry.command} cannot have followed` });
    return;
  }
  lived.set(key, after.grantCase);
  const [is, shall] = [written(entry.lines), written(after.moves)];
  if (is !== shall) found.push({ invariant: 9, place, what: `moves ${is}, not ${shall}` });
};
