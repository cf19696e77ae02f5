import type { PlanLine } from '../batch/batch';
import type { Draft } from '../batch/decide-draft';
import type { OrgId } from '../ids';
import type { AccountId, Head } from '../ledger/account';
import { sumMinutes } from '../ledger/minutes';
import type { Minutes } from '../units';

/** A station, and what it is going to hand out. */
export type StationNeed = {
  readonly stationId: OrgId;
  readonly districtId: OrgId;
  readonly needMinutes: Minutes;
};

const lacks = (
  account: AccountId,
  needMinutes: Minutes,
  heads: ReadonlyMap<AccountId, Head>,
): readonly PlanLine[] => {
  const minutes = needMinutes - Math.max(0, heads.get(account)?.availableMinutes ?? 0);
  return minutes > 0 ? [{ account, minutes }] : [];
};

/**
 * The batches that bring what the stations are going to hand out from the city to its districts, and from these to their stations: each
 * gets what it lacks and no more. Pure. The city's comes first: the others are approved when it is posted. Every station is named once.
 * Source: ledger.md, Accounts (subsidy), Movements (top-up).
 */
export const proposeTopUps = (
  needs: readonly StationNeed[],
  heads: ReadonlyMap<AccountId, Head>,
): readonly Draft[] => {
  const byDistrict = new Map<AccountId, readonly PlanLine[]>();
  for (const { stationId, districtId, needMinutes } of needs) {
    const district = `subsidy:${districtId}` as const;
    const lines = lacks(`subsidy:${stationId}`, needMinutes, heads);
    byDistrict.set(district, [...(byDistrict.get(district) ?? []), ...lines]);
  }
  const ofDistricts = [...byDistrict].map(
    ([fundAccount, lines]): Draft => ({ kind: 'topUp', fundAccount, lines }),
  );
  const ofCity = ofDistricts.flatMap(({ fundAccount, lines }) =>
    lacks(
      fundAccount,
      sumMinutes(
        lines.map(({ minutes }) => minutes),
        'what a district passes on',
      ),
      heads,
    ),
  );
  const city: Draft = { kind: 'topUp', fundAccount: 'issuance:city', lines: ofCity };
  return [city, ...ofDistricts].filter(({ lines }) => lines.length > 0);
};
