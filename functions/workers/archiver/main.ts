import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { S3Client } from '@aws-sdk/client-s3';
import { s3Archive } from '../../adapters/archive-s3';
import { sha256 } from '../../store/sha256';
import { entryChangeOf } from '../../store/stream-change';
import { archiveEntries } from '../../usecases/archive-entries';
import { type ArchiverHandler, archiverHandler } from './handler';

const { ARCHIVE_BUCKET } = process.env;
if (ARCHIVE_BUCKET === undefined) throw new Error('ARCHIVE_BUCKET is not set');

const logger = new Logger({ serviceName: 'archiver' });
const metrics = new Metrics({ namespace: 'TimeBank', serviceName: 'archiver' });
const { put } = s3Archive({ s3: new S3Client(), bucket: ARCHIVE_BUCKET });

const archive = archiverHandler({
  entryChangeOf,
  archive: archiveEntries({ put, sha256 }),
  note: (sequenceNumber, cause) =>
    logger.error('an entry was not archived', { sequenceNumber, error: cause }),
  alarm: (key) => {
    logger.critical('an entry was changed or deleted', { key });
    metrics.addMetric('entriesTouched', MetricUnit.Count, 1);
  },
});

export const handler: ArchiverHandler = async (event) => {
  try {
    return await archive(event);
  } finally {
    metrics.publishStoredMetrics();
  }
};
