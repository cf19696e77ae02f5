import { randomBytes } from 'node:crypto';
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { batchQueries, batchStore } from '../../store/batch-store';
import { cityStore } from '../../store/city-store';
import { openClient } from '../../store/client';
import { sha256 } from '../../store/sha256';
import { openTable } from '../../store/table';
import { postBatch } from '../../usecases/post-batch';
import { postBatches } from '../../usecases/post-batches';
import { type BatchWorkerHandler, batchWorkerHandler } from './handler';

const { TIMEBANK_TABLE } = process.env;
if (TIMEBANK_TABLE === undefined) throw new Error('TIMEBANK_TABLE is not set');

const logger = new Logger({ serviceName: 'batch' });
const metrics = new Metrics({ namespace: 'TimeBank', serviceName: 'batch' });
const table = openTable({ client: openClient(), name: TIMEBANK_TABLE, randomBytes });
const queries = batchQueries(table);

const work = batchWorkerHandler({
  post: postBatches({
    ...queries,
    postBatch: postBatch({ ...batchStore(table, sha256), ...queries, ...cityStore(table), sha256 }),
    note: (batchId, cause) => logger.error('a batch was not gone on with', { batchId, error: cause }),
  }),
  count: (name, value) => metrics.addMetric(name, MetricUnit.Count, value),
});

export const handler: BatchWorkerHandler = async (event) => {
  try {
    return await work(event);
  } finally {
    metrics.publishStoredMetrics();
  }
};
