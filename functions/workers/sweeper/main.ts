import { randomBytes } from 'node:crypto';
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { cityStore } from '../../store/city-store';
import { openClient } from '../../store/client';
import { orderQueries } from '../../store/order-queries';
import { orderStore } from '../../store/order-store';
import { sha256 } from '../../store/sha256';
import { openTable } from '../../store/table';
import { sweepCity } from '../../usecases/sweep-city';
import { sweepOrder } from '../../usecases/sweep-order';
import { type SweeperHandler, sweeperHandler } from './handler';

const { TIMEBANK_TABLE } = process.env;
if (TIMEBANK_TABLE === undefined) throw new Error('TIMEBANK_TABLE is not set');

const logger = new Logger({ serviceName: 'sweeper' });
const metrics = new Metrics({ namespace: 'TimeBank', serviceName: 'sweeper' });
const table = openTable({ client: openClient(), name: TIMEBANK_TABLE, randomBytes });
const city = cityStore(table);
const { live, climbRung } = orderQueries(table);

const sweep = sweeperHandler({
  sweep: sweepCity({
    live,
    stationIds: city.stationIds,
    sweepOrder: sweepOrder({ ...orderStore(table, sha256), ...city, climbRung }),
    note: (place, cause) => logger.error('a deadline was not carried out', { place, error: cause }),
  }),
  count: (name, value) => metrics.addMetric(name, MetricUnit.Count, value),
});

export const handler: SweeperHandler = async (event) => {
  try {
    return await sweep(event);
  } finally {
    metrics.publishStoredMetrics();
  }
};
