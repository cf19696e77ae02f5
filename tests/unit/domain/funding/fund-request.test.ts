import fc from 'fast-check';
import type { AskedSource } from '../../../../shared/domain/funding/asked-source';
import { type FundingFacts, fundRequest } from '../../../../shared/domain/funding/fund-request';
import { type AccountId, type Head, newHead } from '../../../../shared/domain/ledger/account';
import type { Loan } from '../../../../shared/domain/loan/loan';
import type { Mandate, MandateMonth } from '../../../../shared/domain/mandate/mandate';
import { defaultRulebook } from '../../../../shared/domain/rulebook/default-rulebook';
import { HOUR_MS } from '../../../../shared/domain/units';
import { binding, DAUGHTER, elder, family, NOON, personNamed, STATION, WANG } from '../order/samples';

const MORNING = NOON - 4 * HOUR_MS;
const OWN: AccountId = `person:${WANG}`;
const HERS: AccountId = `person:${DAUGHTER}`;
const MARCH: AccountId = `entitlement:${WANG}:202603`;
const GRANT: AccountId = `grant:${WANG}:cas_flood`;
const LOAN: AccountId = `loan:${WANG}`;
const heads = (minutes: Readonly<Partial<Record<AccountId, number>>>, floors: typeof minutes = {}) =>
  new Map(
    // Keys of a record of accounts.
    (Object.entries(minutes) as [AccountId, number][]).map(
      ([account, availableMinutes]): [AccountId, Head] => [
        account,
        { ...newHead(account, floors[account]), availableMinutes },
      ],
    ),
  );
const mandate: Mandate = {
  kind: 'mandate',
  version: 1,
  payerId: DAUGHTER,
  elderId: WANG,
  capPerMonthMinutes: 120,
  untilMs: NOON,
};
const used = (usedMinutes: number, month = 202_603): MandateMonth => ({
  kind: 'mandateMonth',
  version: 1,
  payerId: DAUGHTER,
  elderId: WANG,
  month,
  usedMinutes,
});
const promised: Loan = {
  kind: 'loan',
  version: 2,
  parentId: WANG,
  guarantorId: DAUGHTER,
  ofStationId: STATION,
  ceilingMinutes: 600,
  state: 'open',
  dueAtMs: NOON,
};
const facts = (more: Partial<FundingFacts> = {}): FundingFacts => ({
  acting: elder,
  elder: personNamed(WANG, { bindings: [binding] }),
  rules: defaultRulebook,
  heads: heads({ [OWN]: 100, [HERS]: 500, [MARCH]: 40, [GRANT]: 30, [LOAN]: 0 }, { [LOAN]: -600 }),
  mandates: [mandate],
  months: [],
  loan: promised,
  guarantor: personNamed(DAUGHTER),
  ...more,
});
const ask = (sources: readonly AskedSource[], more: Partial<FundingFacts> = {}, plannedMinutes = 60) => {
  const funded = fundRequest(facts(more), { sources, startMs: NOON, plannedMinutes }, MORNING);
  if (funded.ok)
    return funded.value.map(
      ({ kind, heldMinutes, mandated }) => `${kind} ${heldMinutes}${mandated ? ' mandated' : ''}`,
    );
  const { code, data } = funded.refusal;
  return code === 'rule_forbids' ? data.rule : `${data.missingMinutes} missing on ${data.account}`;
};
const own = { kind: 'own' } as const;
const hers = { kind: 'family', payerId: DAUGHTER } as const;
const allowance = { kind: 'entitlement' } as const;
const grant = { kind: 'grant', caseId: 'cas_flood' } as const;
const loan = { kind: 'loan' } as const;

test.each<
  [
    situation: string,
    expected: readonly string[] | string,
    sources: readonly AskedSource[],
    more?: Partial<FundingFacts>,
    plannedMinutes?: number,
  ]
