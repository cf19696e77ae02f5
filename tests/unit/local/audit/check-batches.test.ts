import { checkBatches } from '../../../../local/audit/check-batches';
import { decidePostPart } from '../../../../shared/domain/batch/decide-post-part';
import { newHead } from '../../../../shared/domain/ledger/account';
import type { Entry } from '../../../../shared/domain/ledger/entry';
import { defaultRulebook as rules } from '../../../../shared/domain/rulebook/default-rulebook';
import { Books, made } from '../../domain/batch/samples';
import { NOON, STATION, WANG } from '../../domain/order/samples';

const ALLOWANCE = `entitlement:${WANG}:202603` as const;

/** The entry that hands out one allowance. */
const handedOut = (): Entry => {
  const fundAccount = `subsidy:${STATION}` as const;
  const books = new Books({ ...newHead(fundAccount), availableMinutes: 600 });
  const batch = books.approve({
    kind: 'allowance',
    fundAccount,
    lines: [{ account: ALLOWANCE, minutes: 600 }],
  });
  const [part] = books.parts;
  if (part === undefined) throw new Error('one part');
  books.write(made(decidePostPart({ batch, part, heads: books.heads, rules }, NOON)));
  const entry = books.entries.at(-1);
  if (entry?.command !== 'allowance') throw new Error('nothing was handed out');
  return entry;
};
const found = (entries: readonly Entry[]) =>
  checkBatches({ batches: [], parts: [], entries: entries.map((value) => ({ value, item: {} })) });

test('a month that was handed out once → nothing; twice, by whichever batches → found', () => {
  const entry = handedOut();
  expect(found([entry])).toEqual([]);
  expect(found([entry, { ...entry, subject: { kind: 'batch', id: 'bat_2' } }])).toEqual([
    { invariant: 17, place: ALLOWANCE, what: 'was handed out 2 times' },
  ]);
});
