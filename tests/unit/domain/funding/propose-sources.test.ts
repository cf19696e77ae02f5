import fc from 'fast-check';
import { fundingSentence } from '../../../../shared/contracts/funding-sentences';
import { type Proposal, proposeSources, type Reach } from '../../../../shared/domain/funding/propose-sources';
import { type ReachFacts, reachOfSources } from '../../../../shared/domain/funding/reach-of-sources';
import type { GrantCase } from '../../../../shared/domain/grant/grant-case';
import { type AccountId, newHead } from '../../../../shared/domain/ledger/account';
import type { Loan } from '../../../../shared/domain/loan/loan';
import { DAY_MS } from '../../../../shared/domain/units';
import { binding, DAUGHTER, NOON, personNamed, serviceNamed, WANG } from '../order/samples';

const MORNING = NOON - DAY_MS;
const family = (payerId: typeof DAUGHTER, minutes: number): Reach => ({ kind: 'family', payerId, minutes });
const allowance = (minutes: number): Reach => ({ kind: 'entitlement', minutes });
const own = (minutes: number): Reach => ({ kind: 'own', minutes });
const grant = (minutes: number): Reach => ({ kind: 'grant', caseId: 'cas_1', minutes });
const loan = (minutes: number): Reach => ({ kind: 'loan', minutes });
const propose = (reaches: readonly Reach[], plannedMinutes = 60, askerId = WANG): Proposal =>
  proposeSources({ elderId: WANG, askerId, plannedMinutes, reaches });
const said = ({ sources, why }: Proposal) => [
  ...sources.map(({ kind, minutes }) => `${kind} ${minutes}`),
  ...(why.missingMinutes > 0 ? [`missing ${why.missingMinutes}`] : []),
];

test.each<[situation: string, expected: readonly string[], reaches: readonly Reach[]]>([
  ['the allowance has 40, she has 100 (example 3)', ['entitlement 40', 'own 20'], [allowance(40), own(100)]],
  ['the allowance covers it', ['entitlement 60'], [allowance(600), own(100)]],
  ['she has enough', ['own 60'], [own(60), family(DAUGHTER, 60), grant(60)]],
  ['she and her daughter', ['own 45', 'family 15'], [own(45), family(DAUGHTER, 60), grant(60)]],
  [
    'three sources',
    ['entitlement 15', 'own 15', 'family 30'],
    [allowance(15), own(15), family(DAUGHTER, 60), grant(60)],
  ],
  [
    'the third alone is too short: the fourth stands in',
    ['entitlement 15', 'own 15', 'grant 30'],
    [allowance(15), own(15), family(DAUGHTER, 15), grant(60)],
  ],
  [
    'four would be needed',
    ['own 15', 'family 15', 'grant 20', 'missing 10'],
    [allowance(5), own(15), family(DAUGHTER, 15), grant(20)],
  ],
  ['nothing but a loan', ['missing 60'], [loan(600)]],
  ['nothing at all', ['missing 60'], []],
])('%s → %s', (_situation, expected, reaches) => {
  expect(said(propose(reaches))).toEqual(expected);
});

const some = fc.integer({ min: 1, max: 120 });
const reaches = fc
  .record({
    allowance: fc.option(some),
    own: fc.option(some),
    family: fc.option(some),
    grants: fc.array(some, { maxLength: 3 }),
    loan: fc.option(some),
  })
  .map((all): readonly Reach[] => [
    ...(all.allowance === null ? [] : [allowance(all.allowance)]),
    ...(all.own === null ? [] : [own(all.own)]),
    ...(all.family === null ? [] : [family(DAUGHTER, all.family)]),
    ...all.grants.map((minutes, index): Reach => ({ kind: 'grant', caseId: `cas_${index}`, minutes })),
    ...(all.loan === null ? [] : [loan(all.loan)]),
  ]);

test('what is proposed and what is missing are the planned minutes; never a loan, never more than three, in the order given, within each reach', () => {
  fc.assert(
    fc.property(reaches, fc.integer({ min: 1, max: 240 }), (all, plannedMinutes) => {
      const { sources, why } = propose(all, plannedMinutes);
      const sum = sources.reduce((total, { minutes }) => total + minutes, 0);
      expect(sum + why.missingMinutes).toBe(plannedMinutes);
      expect(why.code).toBe(why.missingMinutes === 0 ? 'covered' : 'short');
      expect(sources.length).toBeLessThanOrEqual(3);
      const places = sources.map((source) => all.findIndex((each) => isSame(each, source)));
      expect(places).toEqual([...places].sort((a, b) => a - b));
      for (const [index, place] of places.entries()) {
        expect(all[place]?.kind).not.toBe('loan');
        expect(sources[index]?.minutes).toBeGreaterThan(0);
        expect(sources[index]?.minutes).toBeLessThanOrEqual(all[place]?.minutes ?? 0);
      }
    }),
  );
});
const isSame = (a: Reach, b: Reach): boolean =>
  a.kind === b.kind && (a.kind !== 'grant' || b.kind !== 'grant' || a.caseId === b.caseId);

