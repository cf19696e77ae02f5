import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { openClient } from '../../functions/store/client';
import type { Stored } from '../../functions/store/item';
import { openTable } from '../../functions/store/table';
import { startEngine } from '../../local/engine';
import { openLocalKeys } from '../../local/local-keys';
import { readService } from '../../local/service-file';
import { createTables, engineClientConfig } from '../../local/tables';
import { type Bench, printTable } from '../figure';
import { startSmallCity } from '../small-city';
import { median, rounded } from '../statistics';
import { openBareClient } from './bare-client';
import { builtFunctions, environmentFor } from './built-functions';
import { type Handler, moveIn, type Step, stepsOf } from './handler-steps';
import { startRecorder, type Wave } from './recorder';

/** As on every one machine (local/service-file.ts). */
const TABLE_NAME = 'timebank';
const VISITS = 100;
/** The first of them warm both sides up. */
const WARMING = 20;

/** The built bundle, loaded once more under a name of its own, talking to that engine. */
const handlerAt = async (endpoint: string, name: string): Promise<Handler> => {
  process.env.AWS_ENDPOINT_URL_DYNAMODB = endpoint;
  const file = path.join(builtFunctions(), 'person', 'main.mjs');
  const bundle: { readonly handler: Handler } = await import(`${pathToFileURL(file).href}?${name}`);
  return bundle.handler;
};

/** An engine that holds the same. */
const twinOf = async (items: readonly Stored[]) => {
  const engine = await startEngine();
  const config = engineClientConfig(engine.endpoint);
  await createTables(new DynamoDBClient(config), readService(process.cwd()).tables);
  const client = openClient(config);
  await openTable({
    client,
    name: TABLE_NAME,
    randomBytes: () => new Uint8Array(16),
  }).putAll(items);
  return engine;
};

const allItems = async ({ scan }: { readonly scan: ReturnType<typeof openTable>['scan'] }) => {
  const items: Stored[] = [];
  let page = await scan();
  for (;;) {
    // A table's items have its keys.
    items.push(...page.items.map((item) => item as Stored));
    if (page.next === undefined) return items;
    page = await scan(page.next);
  }
};

const tookMs = async (act: () => Promise<unknown>): Promise<number> => {
  const startedMs = performance.now();
  await act();
  return performance.now() - startedMs;
};

/** Both sides do the same to engines that hold the same, in turns; who goes first changes each time. */
const compare = async (
  steps: readonly (Step & { readonly waves: readonly Wave[] })[],
  items: readonly Stored[],
) => {
  const [theirs, ours] = [await twinOf(items), await twinOf(items)];
  const bare = openBareClient(theirs.endpoint);
  const handler = await handlerAt(ours.endpoint, 'measured');
  const times = new Map<string, { readonly handlerMs: number[]; readonly bareMs: number[] }>();
  for (const [index, { kind, event, waves }] of steps.entries()) {
    const asHandler = () => tookMs(() => handler(event));
    const asBare = () => tookMs(() => bare.replay(waves));
    const [first, second] = index % 2 === 0 ? [asHandler, asBare] : [asBare, asHandler];
    const [one, other] = [await first(), await second()];
    const of = times.get(kind) ?? { handlerMs: [], bareMs: [] };
    times.set(kind, of);
    of.handlerMs.push(index % 2 === 0 ? one : other);
    of.bareMs.push(index % 2 === 0 ? other : one);
  }
  bare.close();
  await Promise.all([theirs.stop(), ours.stop()]);
  return times;
};

/** A handler's time beside that of the same requests sent by the bare client. Goal: assurance.md. */
export const handlerOverhead: Bench = {
  name: 'handler-overhead',
  run: async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'timebank-handler-'));
    const city = await startSmallCity();
    try {
      const keys = await openLocalKeys(path.join(folder, 'keys.json'));
      Object.assign(process.env, environmentFor('person', { jwks: keys.jwks }));
      const people = await moveIn(city, VISITS);
      const items = await allItems(city.table);
      const recorder = await startRecorder(city.endpoint);
      const recorded: (Step & { readonly waves: readonly Wave[] })[] = [];
      const handler = await handlerAt(recorder.endpoint, 'recorded');
      for await (const step of stepsOf(city, people, keys.sign, handler))
        recorded.push({ ...step, waves: recorder.take() });
      await recorder.stop();
      const times = await compare(recorded, items);
      const rows = [...times].map(([kind, { handlerMs, bareMs }]) => ({
        kind,
        calls: recorded.findLast((step) => step.kind === kind)?.waves.flat().length ?? 0,
        ratio: rounded(median(handlerMs.slice(WARMING)) / median(bareMs.slice(WARMING))),
      }));
      printTable(
        ['route', 'calls', 'handler ÷ bare calls'],
        rows.map(({ kind, calls, ratio }) => [kind, calls, ratio]),
      );
      return rows.map(({ kind, ratio }) => ({ name: `${kind} ÷ bare calls`, value: ratio, goal: '<=1.25' }));
    } finally {
      await city.stop();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
