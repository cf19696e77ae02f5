import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { s3Archive } from '../../adapters/archive-s3';
import { kmsSigner } from '../../adapters/signer-kms';
import { sha256 } from '../../store/sha256';
import { sealArchive } from '../../usecases/seal-archive';
import { type SealerHandler, sealerHandler } from './handler';

const { ARCHIVE_BUCKET, SEALS_BUCKET, SEAL_KEY_ID } = process.env;
if (!ARCHIVE_BUCKET || !SEALS_BUCKET || !SEAL_KEY_ID)
  throw new Error('ARCHIVE_BUCKET, SEALS_BUCKET and SEAL_KEY_ID must be set');

const logger = new Logger({ serviceName: 'sealer' });
const metrics = new Metrics({ namespace: 'TimeBank', serviceName: 'sealer' });
const s3 = new S3Client();

const seal = sealerHandler({
  seal: sealArchive({
    ...s3Archive({ s3, bucket: ARCHIVE_BUCKET }),
    ...kmsSigner({ kms: new KMSClient(), keyId: SEAL_KEY_ID }),
    putCopy: s3Archive({ s3, bucket: SEALS_BUCKET }).put,
    sha256,
    alarm: (objectName) => {
      logger.critical('an object of the archive is not what its name says', { objectName });
      metrics.addMetric('objectsTouched', MetricUnit.Count, 1);
    },
  }),
  count: (name, value) => metrics.addMetric(name, MetricUnit.Count, value),
});

export const handler: SealerHandler = async (event) => {
  try {
    return await seal(event);
  } finally {
    metrics.publishStoredMetrics();
  }
};
