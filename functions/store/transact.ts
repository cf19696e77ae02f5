import type { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { Condition } from './conditions';
import type { Item, Stored } from './item';

/** One item of a transaction. The label is its place in the cancellation reasons, by name. */
export type Write<L extends string> = {
  readonly label: L;
  readonly item: Stored;
  readonly conditions: readonly Condition[];
};

/** Why a transaction was cancelled. */
export type Cancelled<L extends string> = {
  /** The labels whose condition failed, each with the item that stood there; undefined: none stood there. */
  readonly failed: ReadonlyMap<L, Item | undefined>;
  /** Others were at work on some item; a label that is silent then was perhaps never looked at. */
  readonly contended: boolean;
};

/** Reasons that pass by themselves. */
const passing: readonly string[] = [
  'TransactionConflict',
  'ThrottlingError',
  'ProvisionedThroughputExceeded',
  'RequestLimitExceeded',
];

/** Reads the reasons of a cancellation by label. Throws, with its cause, on any reason that is a bug or an outage. */
export const decodeByLabel = <L extends string>(
  labels: readonly L[],
  cause: TransactionCanceledException,
): Cancelled<L> => {
  const failed = new Map<L, Item | undefined>();
  let contended = false;
  const reasons = cause.CancellationReasons ?? [];
  if (reasons.length !== labels.length)
    throw new Error(`${reasons.length} cancellation reasons for ${labels.length} items`, { cause });
  for (const [index, label] of labels.entries()) {
    const reason = reasons[index];
    const code = reason?.Code ?? 'None';
    // The document client leaves these items marshalled.
    if (code === 'ConditionalCheckFailed') failed.set(label, reason?.Item && unmarshall(reason.Item));
    else if (passing.includes(code)) contended = true;
    else if (code !== 'None') throw new Error(`transaction cancelled at ${label}: ${code}`, { cause });
  }
  if (failed.size === 0 && !contended) throw new Error('transaction cancelled without a reason', { cause });
  return { failed, contended };
};
