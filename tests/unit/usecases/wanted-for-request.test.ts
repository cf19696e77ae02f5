import { wantedFor } from '../../../functions/usecases/wanted-for-request';
import type { AskedSource } from '../../../shared/domain/funding/asked-source';
import { loanKey } from '../../../shared/domain/loan/loan';
import { mandateKey, mandateMonthKey } from '../../../shared/domain/mandate/mandate';
import { DAUGHTER, NOON, WANG } from '../domain/order/samples';

const own = { kind: 'own' } as const;
const hers = { kind: 'family', payerId: DAUGHTER } as const;
const loan = { kind: 'loan' } as const;
const pair = { payerId: DAUGHTER, elderId: WANG };
const word = [mandateKey(pair), mandateMonthKey({ ...pair, month: 202_603 })];

test.each<[string, readonly AskedSource[], readonly string[], readonly object[]]>([
  ['her own hours', [own], [`person:${WANG}`], []],
  ['her daughter’s', [hers], [`person:${DAUGHTER}`], word],
  ['her loan', [loan], [`loan:${WANG}`], [loanKey(WANG)]],
  [
    'all three',
    [own, hers, loan],
    [`person:${WANG}`, `person:${DAUGHTER}`, `loan:${WANG}`],
    [...word, loanKey(WANG)],
  ],
])('a request on %s reads these accounts and promises, and no other', (_what, sources, accounts, docs) => {
  const wish = {
    elderId: WANG,
    sources,
    serviceCode: 'escort.walk',
    startMs: NOON,
    plannedMinutes: 60,
  };
  expect(wantedFor(wish, WANG)).toMatchObject({ accounts, docs });
});
