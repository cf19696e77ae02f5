import { readFileSync } from 'node:fs';
import { resource, resourcesOf, service } from './service-file';

const lambdas = service.at('functions').entries();
const tables = resourcesOf('AWS::DynamoDB::Table');
const properties = (logicalId: string) => resource(logicalId).at('Properties');

test('no partition is written anywhere, so that the stack works in AWS China', () => {
  expect(readFileSync('serverless.yml', 'utf8')).not.toMatch(/arn:aws/);
});

test('the tool refuses what it does not know', () => {
  expect(service.at('configValidationMode').value).toBe('error');
});

describe('lambdas', () => {
  test('runtime and processor', () => {
    const { runtime, architecture } = {
      runtime: service.at('provider', 'runtime').value,
      architecture: service.at('provider', 'architecture').value,
    };
    expect({ runtime, architecture }).toEqual({ runtime: 'nodejs24.x', architecture: 'arm64' });
  });

  test('logs are kept for more than six months', () => {
    expect(service.at('provider', 'logRetentionInDays').value).toBeGreaterThanOrEqual(184);
  });

  test.each(lambdas)('%s: its own bundle and nothing else, its own role', (name, lambda) => {
    expect(lambda.at('handler').value).toBe(`dist/functions/${name}/main.handler`);
    const beside = name === 'person' ? ['dist/functions/person/openapi.json'] : [];
    expect(lambda.at('package', 'patterns').value).toEqual([`dist/functions/${name}/main.mjs`, ...beside]);
    const role = lambda.at('role').value;
    expect(lambdas.filter(([, other]) => other.at('role').value === role)).toHaveLength(1);
  });

  test('what is packaged is named by each lambda alone', () => {
    expect(service.at('package').value).toMatchObject({ individually: true, patterns: ['!**'] });
  });

  test.each([
    ['person', ['* /v1/person/{proxy+}', 'GET /openapi.json']],
    ['desk', ['* /v1/desk/{proxy+}']],
    ['sweeper', []],
    ['batch', []],
    ['projector', []],
    ['archiver', []],
    ['sealer', []],
  ])('%s: routes %j', (name, routes) => {
    const found = service
      .at('functions', name, 'events')
      .items()
      .filter((event) => event.at('httpApi').value !== undefined)
      .map((event) => `${event.at('httpApi', 'method').value} ${event.at('httpApi', 'path').value}`);
    expect(found).toEqual(routes);
  });

  test.each([
    ['person', { ARCHIVE_BUCKET: { Ref: 'ArchiveBucket' } }],
    ['desk', {}],
  ])('%s: knows both tables, both keys and the public keys of tokens, and besides %j', (name, more) => {
    expect(service.at('functions', name, 'environment').value).toEqual({
      ...more,
      TIMEBANK_TABLE: { Ref: 'TimebankTable' },
      IDENTITY_TABLE: { Ref: 'IdentityTable' },
      CIPHER_KEY_ID: { GetAtt: 'CipherKey.Arn' },
      KEY_PEPPER_ID: { GetAtt: 'PepperKey.Arn' },
      JWKS: { Ref: 'Jwks' },
    });
  });

  test.each(['sweeper', 'batch', 'projector'])('%s: is told of no table but timebank, of no key', (name) => {
    expect(service.at('functions', name, 'environment').value).toEqual({
      TIMEBANK_TABLE: { Ref: 'TimebankTable' },
    });
  });
});