>([
  ['her own', ['own 60'], [own]],
  ['40 of the allowance, then her own (example 3)', ['entitlement 40', 'own 20'], [allowance, own]],
  ['her own first, the allowance is not needed', ['own 60'], [own, allowance]],
  ['the order asked for is kept', ['grant 30', 'entitlement 30'], [grant, allowance]],
  ['three sources', ['entitlement 40', 'own 100', 'family 40 mandated'], [allowance, own, hers], {}, 180],
  [
    'what is named is taken from there',
    ['own 45', 'family 15 mandated'],
    [
      { ...own, minutes: 45 },
      { ...hers, minutes: 15 },
    ],
  ],
  [
    'what is named is not filled up from elsewhere',
    '5 missing on entitlement:per_wang:202603',
    [{ ...allowance, minutes: 45 }, own],
  ],
  ['named minutes after an open source', ['own 20', 'family 40 mandated'], [own, { ...hers, minutes: 40 }]],
  ['a loan down to its floor', ['loan 600'], [loan], {}, 600],
  ['a loan below its floor', '15 missing on loan:per_wang', [loan], {}, 615],
  ['what is named of a loan', ['loan 30', 'own 30'], [{ ...loan, minutes: 30 }, own]],
  ['more than is left of a loan, named', '15 missing on loan:per_wang', [{ ...loan, minutes: 615 }], {}, 615],
  ['a loan that gives nothing is left out', ['own 60'], [loan, own], { heads: heads({ [OWN]: 60 }) }],
  [
    'a loan that nobody promised, though her own would do',
    'loan_none',
    [own, loan],
    { loan: { ...promised, state: 'asked' } },
  ],
  ['a promise that has ended', 'loan_ended', [loan], { loan: { ...promised, state: 'ended' } }],
  ['a promise that is due', 'loan_due', [loan], { loan: { ...promised, dueAtMs: MORNING } }],
  [
    'a promise of one who is suspended',
    'guarantor_active',
    [loan],
    { guarantor: personNamed(DAUGHTER, { status: 'suspended' }) },
  ],
  [
    'a promise of one who is no longer bound',
    'loan_guarantor',
    [loan],
    { elder: personNamed(WANG, { bindings: [] }) },
  ],
  [
    'the first source that a rule forbids is named',
    'mandate_none',
    [hers, loan],
    { mandates: [], loan: { ...promised, state: 'ended' } },
  ],
  ['an account that never moved', '60 missing on person:per_wang', [own], { heads: new Map() }],
  [
    'all of it together is too little',
    '15 missing on grant:per_wang:cas_flood',
    [allowance, own, grant],
    {},
    185,
  ],
  // the list
  ['one account twice', 'sources_list', [own, own]],
  ['her own by another name', 'sources_list', [own, { kind: 'family', payerId: WANG }]],
  [
    'more than is planned',
    'sources_list',
    [
      { ...own, minutes: 45 },
      { ...hers, minutes: 30 },
    ],
  ],
  ['nothing of a source', 'sources_list', [{ ...own, minutes: 0 }, hers]],
  // a relative's hours
  ['the daughter herself, by her binding', ['family 60'], [hers], { acting: family, mandates: [] }],
  [
    'the daughter herself, whose binding does not pay',
    'payer_binding',
    [hers],
    { acting: { ...family, bindings: [{ ...binding, scopes: ['order'] }] } },
  ],
  ['a relative who is not bound', 'payer_binding', [hers], { elder: personNamed(WANG) }],
  [
    'a relative whose binding does not pay',
    'payer_binding',
    [hers],
    { elder: personNamed(WANG, { bindings: [{ ...binding, scopes: ['order'] }] }) },
  ],
  ['a relative without a mandate', 'mandate_none', [hers], { mandates: [] }],
  ['a mandate withdrawn', 'mandate_none', [hers], { mandates: [{ ...mandate, withdrawnMs: MORNING - 1 }] }],
  ['a mandate that ends now', 'mandate_none', [hers], { mandates: [{ ...mandate, untilMs: MORNING }] }],
  ['the last of the month’s cap', ['family 60 mandated'], [hers], { months: [used(60)] }],
  ['a minute beyond the cap', '1 missing on person:per_wang_li', [hers], { months: [used(61)] }],
  ['a minute beyond the cap, named', 'mandate_cap', [{ ...hers, minutes: 60 }], { months: [used(61)] }],
  ['another month’s use does not count', ['family 60 mandated'], [hers], { months: [used(120, 202_604)] }],
  ['a cap that is used up leaves the source out', ['own 60'], [hers, own], { months: [used(120)] }],
])('%s → %s', (_situation, expected, sources, more = {}, plannedMinutes = 60) => {
  expect(ask(sources, more, plannedMinutes)).toEqual(expected);
});

test('whatever is asked for: all the planned minutes are held, in the order asked, within every account and the cap; or nothing', () => {
  const source = fc.constantFrom<AskedSource>(own, hers, allowance, grant, loan);
  const balance = fc.integer({ min: 0, max: 120 });
  fc.assert(
    fc.property(
      fc.uniqueArray(source, { minLength: 1, maxLength: 3 }),
      fc.tuple(balance, balance, balance, balance),
      fc.integer({ min: 0, max: 120 }),
      fc.integer({ min: 2, max: 16 }),
      (sources, [mine, theirs, allowed, granted], usedMinutes, quarters) => {
        const plannedMinutes = quarters * 15;
        const minutes = { [OWN]: mine, [HERS]: theirs, [MARCH]: allowed, [GRANT]: granted };
        const given = facts({ heads: heads(minutes), months: [used(usedMinutes)] });
        const funded = fundRequest(given, { sources, startMs: NOON, plannedMinutes }, MORNING);
        const reach = {
          own: mine,
          family: Math.min(theirs, 120 - usedMinutes),
          entitlement: allowed,
          grant: granted,
          loan: 0,
        };
        const reachMinutes = sources.reduce((sum, { kind }) => sum + reach[kind], 0);
        expect(funded.ok).toBe(reachMinutes >= plannedMinutes);
        if (!funded.ok) {
          expect(funded.refusal.data).toMatchObject({ missingMinutes: plannedMinutes - reachMinutes });
          return;
        }
        expect(funded.value.reduce((sum, { heldMinutes }) => sum + heldMinutes, 0)).toBe(plannedMinutes);
        const order = sources.map(({ kind }) => kind);
        const places = funded.value.map(({ kind }) => order.indexOf(kind));
        expect(places).toEqual([...places].sort((a, b) => a - b));
        for (const { kind, heldMinutes } of funded.value)
          expect(heldMinutes).toBeLessThanOrEqual(reach[kind]);
      },
    ),
  );
});
