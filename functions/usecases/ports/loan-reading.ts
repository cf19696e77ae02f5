import type { OrgId, PersonId } from '../../../shared/domain/ids';
import type { Ms } from '../../../shared/domain/units';
import type { From, PageOf } from './reading';

export type LoanReadPorts = {
  /** The parents whose loans at a station were due by an instant, the longest due first; what is owed, the account says. One round trip. */
  readonly dueLoans: (stationId: OrgId, dueByMs: Ms, from: From) => Promise<PageOf<PersonId>>;
};
