import { stationFund } from '../../shared/domain/batch/station-fund';
import { monthOf } from '../../shared/domain/calendar/shanghai-day';
import { monthAfter } from '../../shared/domain/entitlement/months';
import { proposeAllowance } from '../../shared/domain/entitlement/propose-allowance';
import { proposeTopUps } from '../../shared/domain/entitlement/propose-top-up';
import type { OrgId } from '../../shared/domain/ids';
import type { Person } from '../../shared/domain/person/person';
import { defaultRulebook as rules } from '../../shared/domain/rulebook/default-rulebook';
import type { Ms } from '../../shared/domain/units';
import type { ToolBatch } from '../carry-out-batch';
import type { DemoCity } from './build-city';
import { demoId } from './demo-ids';
import { staffOf } from './openings';

/** Two people of the bureau, which has no desk yet. */
const bureau = (role: 'drafter' | 'approver', what: string): ToolBatch['drafter'] => ({
  id: demoId('person', `bureau:${role}`),
  commandId: demoId('command', `${what}:${role}`),
});

const entitledBy = ({ people }: DemoCity): ReadonlyMap<OrgId, readonly Person[]> => {
  const found = new Map<OrgId, readonly Person[]>();
  for (const { person } of people)
    if (person.register !== undefined)
      found.set(person.stationId, [...(found.get(person.stationId) ?? []), person]);
  return found;
};

/**
 * What the city has brought to its stations, in the order in which it has to come: this month's allowances, the next one's, and those that
 * each station hands out before this month ends.
 */
export const topUpsOf = (city: DemoCity, nowMs: Ms): readonly ToolBatch[] => {
  const months = 3;
  const needs = [...entitledBy(city)].map(([stationId, people]) => {
    const districtId = city.orgs.stations.find(({ id }) => id === stationId)?.districtId;
    if (districtId === undefined) throw new Error(`${stationId} lies in no district`);
    return { stationId, districtId, needMinutes: people.length * months * rules.allowanceMinutes };
  });
  return proposeTopUps(needs, new Map()).map((draft): ToolBatch => {
    const what = `topUp:${draft.fundAccount}:${monthOf(nowMs)}`;
    return {
      batchId: demoId('batch', what),
      draft,
      drafter: bureau('drafter', what),
      approver: bureau('approver', what),
      channel: 'app',
    };
  });
};

/** Each station's allowances of this month and the next, as they were due; those of the month after are its desk's to hand out. */
export const allowancesOf = (city: DemoCity, nowMs: Ms): readonly ToolBatch[] =>
  [...entitledBy(city)].map(([stationId, people]): ToolBatch => {
    const months = [monthOf(nowMs), monthAfter(monthOf(nowMs), 1)];
    const lines = months.flatMap((month) => {
      const proposed = proposeAllowance({ people, heads: new Map(), rules }, month, nowMs);
      if (!proposed.ok) throw new Error(`${month} was refused`);
      return proposed.value.flatMap((one) => ('line' in one ? [one.line] : []));
    });
    const what = `allowance:${monthOf(nowMs)}`;
    return {
      batchId: demoId('batch', `${what}:${stationId}`),
      stationId,
      draft: { kind: 'allowance', fundAccount: stationFund('allowance', stationId), lines },
      drafter: staffOf(city.people, stationId, 'station', what),
      approver: staffOf(city.people, stationId, 'stationLead', what),
      channel: 'app',
    };
  });
