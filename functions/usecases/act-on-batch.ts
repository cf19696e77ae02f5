import { knockedBatch } from '../../shared/domain/authority/relation';
import { accountOfBatch, type Batch } from '../../shared/domain/batch/batch';
import type { BatchChange } from '../../shared/domain/batch/batch-change';
import type { BatchId } from '../../shared/domain/ids';
import type { Entry } from '../../shared/domain/ledger/entry';
import type { Acting } from '../../shared/domain/order/facts';
import type { Refusal } from '../../shared/domain/refusals';
import { accept, type Result, refuse } from '../../shared/domain/result';
import { COMMAND_LASTS_MS } from './command';
import type { BatchPorts, Loaded } from './ports';
import type { CommandCall } from './ports/command-call';
import { readMissing } from './read-missing';
import { runCommand } from './run-command';
import { actingIn, inOwnRight, knock } from './who-acts';

type Call = Omit<CommandCall<unknown>, 'body'>;
export type BatchOutcome = { readonly batchId: BatchId; readonly version: number };

/** What the sender of a command about a batch hears, now and on a resend. Pure. */
export const batchOutcomeOf = ({ subject, version }: Entry): BatchOutcome => {
  if (subject.kind !== 'batch') throw new Error(`${subject.id} is not a batch`);
  return { batchId: subject.id, version };
};

/**
 * A command about a batch that stands: what a lead says of it. Three round trips, for the batch names the accounts of its two ends.
 * Refusals, in check order: `not_found` (no such batch, or another desk's), `not_allowed` (the authorisation table), `command_expired`,
 * those of the decision; then those of `runCommand`. Source: architecture.md, Authorisation; ledger.md, Movements (batch).
 */
export const actOnBatch =
  (ports: BatchPorts) =>
  (
    call: Call,
    batchId: BatchId,
    decide: (
      batch: Batch,
      acting: Acting,
      loaded: Loaded,
    ) => Result<BatchChange, Refusal> | Promise<Result<BatchChange, Refusal>>,
  ): Promise<Result<BatchOutcome, Refusal>> => {
    const { envelope, atMs, actor } = call;
    return runCommand<BatchChange>({ ...ports, commit: ports.commitBatch })({
      subject: { kind: 'batch', id: batchId },
      envelope,
      atMs,
      lastsMs: COMMAND_LASTS_MS,
      outcomeOf: batchOutcomeOf,
      load: () => ports.load({ batchId, people: [actor.personId] }),
      admit: (loaded) => {
        const { batch } = loaded;
        if (batch === undefined) return refuse('not_found', {});
        const stands = knock(call, loaded, knockedBatch(batch));
        return stands.ok ? accept({ batch, relations: stands.value }) : stands;
      },
      decide: async ({ batch, relations }, first) => {
        const accounts = [batch.fundAccount, accountOfBatch(batchId)];
        const loaded = await readMissing(ports, first, { accounts });
        const decided = await decide(batch, actingIn(call, loaded, relations), loaded);
        if (!decided.ok) return decided;
        return accept({ change: decided.value, loaded, envelope: inOwnRight(envelope) });
      },
    });
  };
