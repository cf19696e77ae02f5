import { type Batch, type Part, progressOf } from '../../batch/batch';
import { kinds } from '../../batch/kinds';
import { batchRowOf } from '../../batch/lifecycle';
import { digestOfPlan } from '../../batch/plan';
import type { BatchCommand, BatchState } from '../../batch/states';
import type { Minutes, Sha256 } from '../../units';
import { hex } from '../canonical';
import type { Entry } from '../entry';
import type { Violation } from './violation';

/** How a batch's entries are called, as steps of its life; a part is called as its kind says. */
const stepOf = ({ kind }: Batch, { command }: Entry): BatchCommand | undefined => {
  if (command === 'approveBatch') return 'approve';
  if (command === 'closeBatch') return 'close';
  if (command === 'stopBatch') return 'stop';
  return command === kinds[kind].partCommand ? 'post' : undefined;
};

const sum = (minutes: readonly Minutes[]): Minutes => minutes.reduce((total, each) => total + each, 0);

/** What an entry changes on one account. */
const changeOf = ({ lines }: Entry, account: string): Minutes =>
  sum(lines.filter((line) => line.account === account).map(({ availableDelta }) => availableDelta));

/** Whether every line of a child stands in its part, with its minutes and the sign of the kind. */
const fitsPart = ({ id, kind }: Batch, { lines }: Entry, part: Part | undefined): boolean => {
  const sign = kinds[kind].way === 'gives' ? 1 : -1;
  const shall = new Map(part?.lines.map(({ account, minutes }) => [account, sign * minutes]));
  return lines.every(
    ({ account, availableDelta }) => account === `batch:${id}` || shall.get(account) === availableDelta,
  );
};

/**
 * Whether a batch's entries are its plan carried out: the plan is the drafted one and comes to the total; somebody else approved it; each
 * part was posted once, in its turn, and moved nothing but its own lines; children and rest equal the total; and the batch is what its
 * entries made of it (17). Pure. `entries`: the batch's own, oldest first; chains and sums are `checkJournal`'s business.
 * Source: ledger.md, invariant 17; ADR 0064.
 */
export function* checkBatch(
  sha256: Sha256,
  batch: Batch,
  parts: readonly Part[],
  entries: readonly Entry[],
): Generator<Violation> {
  const place = `batch:${batch.id}`;
  const say = (what: string): Violation => ({ invariant: 17, place, what });
  const [draft, ...rest] = entries;
  const { totalMinutes, planDigest, draftedById, fundAccount } = batch;
  const planned = sum(parts.flatMap(({ lines }) => lines.map(({ minutes }) => minutes)));
  if (draft?.command !== 'draftBatch' || draft.principal !== draftedById)
    yield say('was not drafted by whom it names');
  if (draft?.detail.totalMinutes !== totalMinutes || planned !== totalMinutes)
    yield say(`plans ${planned} minutes, its total is ${totalMinutes}`);
  const digest = hex(digestOfPlan(sha256, parts));
  if (digest !== hex(planDigest) || digest !== hex(draft?.detail.planDigest ?? new Uint8Array()))
    yield say('has another plan than was drafted');

  let state: BatchState = 'draft';
  let [movedMinutes, postedCount, fundMinutes] = [0, 0, 0];
  for (const entry of rest) {
    const step = stepOf(batch, entry);
    const next: BatchState | undefined = step && batchRowOf(state, step)?.to;
    if (next === undefined) yield say(`${entry.command} leads out of ${state}`);
    else state = next;
    fundMinutes += changeOf(entry, fundAccount);
    if (step === 'approve' && entry.principal === draftedById) yield say('was approved by its drafter');
    if (step !== 'post') continue;
    postedCount += 1;
    movedMinutes += Math.abs(changeOf(entry, `batch:${batch.id}`));
    if (entry.detail.partNo !== postedCount) yield say(`posts part ${entry.detail.partNo} as ${postedCount}`);
    if (!fitsPart(batch, entry, parts[postedCount - 1])) yield say(`part ${postedCount} is not as planned`);
  }
  const isEnded = state === 'closed' || state === 'stopped';
  const gives = kinds[batch.kind].way === 'gives';
  if (isEnded && fundMinutes !== (gives ? -movedMinutes : movedMinutes))
    yield say(`moved ${movedMinutes} minutes of ${totalMinutes}, its fund ${fundMinutes}`);
  if (state === 'closed' && postedCount !== parts.length) yield say(`closed after ${postedCount} parts`);
  const said = progressOf(batch);
  if (batch.state !== state || said.postedCount !== postedCount || said.movedMinutes !== movedMinutes)
    yield say(
      `is ${batch.state} with ${said.postedCount} parts and ${said.movedMinutes} minutes, its entries say ${state}, ${postedCount}, ${movedMinutes}`,
    );
}
