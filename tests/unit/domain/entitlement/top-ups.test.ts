import fc from 'fast-check';
import { decideDraft } from '../../../../shared/domain/batch/decide-draft';
import { proposeTopUps, type StationNeed } from '../../../../shared/domain/entitlement/propose-top-up';
import { type AccountId, type Head, newHead } from '../../../../shared/domain/ledger/account';
import { defaultRulebook as rules } from '../../../../shared/domain/rulebook/default-rulebook';
import { made, sha256 } from '../batch/samples';
import { NOON } from '../order/samples';

const head = (account: AccountId, availableMinutes: number): readonly [AccountId, Head] => [
  account,
  { ...newHead(account), availableMinutes },
];
const need = (station: string, district: string, needMinutes: number): StationNeed => ({
  stationId: `org_${station}`,
  districtId: `org_${district}`,
  needMinutes,
});

test('two districts, one station has enough → the city gives what is missing, and each district passes it on', () => {
  const heads = new Map([
    head('subsidy:org_a1', 600),
    head('subsidy:org_a', 100),
    head('subsidy:org_b1', 60),
  ]);
  const drafts = proposeTopUps([need('a1', 'a', 600), need('a2', 'a', 1_200), need('b1', 'b', 600)], heads);
  expect(drafts).toEqual([
    {
      kind: 'topUp',
      fundAccount: 'issuance:city',
      lines: [
        { account: 'subsidy:org_a', minutes: 1_100 },
        { account: 'subsidy:org_b', minutes: 540 },
      ],
    },
    { kind: 'topUp', fundAccount: 'subsidy:org_a', lines: [{ account: 'subsidy:org_a2', minutes: 1_200 }] },
    { kind: 'topUp', fundAccount: 'subsidy:org_b', lines: [{ account: 'subsidy:org_b1', minutes: 540 }] },
  ]);
});

test('nothing is missing → no batch', () => {
  expect(proposeTopUps([need('a1', 'a', 600)], new Map([head('subsidy:org_a1', 600)]))).toEqual([]);
  expect(proposeTopUps([], new Map())).toEqual([]);
});

test('posted one after the other, every station has what it needs, no district is left with more than it had, and nobody is named twice', () => {
  const minutes = fc.integer({ min: 0, max: 5_000 });
  const cities = fc.array(
    fc.record({ district: fc.integer({ min: 0, max: 4 }), needs: minutes, has: minutes }),
    {
      maxLength: 20,
    },
  );
  fc.assert(
    fc.property(cities, fc.array(minutes, { minLength: 5, maxLength: 5 }), (stations, districts) => {
      const needs = stations.map(({ district, needs }, index) => need(`s${index}`, `d${district}`, needs));
      const balances = new Map<AccountId, number>([
        ...stations.map(({ has }, index) => [`subsidy:org_s${index}` as const, has] as const),
        ...districts.map((has, index) => [`subsidy:org_d${index}` as const, has] as const),
      ]);
      const heads = new Map([...balances].map(([account, available]) => head(account, available)));
      for (const draft of proposeTopUps(needs, heads)) {
        const facts = { batchId: 'bat_1', draftedById: 'per_clerk', bindings: [], rules } as const;
        const { totalMinutes } = made(decideDraft(sha256, facts, draft, NOON)).batch;
        balances.set(draft.fundAccount, (balances.get(draft.fundAccount) ?? 0) - totalMinutes);
        for (const { account, minutes } of draft.lines)
          balances.set(account, (balances.get(account) ?? 0) + minutes);
      }
      for (const { stationId, needMinutes } of needs)
        expect(balances.get(`subsidy:${stationId}`)).toBeGreaterThanOrEqual(needMinutes);
      for (const [index, had] of districts.entries()) {
        const has = balances.get(`subsidy:org_d${index}`) ?? 0;
        expect(has).toBeGreaterThanOrEqual(0);
        expect(has).toBeLessThanOrEqual(had);
      }
    }),
  );
});
