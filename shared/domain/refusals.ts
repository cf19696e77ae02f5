import type { BatchCommand, BatchState } from './batch/states';
import type { DeathState } from './death/death';
import type { Reach } from './funding/propose-sources';
import type { GrantState } from './grant/grant-case';
import type { AccountId } from './ledger/account';
import type { LoanState } from './loan/loan';
import type { Proposal } from './order/order';
import type { OrderCommand, OrderState } from './order/states';
import type { Minutes, Ms } from './units';

/** Every expected refusal and what it tells; a new one fails to compile until it has its sentences (contracts/refusals.ts). */
export type RefusalData = {
  // the envelope
  invalid_request: {
    readonly issues: readonly {
      readonly path: string;
      readonly message: string;
    }[];
  };
  not_signed_in: object;
  not_allowed: object;
  not_found: object;
  command_expired: { readonly serverNowMs: Ms };
  command_id_reused: object;
  try_again: object;
  consent_missing: object;
  // the lifecycle
  state_forbids: { readonly state: OrderState; readonly command: OrderCommand };
  batch_state_forbids: { readonly state: BatchState; readonly command: BatchCommand };
  order_already_taken: { readonly state: OrderState };
  order_changed: { readonly startMs: Ms };
  assignment_over: { readonly assignmentNo: number };
  deadline_passed: { readonly endsAtMs: Ms };
  too_early: { readonly fromMs: Ms };
  // rules, each naming the rule and its version
  not_eligible: {
    readonly rule: EligibilityRule;
    readonly rulebookVersion: number;
  };
  rule_forbids: {
    readonly rule: ForbiddingRule;
    readonly rulebookVersion: number;
  };
  day_overlaps: { readonly withStartMs: Ms };
  day_full: {
    readonly plannedMinutes: Minutes;
    readonly rulebookVersion: number;
  };
  maker_is_checker: object;
  // cases and promises
  case_forbids: { readonly state: GrantState };
  loan_forbids: { readonly state: LoanState };
  proposal_forbids: { readonly proposed: 'nothing' | Proposal['kind'] };
  death_forbids: { readonly state: DeathState };
  // the visit
  code_wrong: { readonly triesLeft: number };
  code_locked: object;
  // the ledger
  /** The next night's cut: after it, ask again. */
  not_sealed_yet: { readonly cutMs: Ms };
  insufficient_minutes: {
    readonly missingMinutes: Minutes;
    readonly account: AccountId;
    /** Of a request: what might pay for the visit, each as far as it reaches. */
    readonly alternatives?: readonly Reach[];
  };
  account_not_open: {
    readonly account: AccountId;
    readonly status: 'frozen' | 'closed';
  };
};

export type EligibilityRule =
  | 'volunteer_active'
  | 'skill'
  | 'distance'
  | 'not_relative'
  | 'not_party'
  | 'lifting_age'
  | 'own_address'
  | 'provider_centre'
  | 'pair'
  | 'adult';

export type RequestRule =
  | 'elder_active'
  | 'payer_active'
  | 'minutes_range'
  | 'minutes_step'
  | 'within_one_day'
  | 'visiting_hours'
  | 'ask_ahead'
  | 'start_passed'
  | 'redeem_age'
  | 'service_unknown'
  | 'payer_binding'
  | 'sources_list'
  | 'other_month'
  | 'credit_at_most_held'
  | 'overrun_at_most'
  | 'visit_at_most'
  | 'correction_same'
  | 'evidence_needed';

/** Why hours cannot move, be promised or be lent. */
export type MovementRule =
  | 'giver_active'
  | 'receiver_active'
  | 'gift_to_relative'
  | 'grant_at_most'
  | 'grant_held'
  | 'mandate_binding'
  | 'mandate_until'
  | 'mandate_none'
  | 'mandate_cap'
  | 'loan_at_most'
  | 'loan_guarantor'
  | 'guarantor_active'
  | 'loan_standing'
  | 'loan_none'
  | 'loan_ended'
  | 'loan_due'
  | 'loan_held'
  | 'loan_cleared'
  | 'repay_at_most'
  | 'loan_given_back'
  | 'loan_not_more'
  | 'death_receiver'
  | 'receiver_seen'
  | 'death_held'
  | 'death_visits';

/** Why a batch cannot be drafted, or not by this person. */
export type BatchRule =
  | 'batch_size'
  | 'line_minutes'
  | 'person_twice'
  | 'person_of_station'
  | 'own_hours'
  | 'other_person'
  | 'allowance_month'
  | 'allowance_entitled'
  | 'allowance_at_most'
  | 'return_month';

export type ForbiddingRule = RequestRule | MovementRule | BatchRule;

export type RefusalCode = keyof RefusalData;
export type Refusal<C extends RefusalCode = RefusalCode> = {
  [K in C]: { readonly code: K; readonly data: RefusalData[K] };
}[C];