describe('tables', () => {
  test('there are two', () => expect(tables).toEqual(['TimebankTable', 'IdentityTable']));

  test.each(tables)(
    '%s: survives the stack, restorable to any second, encrypted, paid by request',
    (table) => {
      expect(resource(table).value).toMatchObject({
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
      });
      expect(properties(table).value).toMatchObject({
        BillingMode: 'PAY_PER_REQUEST',
        DeletionProtectionEnabled: true,
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { SSEEnabled: true, SSEType: 'KMS' },
      });
    },
  );

  test.each(tables)('%s: keyed by pk and sk', (table) => {
    expect(properties(table).at('KeySchema').value).toEqual([
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ]);
  });

  test('timebank: tells what was there before and after; forgets try counters by ttl', () => {
    expect(properties('TimebankTable').value).toMatchObject({
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
    });
  });

  test('identity: tells nobody, and has no index to look persons up by', () => {
    expect(properties('IdentityTable').at('StreamSpecification').value).toBeUndefined();
    expect(properties('IdentityTable').at('GlobalSecondaryIndexes').value).toBeUndefined();
  });

  test.each([
    ['live', 'stationId', 'dueKey', ['state', 'startKey', 'serviceCode', 'communityId', 'plannedMinutes']],
    ['hall', 'hallCell', 'startKey', ['serviceCode', 'communityId', 'plannedMinutes']],
    ['elderVisits', 'elderId', 'startKey', undefined],
  ])('index %s: by %s and %s, carries %j', (name, hash, range, carried) => {
    const index = properties('TimebankTable')
      .at('GlobalSecondaryIndexes')
      .items()
      .find((each) => each.at('IndexName').value === name);
    expect(index?.value).toEqual({
      IndexName: name,
      KeySchema: [
        { AttributeName: hash, KeyType: 'HASH' },
        { AttributeName: range, KeyType: 'RANGE' },
      ],
      Projection:
        carried === undefined
          ? { ProjectionType: 'KEYS_ONLY' }
          : { ProjectionType: 'INCLUDE', NonKeyAttributes: carried },
    });
  });
});

describe('keys', () => {
  test('there are three', () =>
    expect(resourcesOf('AWS::KMS::Key')).toEqual(['CipherKey', 'PepperKey', 'SealKey']));

  test.each(resourcesOf('AWS::KMS::Key'))('%s: survives the stack, and a month of second thoughts', (key) => {
    expect(resource(key).value).toMatchObject({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' });
    expect(properties(key).at('PendingWindowInDays').value).toBe(30);
  });

  test.each(resourcesOf('AWS::KMS::Key'))(
    '%s: kept by the account’s administrators in any partition',
    (key) => {
      expect(properties(key).at('KeyPolicy', 'Statement').value).toEqual([
        {
          Effect: 'Allow',
          Principal: {
            AWS: { Sub: expect.stringMatching(/^arn:\$\{AWS::Partition\}:iam::\$\{AWS::AccountId\}:root$/) },
          },
          Action: 'kms:*',
          Resource: '*',
        },
      ]);
    },
  );

  test('the public keys of tokens come from the parameter store, by stage', () => {
    expect(service.at('resources', 'Parameters', 'Jwks').value).toMatchObject({
      Type: 'AWS::SSM::Parameter::Value<String>',
      Default: expect.stringMatching(/^\/time-bank\/\$\{sls:stage\}\/jwks$/),
    });
  });

  test('the cipher key is turned over every year', () => {
    expect(properties('CipherKey').at('EnableKeyRotation').value).toBe(true);
  });

  test('the seal’s key can sign and do nothing else', () => {
    expect(properties('SealKey').value).toMatchObject({
      KeySpec: 'ECC_NIST_EDWARDS25519',
      KeyUsage: 'SIGN_VERIFY',
    });
  });

  test('the pepper can hash and do nothing else', () => {
    expect(properties('PepperKey').value).toMatchObject({
      KeySpec: 'HMAC_256',
      KeyUsage: 'GENERATE_VERIFY_MAC',
    });
  });
});

describe('the archive', () => {
  test.each(resourcesOf('AWS::S3::Bucket'))(
    '%s: survives the stack; what is written once stays for ten years; nobody of the public looks in',
    (bucket) => {
      expect(resource(bucket).value).toMatchObject({
        DeletionPolicy: 'Retain',
        UpdateReplacePolicy: 'Retain',
      });
      expect(properties(bucket).value).toMatchObject({
        ObjectLockEnabled: true,
        ObjectLockConfiguration: { Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Years: 10 } } },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
      });
    },
  );

  test('the sealer comes a quarter past midnight, and two nights without it raise an alarm', () => {
    const sealer = service.at('functions', 'sealer');
    expect(sealer.at('events').value).toEqual([{ schedule: 'cron(15 16 * * ? *)' }]);
    expect(sealer.at('destinations', 'onFailure', 'arn').value).toEqual({ GetAtt: 'SealerFailures.Arn' });
    expect(sealer.at('environment').value).toEqual({
      ARCHIVE_BUCKET: { Ref: 'ArchiveBucket' },
      SEALS_BUCKET: { Ref: 'SealsBucket' },
      SEAL_KEY_ID: { GetAtt: 'SealKey.Arn' },
    });
    const { Period, EvaluationPeriods, ...alarm } = Object(properties('UnsealedAlarm').value);
    expect(Period * EvaluationPeriods).toBe(48 * 3_600);
    expect(alarm).toMatchObject({
      MetricName: 'nightsSealed',
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      TreatMissingData: 'breaching',
    });
  });

  test('the archiver hears of every entry, of its loss and change too, and of nothing else', () => {
    expect(service.at('functions', 'archiver', 'environment').value).toEqual({
      ARCHIVE_BUCKET: { Ref: 'ArchiveBucket' },
    });
    expect(service.at('functions', 'archiver', 'events', 0, 'stream').value).toMatchObject({
      type: 'dynamodb',
      arn: { GetAtt: 'TimebankTable.StreamArn' },
      startingPosition: 'TRIM_HORIZON',
      functionResponseType: 'ReportBatchItemFailures',
      bisectBatchOnFunctionError: true,
      maximumRetryAttempts: 50,
      filterPatterns: [{ dynamodb: { Keys: { sk: { S: [{ prefix: 'ENTRY#' }] } } } }],
      destinations: { onFailure: { arn: { GetAtt: 'ArchiverFailures.Arn' }, type: 'sqs' } },
    });
  });
});

