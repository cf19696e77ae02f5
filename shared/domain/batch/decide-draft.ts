import { whyNotEntitled } from '../entitlement/entitled';
import { mayHandOut, mayReturn, monthOfAllowance } from '../entitlement/months';
import type { BatchId, OrgId, PersonId } from '../ids';
import { type AccountId, FIRST_HASH } from '../ledger/account';
import { sumMinutes } from '../ledger/minutes';
import type { Binding, Person } from '../person/person';
import type { BatchRule, Refusal } from '../refusals';
import { accept, type Result, refuse } from '../result';
import type { Rulebook } from '../rulebook/rulebook';
import type { Ms, Sha256 } from '../units';
import type { DraftBatch, PlanLine } from './batch';
import type { BatchChange } from './batch-change';
import { type BatchKind, mayFund, mayStandIn } from './kinds';
import { isOwnHours } from './own-hours';
import { ownerOf } from './owner-of';
import { digestOfPlan, LINES_A_BATCH_MAX, partsOf } from './plan';

export type DraftFacts = {
  readonly batchId: BatchId;
  readonly draftedById: PersonId;
  /** The drafter's own, expired ones too. */
  readonly bindings: readonly Binding[];
  /** Absent: a batch of the city. */
  readonly stationId?: OrgId;
  /** Of a station's batch: who stands in the plan, as far as they exist. */
  readonly people?: ReadonlyMap<PersonId, Person>;
  readonly rules: Rulebook;
};
export type Draft = {
  readonly kind: BatchKind;
  readonly fundAccount: AccountId;
  readonly lines: readonly PlanLine[];
};

const isOfStation = (account: AccountId, { people, stationId }: DraftFacts): boolean => {
  if (people === undefined) return true;
  const owner = ownerOf(account);
  return owner !== undefined && people.get(owner)?.stationId === stationId;
};

/** What an allowance, or what is left of it, has to be beside every other batch. */
const ruleOfMonth = (
  { people, rules }: DraftFacts,
  { kind, lines }: Pick<Draft, 'kind' | 'lines'>,
  atMs: Ms,
): BatchRule | undefined => {
  const isOfMonth = (may: typeof mayHandOut) =>
    lines.every(({ account }) => {
      const month = monthOfAllowance(account);
      return month !== undefined && may(month, atMs);
    });
  if (kind === 'allowanceReturn') return isOfMonth(mayReturn) ? undefined : 'return_month';
  if (kind !== 'allowance') return undefined;
  if (!isOfMonth(mayHandOut)) return 'allowance_month';
  const isEntitled = ({ account }: PlanLine): boolean => {
    const [owner, month] = [ownerOf(account), monthOfAllowance(account)];
    const person = owner === undefined ? undefined : people?.get(owner);
    return person !== undefined && month !== undefined && whyNotEntitled(person, rules, month) === undefined;
  };
  if (people !== undefined && !lines.every(isEntitled)) return 'allowance_entitled';
  return lines.some(({ minutes }) => minutes > rules.allowanceMinutes) ? 'allowance_at_most' : undefined;
};

/** The first rule that a draft breaks. In check order: as `decideDraft` says. */
const ruleAgainst = (facts: DraftFacts, { kind, lines }: Draft, atMs: Ms): BatchRule | undefined => {
  if (lines.length === 0 || lines.length > LINES_A_BATCH_MAX) return 'batch_size';
  if (lines.some(({ minutes }) => !Number.isSafeInteger(minutes) || minutes <= 0)) return 'line_minutes';
  if (new Set(lines.map(({ account }) => account)).size !== lines.length) return 'person_twice';
  const own = { principal: facts.draftedById, bindings: facts.bindings };
  if (lines.some(({ account }) => isOwnHours(kind, account, own))) return 'own_hours';
  if (!lines.every(({ account }) => isOfStation(account, facts))) return 'person_of_station';
  return ruleOfMonth(facts, { kind, lines }, atMs);
};

/**
 * A plan is proposed: nothing moves yet. Pure. Accounts that no batch of the kind can touch are a bug and throw.
 * Refusals: `rule_forbids`, in check order `batch_size`, `line_minutes`, `person_twice`, `own_hours` (the drafter's, or a relative's),
 * `person_of_station`; of an allowance `allowance_month`, `allowance_entitled`, `allowance_at_most`; of a return `return_month`. Source: ledger.md, Movements (batch), Accounts (opening); ADR 0064.
 */
export const decideDraft = (
  sha256: Sha256,
  facts: DraftFacts,
  draft: Draft,
  atMs: Ms,
): Result<BatchChange, Refusal<'rule_forbids'>> => {
  const rule = ruleAgainst(facts, draft, atMs);
  if (rule !== undefined) return refuse('rule_forbids', { rule, rulebookVersion: facts.rules.version });
  const { kind, fundAccount, lines } = draft;
  if (!mayFund(kind, fundAccount) || lines.some(({ account }) => !mayStandIn(kind, account)))
    throw new Error(`no ${kind} moves hours between ${fundAccount} and ${lines[0]?.account}`);
  if (lines.some(({ account }) => account === fundAccount))
    throw new Error(`${fundAccount} stands on both sides of a batch`);
  const parts = partsOf(lines);
  const { stationId } = facts;
  const plan = {
    fundAccount,
    totalMinutes: sumMinutes(
      lines.map(({ minutes }) => minutes),
      'total of a batch',
    ),
    partCount: parts.length,
    planDigest: digestOfPlan(sha256, parts),
    ...(stationId === undefined ? {} : { stationId }),
  };
  const batch: DraftBatch = {
    id: facts.batchId,
    version: 1,
    headHash: FIRST_HASH,
    state: 'draft',
    kind,
    ...plan,
    draftedById: facts.draftedById,
    sinceMs: atMs,
  };
  return accept({ command: 'draftBatch', batch, parts, postings: [], detail: { batchKind: kind, ...plan } });
};
