import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** What may befall a request on its way. Each count runs down by one a time it strikes. */
export type Faults = {
  /** The engine carries the write out, its reply never comes. */
  dropReplies: number;
  /** Cancelled by others at work: one transaction after the other, the reason of each item. Nothing is written. */
  conflicts: readonly string[][];
  /** How often a transaction was sent, resends of the SDK included. */
  sent: number;
};

/** Puts faults inside the SDK's retry loop, where the engine itself never makes any. Strikes transactions alone. */
export const withFaults = (faults: Faults) => (client: DynamoDBDocumentClient) => {
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (!String(context.commandName).startsWith('TransactWrite')) return next(args);
      faults.sent += 1;
      const [reasons, ...rest] = faults.conflicts;
      if (reasons !== undefined) {
        faults.conflicts = rest;
        throw new TransactionCanceledException({
          message: 'cancelled by a test',
          $metadata: {},
          CancellationReasons: reasons.map((Code) => ({ Code })),
        });
      }
      const answer = await next(args);
      if (faults.dropReplies > 0) {
        faults.dropReplies -= 1;
        throw Object.assign(new Error('the reply was lost on its way'), { name: 'TimeoutError' });
      }
      return answer;
    },
    // At the end of the step: the retry loop is at its beginning.
    { step: 'finalizeRequest', priority: 'low', name: 'faultsForTests' },
  );
};
