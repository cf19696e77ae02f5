import type { OrgId } from '../ids';
import type { AccountId } from '../ledger/account';
import { type BatchKind, kinds } from './kinds';

/** The kinds that a station drafts at its desk, for people of its own; all others are the city's (ADR 0064). */
export const stationKinds = [
  'opening',
  'allowance',
  'allowanceReturn',
  'surplus',
] as const satisfies readonly BatchKind[];
export type StationKind = (typeof stationKinds)[number];

/** The station's own account that a batch of a kind moves hours out of, or into: nobody names another. Pure. */
export const stationFund = (kind: StationKind, stationId: OrgId): AccountId =>
  `${kinds[kind].fund[0]}:${stationId}`;
