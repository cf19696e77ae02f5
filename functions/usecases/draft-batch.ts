import type { Parsed } from '../../shared/contracts/contract';
import type { draftBatchContract } from '../../shared/contracts/draft-batch';
import { knockedBatch } from '../../shared/domain/authority/relation';
import type { BatchChange } from '../../shared/domain/batch/batch-change';
import { type Draft, decideDraft } from '../../shared/domain/batch/decide-draft';
import { stationFund } from '../../shared/domain/batch/station-fund';
import { derivedId } from '../../shared/domain/derived-id';
import { allowanceAccount } from '../../shared/domain/entitlement/propose-allowance';
import type { OrgId, PersonId } from '../../shared/domain/ids';
import type { AccountId } from '../../shared/domain/ledger/account';
import type { Refusal } from '../../shared/domain/refusals';
import { accept, type Result, refuse } from '../../shared/domain/result';
import type { Sha256 } from '../../shared/domain/units';
import { type BatchOutcome, batchOutcomeOf } from './act-on-batch';
import { COMMAND_LASTS_MS } from './command';
import type { BatchPorts, CityPorts } from './ports';
import type { CommandCall } from './ports/command-call';
import { readMany } from './read-many';
import { runCommand } from './run-command';
import { deskOf } from './views/desk-of';
import { inOwnRight, knock } from './who-acts';

type Body = Parsed<typeof draftBatchContract.request>;
export type DraftBatchPorts = BatchPorts &
  Pick<CityPorts, 'org' | 'rulebookAt'> & { readonly sha256: Sha256 };

/** The plan as the ledger names its accounts: those of the people, and the station's own fund. Pure. */
const draftOf = (plan: Body['plan'], stationId: OrgId): Draft => {
  const accountOf = (personId: PersonId): AccountId =>
    'month' in plan ? allowanceAccount(personId, Number(plan.month)) : `person:${personId}`;
  return {
    kind: plan.kind,
    fundAccount: stationFund(plan.kind, stationId),
    lines: plan.lines.map(({ personId, minutes }) => ({ account: accountOf(personId), minutes })),
  };
};

/**
 * A station proposes a plan for people of its own; nothing moves yet. Two round trips beside the people of the plan (one for each
 * hundred, all at once). The batch's id derives from principal and command id, so a replay meets the same batch.
 * Refusals, in check order: `not_found` (no desk), `not_allowed` (the authorisation table), `command_expired`, `not_allowed` (a desk that is no
 * station), those of `decideDraft`; then those of `runCommand`. Source: ledger.md, Movements (batch); ADR 0064.
 */
export const draftBatch =
  (ports: DraftBatchPorts) =>
  ({ body, ...call }: CommandCall<Body>): Promise<Result<BatchOutcome, Refusal>> => {
    const { envelope, atMs, actor } = call;
    const draftedById = actor.personId;
    const batchId = derivedId('batch', ports.sha256, draftedById, body.commandId);
    return runCommand<BatchChange>({ ...ports, commit: ports.commitBatch })({
      subject: { kind: 'batch', id: batchId },
      envelope,
      atMs,
      lastsMs: COMMAND_LASTS_MS,
      outcomeOf: batchOutcomeOf,
      load: () => ports.load({ people: [draftedById] }),
      // Nothing is there yet: the batch will be its drafter's own desk's.
      admit: (loaded) =>
        knock(call, loaded, knockedBatch(actor.orgId === undefined ? {} : { stationId: actor.orgId })),
      decide: async (_relations, loaded) => {
        const desk = await deskOf(ports, actor);
        if (desk?.level !== 'station') return refuse('not_allowed', {});
        const { stationId } = desk;
        const named = [...new Set(body.plan.lines.map(({ personId }) => personId))];
        // No more than the body can hold.
        const [{ people }, rules] = await Promise.all([
          readMany(ports, { people: named }),
          ports.rulebookAt(atMs),
        ]);
        const bindings = loaded.people.get(draftedById)?.bindings ?? [];
        const facts = { batchId, draftedById, bindings, stationId, people, rules };
        const decided = decideDraft(ports.sha256, facts, draftOf(body.plan, stationId), atMs);
        if (!decided.ok) return decided;
        return accept({ change: decided.value, loaded, envelope: inOwnRight(envelope) });
      },
    });
  };
