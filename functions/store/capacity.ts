import type { ConsumedCapacity } from '@aws-sdk/client-dynamodb';

/** Capacity units of one round trip: the table's and each index's; whether they are read or write units the operation tells. */
export type Capacity = {
  readonly totalUnits: number;
  readonly tableUnits: number;
  readonly indexUnits: Readonly<Record<string, number>>;
};

const isReport = (value: unknown): value is ConsumedCapacity =>
  typeof value === 'object' && value !== null && 'CapacityUnits' in value;

/** Sums what DynamoDB reports, which comes as one report or as a list of them. Pure. */
export const capacityOf = (reported: unknown): Capacity => {
  const reports = (Array.isArray(reported) ? reported : [reported]).filter(isReport);
  const indexUnits: Record<string, number> = {};
  let totalUnits = 0;
  let tableUnits = 0;
  for (const report of reports) {
    totalUnits += report.CapacityUnits ?? 0;
    tableUnits += report.Table?.CapacityUnits ?? 0;
    for (const [index, { CapacityUnits = 0 }] of Object.entries(report.GlobalSecondaryIndexes ?? {}))
      indexUnits[index] = (indexUnits[index] ?? 0) + CapacityUnits;
  }
  return { totalUnits, tableUnits, indexUnits };
};