test('something is missing only when no three sources would do', () => {
  fc.assert(
    fc.property(reaches, fc.integer({ min: 1, max: 240 }), (all, plannedMinutes) => {
      const best = all
        .filter(({ kind }) => kind !== 'loan')
        .map(({ minutes }) => minutes)
        .sort((a, b) => b - a)
        .slice(0, 3)
        .reduce((sum, minutes) => sum + minutes, 0);
      expect(propose(all, plannedMinutes).why.missingMinutes).toBe(Math.max(0, plannedMinutes - best));
    }),
  );
});

test('what may be chosen instead names the loan too, and tells of nobody more than the visit needs', () => {
  expect(propose([own(15), family(DAUGHTER, 500), loan(600)]).alternatives).toEqual([
    own(15),
    family(DAUGHTER, 60),
    loan(60),
  ]);
});

test.each<[asker: typeof WANG, reaches: readonly Reach[], zh: string]>([
  [WANG, [allowance(40), own(100)], '先用本月保障额度 40 分钟，再用您的 20 分钟。'],
  [WANG, [own(60)], '用您的 1 小时。'],
  [WANG, [own(15), family(DAUGHTER, 60)], '先用您的 15 分钟，再用家人的 45 分钟。'],
  [DAUGHTER, [own(15), family(DAUGHTER, 60)], '先用老人自己的 15 分钟，再用您的 45 分钟。'],
  [WANG, [own(15), grant(30)], '先用您的 15 分钟，再用帮扶时长 30 分钟，还差 15 分钟。'],
  [WANG, [], '现在没有可以用的时长，请打电话找社工。'],
])('%s is told why: %s', (asker, all, zh) => {
  expect(fundingSentence(propose(all, 60, asker).why).zh).toBe(zh);
});

const headOf = (account: AccountId, availableMinutes: number, more = {}) =>
  [account, { ...newHead(account), availableMinutes, ...more }] as const;
const approved: GrantCase = {
  kind: 'grantCase',
  version: 2,
  elderId: WANG,
  caseId: 'cas_1',
  ofStationId: 'org_station',
  minutes: 60,
  reason: 'illness',
  state: 'approved',
  proposedById: 'per_a',
  judgedById: 'per_b',
};
const promised: Loan = {
  kind: 'loan',
  version: 2,
  parentId: WANG,
  guarantorId: DAUGHTER,
  ofStationId: 'org_station',
  ceilingMinutes: 600,
  state: 'open',
  dueAtMs: NOON,
};
const facts = (more: Partial<ReachFacts> = {}): ReachFacts => ({
  elder: personNamed(WANG, { bindings: [binding] }),
  askerId: WANG,
  service: serviceNamed('urgent.chat'),
  heads: new Map([
    headOf(`entitlement:${WANG}:202603`, 40),
    headOf(`person:${WANG}`, 100),
    headOf(`person:${DAUGHTER}`, 500),
    headOf(`grant:${WANG}:cas_1`, 30),
    headOf(`loan:${WANG}`, -100, { floorMinutes: -600 }),
  ]),
  cases: [approved],
  loan: promised,
  guarantor: personNamed(DAUGHTER),
  mandates: [
    { kind: 'mandate', version: 1, payerId: DAUGHTER, elderId: WANG, capPerMonthMinutes: 120, untilMs: NOON },
  ],
  months: [
    { kind: 'mandateMonth', version: 1, payerId: DAUGHTER, elderId: WANG, month: 202_603, usedMinutes: 45 },
  ],
  ...more,
});
const all = ['entitlement 40', 'own 100', 'family 75', 'grant 30', 'loan 500'];
const without = (kind: string) => all.filter((each) => !each.startsWith(kind));

test.each<[situation: string, expected: readonly string[], more: Partial<ReachFacts>]>([
  ['the elder asks', all, {}],
  [
    'her daughter asks: her hours as they are',
    ['entitlement 40', 'own 100', 'family 500', 'grant 30', 'loan 500'],
    { askerId: DAUGHTER },
  ],
  ['a professional service', without('entitlement'), { service: serviceNamed('bathing.hair') }],
  ['a mandate withdrawn', without('family'), { mandates: [] }],
  [
    'a binding that does not pay',
    without('family'),
    { elder: personNamed(WANG, { bindings: [{ ...binding, scopes: ['order'] }] }) },
  ],
  ['a case that is only proposed', without('grant'), { cases: [{ ...approved, state: 'proposed' }] }],
  ['a promise that has ended', without('loan'), { loan: { ...promised, state: 'ended' } }],
  [
    'a loan that is frozen',
    without('loan'),
    {
      heads: new Map([
        ...facts().heads,
        headOf(`loan:${WANG}`, -100, { floorMinutes: -600, status: 'frozen' }),
      ]),
    },
  ],
  [
    'an account that is frozen',
    without('own'),
    { heads: new Map([...facts().heads, headOf(`person:${WANG}`, 100, { status: 'frozen' })]) },
  ],
  ['accounts that never moved', [], { heads: new Map() }],
])('%s → %s', (_situation, expected, more) => {
  expect(reachOfSources(facts(more), NOON, MORNING).map(({ kind, minutes }) => `${kind} ${minutes}`)).toEqual(
    expected,
  );
});
