import { createHash } from 'node:crypto';
import type { Batch, Part, PlanLine } from '../../../../shared/domain/batch/batch';
import type { BatchChange } from '../../../../shared/domain/batch/batch-change';
import { decideApprove } from '../../../../shared/domain/batch/decide-approve';
import { type Draft, type DraftFacts, decideDraft } from '../../../../shared/domain/batch/decide-draft';
import type { BatchId, PersonId } from '../../../../shared/domain/ids';
import { type AccountId, type Head, newHead } from '../../../../shared/domain/ledger/account';
import type { Entry } from '../../../../shared/domain/ledger/entry';
import { sealEntry } from '../../../../shared/domain/ledger/seal-entry';
import { defaultRulebook } from '../../../../shared/domain/rulebook/default-rulebook';
import type { Sha256 } from '../../../../shared/domain/units';
import { NOON, STAFF, STATION } from '../order/samples';

export const sha256: Sha256 = (bytes) => new Uint8Array(createHash('sha256').update(bytes).digest());
const BATCH: BatchId = 'bat_1';
export const LEAD: PersonId = 'per_lead';
export const OPENING: AccountId = `opening:${STATION}`;

export const lineOf = (no: number, minutes = 60): PlanLine => ({ account: `person:per_${no}`, minutes });
export const linesOf = (count: number, minutes = 60): readonly PlanLine[] =>
  Array.from({ length: count }, (_, index) => lineOf(index, minutes));

export const draftFacts = (more: Partial<DraftFacts> = {}): DraftFacts => ({
  batchId: BATCH,
  draftedById: STAFF,
  bindings: [],
  stationId: STATION,
  rules: defaultRulebook,
  ...more,
});
export const opening = (lines: readonly PlanLine[]): Draft => ({
  kind: 'opening',
  fundAccount: OPENING,
  lines,
});

export const made = (
  decided:
    | { readonly ok: true; readonly value: BatchChange }
    | { readonly ok: false; readonly refusal: object },
): BatchChange => {
  if (!decided.ok) throw new Error(JSON.stringify(decided.refusal));
  return decided.value;
};

/** A table of one batch in memory: decisions, sealed by the ledger, one after the other. */
export class Books {
  readonly heads = new Map<AccountId, Head>();
  readonly entries: Entry[] = [];
  parts: readonly Part[] = [];
  batch: Batch | undefined;

  constructor(...heads: readonly Head[]) {
    for (const head of heads) this.heads.set(head.account, head);
  }

  write({ command, batch, parts, postings, detail }: BatchChange): void {
    const sealed = sealEntry(
      sha256,
      {
        subject: { kind: 'batch', id: batch.id },
        version: batch.version,
        previousHash: batch.headHash,
        principal: command === 'draftBatch' ? STAFF : command === 'approveBatch' ? LEAD : 'clock',
        commandId: `${command}:${batch.version}`,
        channel: 'system',
        command,
        atMs: NOON,
        bodyDigest: new Uint8Array(32),
        detail,
        outcome: { state: 'posted', version: batch.version },
        postings,
      },
      this.heads,
    );
    if (!sealed.ok) throw new Error(sealed.refusal.code);
    const { entry, newHeads, subjectHash } = sealed.value;
    this.entries.push(entry);
    for (const head of newHeads) this.heads.set(head.account, head);
    if (parts.length > 0) this.parts = parts;
    this.batch = { ...batch, headHash: subjectHash };
  }

  /** Drafted by the clerk, approved by the lead. */
  approve(draft: Draft): Batch {
    this.write(made(decideDraft(sha256, draftFacts(), draft, NOON)));
    const acting = { principal: LEAD, bindings: [] };
    const facts = {
      batch: this.standing(),
      parts: this.parts,
      heads: this.heads,
      acting,
      rules: defaultRulebook,
    };
    this.write(made(decideApprove(sha256, facts, NOON)));
    return this.standing();
  }

  standing(): Batch {
    if (this.batch === undefined) throw new Error('nothing was drafted');
    return this.batch;
  }

  balance(account: AccountId): number {
    return (this.heads.get(account) ?? newHead(account)).availableMinutes;
  }
}
