import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/**
 * DynamoDB cancels a transaction that meets another one in flight on one of its items; the embedded engine runs one after the other
 * and never does (docs/adr/0057). This model brings those conflicts: of two transactions in flight on one item the later is cancelled.
 */
export type ConflictModel = {
  /** All items are taken, or none: then `conflicts` says at which of them another transaction is at work. */
  readonly begin: (
    items: readonly string[],
  ) => { readonly began: true } | { readonly began: false; readonly conflicts: readonly boolean[] };
  readonly end: (items: readonly string[]) => void;
};

export const conflictModel = (): ConflictModel => {
  const inFlight = new Set<string>();
  return {
    begin: (items) => {
      const conflicts = items.map((item) => inFlight.has(item));
      if (conflicts.includes(true)) return { began: false, conflicts };
      for (const item of items) inFlight.add(item);
      return { began: true };
    },
    end: (items) => {
      for (const item of items) inFlight.delete(item);
    },
  };
};

type KeyAttribute = { readonly S?: string };
/** A transaction as the SDK's inner steps see it: the document client has marshalled it. */
type Marshalled = {
  readonly TransactItems?: readonly {
    readonly Put?: { readonly Item?: { readonly pk?: KeyAttribute; readonly sk?: KeyAttribute } };
  }[];
};

const itemsOf = ({ TransactItems = [] }: Marshalled): readonly string[] =>
  TransactItems.map(({ Put }) => {
    const [pk, sk] = [Put?.Item?.pk?.S, Put?.Item?.sk?.S];
    // Our stores write whole items alone; another kind of write would slip through the model unseen.
    if (pk === undefined || sk === undefined) throw new Error('a transaction with something else than a Put');
    return `${pk}\n${sk}`;
  });

/**
 * Puts the model into a client, inside the SDK's retry loop. A transaction is in flight from its send to its reply. The engine works
 * off one after the other what DynamoDB does side by side, so that flights are longer here: the model is stricter than DynamoDB.
 */
export const withConflicts = (client: DynamoDBDocumentClient): void => {
  const model = conflictModel();
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (!String(context.commandName).startsWith('TransactWrite')) return next(args);
      // The command's name says what its input is.
      const items = itemsOf(args.input as Marshalled);
      const begun = model.begin(items);
      if (!begun.began)
        throw new TransactionCanceledException({
          message: 'another transaction is in flight',
          $metadata: {},
          CancellationReasons: begun.conflicts.map((met) => ({ Code: met ? 'TransactionConflict' : 'None' })),
        });
      try {
        return await next(args);
      } finally {
        model.end(items);
      }
    },
    // At the end of the step: the retry loop is at its beginning.
    { step: 'finalizeRequest', priority: 'low', name: 'conflicts' },
  );
};
