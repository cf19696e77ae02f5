import type { AccountId } from '../ledger/account';
import type { Rulebook } from '../rulebook/rulebook';
import type { Minutes } from '../units';

type AccountKind = 'person' | 'entitlement' | 'centre' | 'pool' | 'subsidy' | 'opening' | 'issuance';

/** A kind of batch: between which accounts it moves hours, and which way. */
type KindRow = {
  /** gives: fund → batch → many; collects: many → batch → fund. */
  readonly way: 'gives' | 'collects';
  readonly fund: readonly [AccountKind, ...AccountKind[]];
  readonly many: AccountKind;
  /** What a child's entry is called: this its holder reads in the passbook. */
  readonly partCommand: BatchPartCommand;
};

/** The commands of children, one for each kind. */
export const batchPartCommands = [
  'openAccounts',
  'allowance',
  'allowanceReturn',
  'topUp',
  'surplus',
  'reimbursement',
] as const;
export type BatchPartCommand = (typeof batchPartCommands)[number];

/** Every kind of batch. Source: ledger.md, Accounts, Movements. */
export const kinds = {
  /** Paper passbooks taken over. */
  opening: { way: 'gives', fund: ['opening'], many: 'person', partCommand: 'openAccounts' },
  /** The coming month's promise to entitled elders. */
  allowance: { way: 'gives', fund: ['subsidy'], many: 'entitlement', partCommand: 'allowance' },
  /** What is left of a past month. */
  allowanceReturn: {
    way: 'collects',
    fund: ['subsidy'],
    many: 'entitlement',
    partCommand: 'allowanceReturn',
  },
  /** City → districts → stations. */
  topUp: { way: 'gives', fund: ['issuance', 'subsidy'], many: 'subsidy', partCommand: 'topUp' },
  /** Above what one person may keep. */
  surplus: { way: 'collects', fund: ['pool'], many: 'person', partCommand: 'surplus' },
  /** Hours paid to centres, which the fund then reimburses. */
  reimbursement: { way: 'collects', fund: ['issuance'], many: 'centre', partCommand: 'reimbursement' },
} as const satisfies Readonly<Record<string, KindRow>>;
export type BatchKind = keyof typeof kinds;

// Object.keys forgets the literal keys of the table.
export const batchKinds = Object.keys(kinds) as readonly BatchKind[];

const kindOf = (account: AccountId): string => account.split(':')[0] ?? '';

/** Whether an account may be the fund of a kind of batch. Pure. */
export const mayFund = (kind: BatchKind, account: AccountId): boolean =>
  kinds[kind].fund.some((known) => known === kindOf(account));

/** Whether an account may stand in the plan of a kind of batch. Pure. */
export const mayStandIn = (kind: BatchKind, account: AccountId): boolean =>
  kinds[kind].many === kindOf(account);

/**
 * How far below zero a fund may go, as a floor in minutes; undefined where the floor is not a batch's to set. Pure.
 * Source: ledger.md, Accounts (opening and issuance: −limit).
 */
export const floorOfFund = (
  account: AccountId,
  { openingLimitMinutes, issuanceLimitMinutes }: Rulebook,
): Minutes | undefined => {
  if (kindOf(account) === 'opening') return -openingLimitMinutes;
  return kindOf(account) === 'issuance' ? -issuanceLimitMinutes : undefined;
};
