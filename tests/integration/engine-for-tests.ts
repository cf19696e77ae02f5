import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { openClient } from '../../functions/store/client';
import { openTable, type Table, type TableOptions } from '../../functions/store/table';
import { startEngine } from '../../local/engine';
import { readService } from '../../local/service-file';
import { createTables, engineClientConfig } from '../../local/tables';

export type EngineForTests = {
  readonly endpoint: string;
  /** A client of its own, with what a test wants to do to it. */
  readonly client: (
    config?: DynamoDBClientConfig,
    prepare?: (client: DynamoDBDocumentClient) => void,
  ) => DynamoDBDocumentClient;
  readonly table: (options?: Partial<TableOptions>) => Table;
  /** `kill -9`, then up again over the same file. */
  readonly killAndRestart: () => Promise<void>;
  readonly stop: () => Promise<void>;
};

export const TABLE_NAME = 'timebank';

/** The real engine over a file of its own, with the tables of serverless.yml. */
export const startEngineForTests = async (): Promise<EngineForTests> => {
  const folder = mkdtempSync(join(tmpdir(), 'timebank-'));
  const engine = await startEngine({ file: join(folder, 'engine.db') });
  const admin = new DynamoDBClient(engineClientConfig(engine.endpoint));
  await createTables(admin, readService(process.cwd()).tables);
  const opened: { destroy: () => void }[] = [admin];
  const client: EngineForTests['client'] = (config, prepare) => {
    const made = openClient({ ...engineClientConfig(engine.endpoint), ...config });
    prepare?.(made);
    opened.push(made);
    return made;
  };
  return {
    endpoint: engine.endpoint,
    client,
    table: (options) =>
      openTable({
        client: options?.client ?? client(),
        name: TABLE_NAME,
        randomBytes: (count) => new Uint8Array(randomBytes(count)),
        ...options,
      }),
    killAndRestart: async () => {
      await engine.kill();
      await engine.restart();
    },
    stop: async () => {
      for (const each of opened) each.destroy();
      await engine.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
};
