import type { TokenRole } from '../../shared/domain/authority/actor';
import type { PlanLine } from '../../shared/domain/batch/batch';
import type { OrgId } from '../../shared/domain/ids';
import type { PaperBatch } from '../take-over-passbooks';
import { demoId } from './demo-ids';
import type { DemoPerson } from './people';

/** The hours of each station's paper passbooks as one batch, entered by a worker of the station and approved by its lead. */
export const openingsOf = (people: readonly DemoPerson[]): readonly PaperBatch[] => {
  const savers = new Map<OrgId, PlanLine[]>();
  for (const { person, openingMinutes: minutes = 0 } of people) {
    if (minutes === 0) continue;
    const line: PlanLine = { account: `person:${person.id}`, minutes };
    savers.set(person.stationId, [...(savers.get(person.stationId) ?? []), line]);
  }
  return [...savers].map(([stationId, lines]): PaperBatch => {
    const staff = (role: TokenRole) => {
      const one = people.find(({ roles, orgId }) => orgId === stationId && roles.includes(role));
      if (one === undefined) throw new Error(`${stationId} has no ${role}`);
      return { id: one.person.id, commandId: demoId('command', `opening:${role}:${stationId}`) };
    };
    return {
      batchId: demoId('batch', `opening:${stationId}`),
      stationId,
      drafter: staff('station'),
      approver: staff('stationLead'),
      lines,
    };
  });
};