describe('workers', () => {
  test.each([
    ['sweeper', 'SweeperFailures.Arn'],
    ['batch', 'BatchFailures.Arn'],
  ])('%s: comes every minute, and what it could not do is kept', (name, arn) => {
    const worker = service.at('functions', name);
    expect(worker.at('events').value).toEqual([{ schedule: 'rate(1 minute)' }]);
    expect(worker.at('destinations', 'onFailure').value).toEqual({ arn: { GetAtt: arn }, type: 'sqs' });
    expect(worker.at('maximumRetryAttempts').value).toBe(1);
    expect(worker.at('maximumEventAge').value).toBeLessThanOrEqual(600);
  });

  test.each(['sweeper', 'batch'])('%s: a run ends before the next one begins', (name) => {
    expect(service.at('functions', name, 'timeout').value).toBeLessThan(60);
  });

  test('the projector hears timebank from its first change; one bad record does not hold up the rest for ever', () => {
    expect(service.at('functions', 'projector', 'events', 0, 'stream').value).toMatchObject({
      type: 'dynamodb',
      arn: { GetAtt: 'TimebankTable.StreamArn' },
      startingPosition: 'TRIM_HORIZON',
      functionResponseType: 'ReportBatchItemFailures',
      bisectBatchOnFunctionError: true,
      maximumRetryAttempts: 50,
      destinations: { onFailure: { arn: { GetAtt: 'ProjectorFailures.Arn' }, type: 'sqs' } },
    });
  });

  test.each(['SweeperFailures', 'BatchFailures', 'ProjectorFailures', 'ArchiverFailures', 'SealerFailures'])(
    '%s: kept encrypted for two weeks',
    (queue) => {
      expect(properties(queue).value).toMatchObject({
        MessageRetentionPeriod: 14 * 24 * 3_600,
        SqsManagedSseEnabled: true,
      });
    },
  );
});
