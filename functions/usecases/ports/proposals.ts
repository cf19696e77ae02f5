import type { OrgId, PersonId } from '../../../shared/domain/ids';

/** Whom a batch may be about. One round trip each; both may lag behind by what the index has yet to hear. */
export type ProposalReadPorts = {
  /** Who stands on a register of the city and belongs to a station. */
  readonly registeredAt: (stationId: OrgId) => Promise<readonly PersonId[]>;
  /** Whose account, anywhere in the city, may be above what one person keeps. */
  readonly withManyHours: () => Promise<readonly PersonId[]>;
};
