import { AsyncLocalStorage } from 'node:async_hooks';
import type { AttributeValue, TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** A request on its way, as the SDK hands it to the wire, inside of its own retry loop. */
export type Sent = {
  readonly name: 'read' | 'query' | 'transact' | 'update' | 'other';
  /** Round trips of one giving count from 1; what the SDK sends again is the same trip. */
  readonly trip: number;
  /** Of the SDK, from 1. */
  readonly attempt: number;
  /** Of a transaction: how many items it has. */
  readonly items: readonly TransactWriteItem[];
};
// The SDK's own answer to a step of its middleware; faults give it on, some with another content.
export type Answer = { readonly response: unknown; readonly output: Record<string, unknown> };

/** What befalls a request: `carry` brings it to the engine and its answer back. To throw is to lose, to cancel or to die. */
export type Weather = (sent: Sent, carry: () => Promise<Answer>) => Promise<Answer>;

/** A transaction that the engine carried out: its items as they were sent. */
export type Commit = readonly Readonly<Record<string, AttributeValue>>[];

type Giving = { readonly weather: Weather; readonly trips: Map<string, number> };

const NAMES: readonly (readonly [prefix: string, name: Sent['name']])[] = [
  ['BatchGet', 'read'],
  ['GetItem', 'read'],
  ['Query', 'query'],
  ['TransactWrite', 'transact'],
  ['UpdateItem', 'update'],
];

export const clearSky: Weather = (_sent, carry) => carry();

/** The weather between clients and one table; each giving has its own, also while another one waits for it. */
export const openWire = () => {
  const givings = new AsyncLocalStorage<Giving>();
  const commits: Commit[] = [];
  let last: Promise<unknown> = Promise.resolve();
  /**
   * One request of a world reaches the engine at a time. A sweep goes through several orders at once: carried side by side, a command could
   * be refused for a commit whose own answer was still on its way, and which so had no place in `commits` yet.
   */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = last.then(work);
    last = done.catch(() => undefined);
    return done;
  };

  /** Puts the wire into a client, inside the SDK's retry loop. */
  const into = (client: DynamoDBDocumentClient): void => {
    client.middlewareStack.add(
      (next, context) => async (args) => {
        const giving = givings.getStore();
        if (giving === undefined) return next(args);
        const { headers } = Object.assign({ headers: {} }, 'request' in args ? args.request : undefined);
        const invocation = String(Reflect.get(headers, 'amz-sdk-invocation-id'));
        const trip = giving.trips.get(invocation) ?? giving.trips.size + 1;
        giving.trips.set(invocation, trip);
        const command = String(context.commandName);
        const name = NAMES.find(([prefix]) => command.startsWith(prefix))?.[1] ?? 'other';
        const [, attempt = '1'] = /attempt=(\d+)/.exec(String(Reflect.get(headers, 'amz-sdk-request'))) ?? [];
        // The middleware below the marshalling one sees the wire's own form of the command.
        const items = (Reflect.get(args.input, 'TransactItems') ?? []) as readonly TransactWriteItem[];
        const sent: Sent = { name, trip, attempt: Number(attempt), items };
        const carry = (): Promise<Answer> =>
          inTurn(async () => {
            const answer = await next(args);
            // An answer to a command is its output, with fields.
            const carried = answer as Answer;
            if (name === 'transact')
              commits.push(items.flatMap(({ Put }) => (Put?.Item === undefined ? [] : [Put.Item])));
            return carried;
          });
        // What `carry` brought, or a copy of it.
        return (await giving.weather(sent, carry)) as Awaited<ReturnType<typeof next>>;
      },
      // At the end of the step: the retry loop is at its beginning.
      { step: 'finalizeRequest', priority: 'low', name: 'weather' },
    );
  };

  return {
    into,
    /** Every transaction that was carried out, in the order in which the engine did. */
    commits,
    /** Runs work under a weather of its own. */
    under: <T>(weather: Weather, work: () => Promise<T>): Promise<T> =>
      givings.run({ weather, trips: new Map() }, work),
  };
};

export type Wire = ReturnType<typeof openWire>;
