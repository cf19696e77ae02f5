import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { openClient } from '../../functions/store/client';
import { rebuildStore } from '../../functions/store/rebuild-store';
import { sha256 } from '../../functions/store/sha256';
import { openTable, type RoundTrip } from '../../functions/store/table';
import type { RebuildPorts } from '../../functions/usecases/ports/rebuilding';
import { fillLines } from '../../functions/usecases/rebuild/fill-lines';
import { fillRecords } from '../../functions/usecases/rebuild/fill-records';
import { rebuildProjections } from '../../functions/usecases/rebuild-projections';
import { startEngine } from '../../local/engine';
import { diskArchive } from '../../local/rebuild/disk-archive';
import { readService } from '../../local/service-file';
import { createTables, engineClientConfig } from '../../local/tables';
import { type Bench, type BenchOptions, type Figure, printTable } from '../figure';
import { MORNING_MS } from '../small-city';
import { rounded } from '../statistics';
import { writeArchive } from './write-archive';

const SMALLEST = 10_000;
const DEFAULT_TO = 100_000;
const WHOLE = 1_000_000;
const MEGABYTE = 1_048_576;

/**
 * A table as serverless.yml has it, but for its stream: nobody reads one here, and the engine's own takes longer for each change the
 * more changes it has kept, which DynamoDB's does not.
 */
const openBenchTable = async (endpoint: string, observe: (trip: RoundTrip) => void) => {
  const admin = new DynamoDBClient(engineClientConfig(endpoint));
  const tables = readService(process.cwd()).tables.filter(({ logicalId }) => logicalId === 'TimebankTable');
  await createTables(
    admin,
    tables.map(({ StreamSpecification: _unread, ...table }) => table),
  );
  admin.destroy();
  const client = openClient(engineClientConfig(endpoint));
  const [table] = tables;
  if (table === undefined) throw new Error('serverless.yml describes no TimebankTable');
  return { client, table: openTable({ client, name: table.name, randomBytes, observe }) };
};

const isWrite = ({ operation }: RoundTrip): boolean => operation === 'transact' || operation === 'putAll';

/** One archive, read alone, then rebuilt whole beside a generation that stands, compared with both, and turned to. */
const measure = async (wanted: number) => {
  const folder = mkdtempSync(join(tmpdir(), 'rebuild-bench-'));
  const engine = await startEngine();
  const units = { wru: 0, rru: 0 };
  const { client, table } = await openBenchTable(engine.endpoint, (trip) => {
    units[isWrite(trip) ? 'wru' : 'rru'] += trip.capacity.totalUnits;
  });
  try {
    const entries = writeArchive(folder, wanted);
    const endedAtMs = new Map<string, number>();
    let rssBytes = 0;
    const ports: RebuildPorts = {
      ...rebuildStore(table),
      ...diskArchive(folder),
      sha256,
      progress: (phase) => {
        endedAtMs.set(phase, performance.now());
        rssBytes = Math.max(rssBytes, process.memoryUsage().rss);
      },
    };
    // What stands before: the projector's work of years.
    await fillRecords(ports, 0, await fillLines(ports, { generation: 0, announced: 0 }));
    Object.assign(units, { wru: 0, rru: 0 });
    const aloneMs = performance.now();
    await fillLines(ports, undefined);
    const beganMs = performance.now();
    const rebuilt = await rebuildProjections(ports)({}, async () => MORNING_MS);
    const tookMs = performance.now() - beganMs;
    if (rebuilt.kind !== 'turned') throw new Error(`not turned: ${rebuilt.kind}`);
    const at = (phase: string) => endedAtMs.get(phase) ?? beganMs;
    return {
      entries,
      replaySeconds: (beganMs - aloneMs) / 1_000,
      linesSeconds: (at('lines') - beganMs) / 1_000,
      recordsSeconds: (at('records') - at('lines')) / 1_000,
      compareSeconds: (at('compared helpers') - at('records')) / 1_000,
      wholeSeconds: tookMs / 1_000,
      ...units,
      rssMegabytes: rssBytes / MEGABYTE,
    };
  } finally {
    client.destroy();
    await engine.stop();
    rmSync(folder, { recursive: true });
  }
};

/** How long a rebuild of every projection takes, and where the time goes. Goal: assurance.md. */
export const rebuild: Bench = {
  name: 'rebuild',
  run: async ({ to = DEFAULT_TO }: BenchOptions) => {
    const runs: Awaited<ReturnType<typeof measure>>[] = [];
    for (let size = SMALLEST; size <= to; size *= 10) runs.push(await measure(size));
    printTable(
      [
        'entries',
        'replay alone s',
        'lines s',
        'records s',
        'compare s',
        'whole s',
        'entries/s',
        'WRU',
        'RRU',
        'MB',
      ],
      runs.map((run) => [
        run.entries,
        rounded(run.replaySeconds),
        rounded(run.linesSeconds),
        rounded(run.recordsSeconds),
        rounded(run.compareSeconds),
        rounded(run.wholeSeconds),
        Math.round(run.entries / run.wholeSeconds),
        Math.round(run.wru),
        Math.round(run.rru),
        Math.round(run.rssMegabytes),
      ]),
    );
    return runs.flatMap((run): Figure[] => [
      {
        name: `entries rebuilt a second, of ${run.entries}`,
        value: Math.round(run.entries / run.wholeSeconds),
      },
      {
        name: `entries replayed a second, of ${run.entries}`,
        value: Math.round(run.entries / run.replaySeconds),
      },
      { name: `write units an entry, of ${run.entries}`, value: rounded(run.wru / run.entries) },
      // The archive holds whole lives: the last one may not fit.
      ...(run.entries > WHOLE - 10
        ? [
            {
              name: `seconds for ${run.entries} entries`,
              value: rounded(run.wholeSeconds),
              goal: '<=60' as const,
            },
          ]
        : []),
    ]);
  },
};
