import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import yaml from 'js-yaml';
import * as z from 'zod';

/** CloudFormation's short forms, as the objects that they stand for. */
const schema = yaml.DEFAULT_SCHEMA.extend(
  ['Ref', 'GetAtt', 'Sub', 'Join', 'If', 'Equals'].flatMap((name) =>
    (['scalar', 'sequence', 'mapping'] as const).map(
      (kind) => new yaml.Type(`!${name}`, { kind, construct: (value: unknown) => ({ [name]: value }) }),
    ),
  ),
);

const reference = z.union([z.object({ Ref: z.string() }), z.object({ GetAtt: z.string() })]);
const projection = z.object({
  ProjectionType: z.enum(['ALL', 'KEYS_ONLY', 'INCLUDE']),
  NonKeyAttributes: z.array(z.string()).optional(),
});
const keySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));

const tableProperties = z.object({
  AttributeDefinitions: z.array(
    z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  KeySchema: keySchema,
  GlobalSecondaryIndexes: z
    .array(z.object({ IndexName: z.string(), KeySchema: keySchema, Projection: projection }))
    .optional(),
  StreamSpecification: z.object({ StreamViewType: z.literal('NEW_AND_OLD_IMAGES') }).optional(),
});

/** The one other schedule of ours: every day at an instant of UTC. */
const nightly = z.string().regex(/^cron\(\d{1,2} \d{1,2} \* \* \? \*\)$/);

const event = z.union([
  z.object({ httpApi: z.object({ method: z.string(), path: z.string() }) }),
  z.object({ schedule: z.union([z.literal('rate(1 minute)'), nightly]) }),
  z.object({
    stream: z.object({
      arn: z.object({ GetAtt: z.string() }),
      batchSize: z.int(),
      maximumRetryAttempts: z.int(),
    }),
  }),
]);

const serviceFile = z.object({
  provider: z.object({ timeout: z.int() }),
  functions: z.record(
    z.string(),
    z.object({
      timeout: z.int().optional(),
      environment: z.record(z.string(), z.union([z.string(), reference])),
      events: z.array(event),
    }),
  ),
  resources: z.object({
    Resources: z.record(
      z.string(),
      z.object({ Type: z.string(), Properties: z.record(z.string(), z.unknown()) }),
    ),
  }),
});

/** A table as serverless.yml describes it, under the name that it has on one machine. */
export type LocalTable = z.infer<typeof tableProperties> & {
  readonly logicalId: string;
  readonly name: string;
};

/** A lambda as serverless.yml describes it. */
export type LocalLambda = {
  readonly name: string;
  readonly timeoutMs: number;
  /** Plain values, and references into the template: `Ref` or `GetAtt`. */
  readonly environment: Readonly<Record<string, string | z.infer<typeof reference>>>;
  /** API Gateway's routes: method or `*`, path with `{proxy+}`. */
  readonly routes: readonly { readonly method: string; readonly path: string }[];
  readonly everyMinute: boolean;
  /** Called once a day, so many minutes after midnight of UTC. */
  readonly nightlyMinute?: number;
  /** Logical ids of tables whose changes it hears. */
  readonly streams: readonly {
    readonly table: string;
    readonly batchSize: number;
    readonly retriesMax: number;
  }[];
};

export type LocalService = {
  readonly tables: readonly LocalTable[];
  /** Logical ids of KMS keys. */
  readonly keys: readonly string[];
  /** Buckets of objects, under the names that they have on one machine. */
  readonly buckets: readonly { readonly logicalId: string; readonly name: string }[];
  readonly lambdas: readonly LocalLambda[];
};

/** serverless.yml as it stands, parsed; `${…}` variables are left as text. */
export const readServerlessYml = (root: string): unknown =>
  yaml.load(readFileSync(join(root, 'serverless.yml'), 'utf8'), { schema });

/** What one machine needs of serverless.yml. Throws when the file has something that this machine cannot imitate. */
export const readService = (root: string): LocalService => {
  const { provider, functions, resources } = serviceFile.parse(readServerlessYml(root));
  return {
    tables: Object.entries(resources.Resources)
      .filter(([, { Type }]) => Type === 'AWS::DynamoDB::Table')
      .map(([logicalId, { Properties }]) => ({
        ...tableProperties.parse(Properties),
        logicalId,
        name: logicalId.replace(/Table$/, '').toLowerCase(),
      })),
    keys: Object.entries(resources.Resources)
      .filter(([, { Type }]) => Type === 'AWS::KMS::Key')
      .map(([logicalId]) => logicalId),
    buckets: Object.entries(resources.Resources)
      .filter(([, { Type }]) => Type === 'AWS::S3::Bucket')
      .map(([logicalId]) => ({ logicalId, name: logicalId.replace(/Bucket$/, '').toLowerCase() })),
    lambdas: Object.entries(functions).map(([name, { timeout, environment, events }]) => ({
      name,
      timeoutMs: (timeout ?? provider.timeout) * 1_000,
      environment,
      routes: events.flatMap((each) => ('httpApi' in each ? [each.httpApi] : [])),
      everyMinute: events.some((each) => 'schedule' in each && !each.schedule.startsWith('cron')),
      ...nightlyOf(events),
      streams: events.flatMap((each) =>
        'stream' in each
          ? [
              {
                table: each.stream.arn.GetAtt.replace(/\.StreamArn$/, ''),
                batchSize: each.stream.batchSize,
                retriesMax: each.stream.maximumRetryAttempts,
              },
            ]
          : [],
      ),
    })),
  };
};

const nightlyOf = (events: readonly z.infer<typeof event>[]): Pick<LocalLambda, 'nightlyMinute'> => {
  for (const each of events) {
    const [, minute, hour] = ('schedule' in each && /^cron\((\d+) (\d+) /.exec(each.schedule)) || [];
    if (minute !== undefined) return { nightlyMinute: Number(hour) * 60 + Number(minute) };
  }
  return {};
};
