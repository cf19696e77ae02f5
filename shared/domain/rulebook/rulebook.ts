import type { Minutes, Ms } from '../units';

/** The city's rules as data (product.md, Rulebook). Immutable once effective; an order names the version it was made under. */
export type Rulebook = {
  readonly version: number;
  readonly effectiveMs: Ms;
  readonly roundingMinutes: Minutes;
  readonly orderMinMinutes: Minutes;
  readonly orderMaxMinutes: Minutes;
  /** Minutes after midnight, Asia/Shanghai. */
  readonly visitFromMinute: number;
  readonly visitToMinute: number;
  readonly askAheadMaxDays: number;
  readonly publishAheadMinMinutes: Minutes;
  readonly grabDistanceMaxMetres: number;
  readonly deskFromMinute: number;
  readonly deskToMinute: number;
  readonly creditedPerDayMaxMinutes: Minutes;
  readonly heldMaxMinutes: Minutes;
  readonly redeemFromAgeYears: number;
  readonly checkInEarlyMinutes: Minutes;
  readonly checkInLateMinutes: Minutes;
  readonly checkOutLateMinutes: Minutes;
  readonly liftingHelperAgeMaxYears: number;
  readonly codeTriesMax: number;
  /** What an entitled elder has a month for basic services. */
  readonly allowanceMinutes: Minutes;
  /** What one hardship case may be granted at most. */
  readonly grantMaxMinutes: Minutes;
  /** How far a parent's loan may go below zero, and the calendar months until it is due; then until it may be written off. */
  readonly loanCeilingMinutes: Minutes;
  readonly loanDueMonths: number;
  readonly writeOffAfterMonths: number;
  /** How long the accounts of one who died stay as they are before their hours go anywhere. */
  readonly deathFrozenDays: number;
  /** How far below zero a station's opening account, and the city's issuance, may go. */
  readonly openingLimitMinutes: Minutes;
  readonly issuanceLimitMinutes: Minutes;
  /** How far below zero a station's account of what reversals could not recover may go. */
  readonly shortfallLimitMinutes: Minutes;
};
