import type { TokenRole } from '../../shared/domain/authority/actor';
import type { PlanLine } from '../../shared/domain/batch/batch';
import type { OrgId } from '../../shared/domain/ids';
import type { ToolBatch } from '../carry-out-batch';
import type { PaperBatch } from '../take-over-passbooks';
import { demoId } from './demo-ids';
import type { DemoPerson } from './people';

/** A member of a station's staff by their role, with the id of what they command; throws when it has none. */
export const staffOf = (
  people: readonly DemoPerson[],
  stationId: OrgId,
  role: TokenRole,
  what: string,
): ToolBatch['drafter'] => {
  const one = people.find(({ roles, orgId }) => orgId === stationId && roles.includes(role));
  if (one === undefined) throw new Error(`${stationId} has no ${role}`);
  return { id: one.person.id, commandId: demoId('command', `${what}:${role}:${stationId}`) };
};

/** The hours of each station's paper passbooks as one batch, entered by a worker of the station and approved by its lead. */
export const openingsOf = (people: readonly DemoPerson[]): readonly PaperBatch[] => {
  const savers = new Map<OrgId, PlanLine[]>();
  for (const { person, openingMinutes: minutes = 0 } of people) {
    if (minutes === 0) continue;
    const line: PlanLine = { account: `person:${person.id}`, minutes };
    savers.set(person.stationId, [...(savers.get(person.stationId) ?? []), line]);
  }
  return [...savers].map(([stationId, lines]): PaperBatch => {
    return {
      batchId: demoId('batch', `opening:${stationId}`),
      stationId,
      drafter: staffOf(people, stationId, 'station', 'opening'),
      approver: staffOf(people, stationId, 'stationLead', 'opening'),
      lines,
    };
  });
};
