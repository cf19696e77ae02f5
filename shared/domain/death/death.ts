import type { PersonId } from '../ids';
import type { AccountId } from '../ledger/account';
import type { DocKey } from '../ledger/doc-key';
import type { Person } from '../person/person';
import type { Ms } from '../units';

/** `withdrawn`: it had been recorded by mistake. `ended`: the hours went where they should, and the account is closed. */
export const deathStates = ['recorded', 'withdrawn', 'ended'] as const;
export type DeathState = (typeof deathStates)[number];

/** Why hours go to somebody: the holder's written wish, what the family agreed on, or neither, and so to the pool. */
export const receiverGrounds = ['writtenWish', 'familyAgreed', 'neither'] as const;
export type ReceiverGround = (typeof receiverGrounds)[number];

/**
 * A death as the station recorded it, with the one who died: what was frozen then, who is to receive the hours and on what ground.
 * Hours are no property that passes on by itself: a station looks, and two people decide. Source: ledger.md, Movements (death); ADR 0068.
 */
export type Death = {
  readonly kind: 'death';
  readonly version: number;
  readonly personId: PersonId;
  readonly state: DeathState;
  readonly recordedById: PersonId;
  readonly recordedMs: Ms;
  /** What the registration was before: taken back when the record is. */
  readonly statusBefore: Person['status'];
  /** Who proposed where the hours go; another person approves it. */
  readonly proposedById?: PersonId;
  readonly ground?: ReceiverGround;
  /** Absent with a ground: the pool. */
  readonly receiverId?: PersonId;
};

export const deathKey = (personId: PersonId): DocKey => ({ ownerId: personId, name: 'DEATH' });

/** Where the hours go: a relative's own account, else the pool of the station. Pure. */
export const receivingAccount = (
  { stationId }: Pick<Person, 'stationId'>,
  receiverId: PersonId | undefined,
): AccountId => (receiverId === undefined ? `pool:${stationId}` : `person:${receiverId}`);
