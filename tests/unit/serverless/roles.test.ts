import { allowed, resource, resourcesOf, service, statementsOf } from './service-file';

const lambdas = service
  .at('functions')
  .entries()
  .map(([name]) => name);

test('every role belongs to one lambda, and lambda alone may take it', () => {
  const roles = lambdas.map((name) => String(service.at('functions', name, 'role').value));
  expect(resourcesOf('AWS::IAM::Role').sort()).toEqual([...roles].sort());
  for (const role of roles) {
    expect(resource(role).at('Properties', 'AssumeRolePolicyDocument', 'Statement').value).toEqual([
      { Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' },
    ]);
    expect(resource(role).at('Properties', 'ManagedPolicyArns').value).toBeUndefined();
  }
});

test.each(lambdas)('%s: no action by wildcard; on every resource at most the listing of streams', (name) => {
  for (const { actions, resources } of statementsOf(name)) {
    expect(actions.join()).not.toContain('*');
    if (resources.includes('"*"')) expect(actions).toEqual(['dynamodb:ListStreams']);
  }
});

test.each(lambdas)('%s: writes its own log and no other', (name) => {
  const group = `${name.charAt(0).toUpperCase()}${name.slice(1)}LogGroup`;
  expect(allowed(name, new RegExp(group))).toEqual(['logs:CreateLogStream', 'logs:PutLogEvents']);
  expect(allowed(name, /LogGroup/)).toHaveLength(2);
});

test.each(['sweeper', 'batch', 'projector', 'archiver', 'sealer'])(
  '%s: never the identity table, never a key',
  (name) => {
    expect(allowed(name, /IdentityTable|CipherKey|PepperKey/)).toEqual([]);
  },
);

test.each(['person', 'desk'])(
  '%s: reads persons by their keys, opens what it read, and never lists or writes them',
  (name) => {
    expect(allowed(name, /IdentityTable/)).toEqual(['dynamodb:BatchGetItem']);
    expect(allowed(name, /CipherKey/)).toEqual(['kms:Decrypt']);
    expect(allowed(name, /PepperKey/)).toEqual(['kms:GenerateMac']);
  },
);

test.each(['person', 'desk'])(
  '%s: no statement opens a field of identity but those that its pages show, and each read names them',
  (name) => {
    const statements = resource(String(service.at('functions', name, 'role').value))
      .at('Properties', 'Policies')
      .items()
      .flatMap((policy) => policy.at('PolicyDocument', 'Statement').items())
      .filter((statement) => statement.at('Resource').text().includes('IdentityTable'));
    expect(statements.map((statement) => statement.at('Condition').value)).toEqual([
      {
        'ForAllValues:StringEquals': {
          'dynamodb:Attributes': ['pk', 'sk', 'dataKey', 'calledZh', 'phone', 'addressZh'],
        },
        StringEqualsIfExists: { 'dynamodb:Select': 'SPECIFIC_ATTRIBUTES' },
        Null: { 'dynamodb:Attributes': 'false' },
      },
    ]);
  },
);

test('nobody but the sealer signs, and the sealer writes no entry', () => {
  expect(lambdas.filter((name) => allowed(name, /SealKey/).length > 0)).toEqual(['sealer']);
  const writes = statementsOf('sealer').filter(({ actions }) => actions.includes('s3:PutObject'));
  expect(writes.map(({ resources }) => resources).join()).not.toContain('entries');
});

test('whoever asks for a proof may list the seals of the archive, and no other name in it', () => {
  const lists = resource('PersonRole')
    .at('Properties', 'Policies', 0, 'PolicyDocument', 'Statement')
    .items()
    .filter((statement) => statement.at('Action').value === 's3:ListBucket');
  expect(lists.map((statement) => statement.at('Condition').value)).toEqual([
    { StringEquals: { 's3:prefix': 'seals/' } },
  ]);
});

test.each(lambdas)('%s: deletes nothing, scans nothing, changes no table', (name) => {
  const actions = statementsOf(name).flatMap((statement) => statement.actions);
  expect(actions.filter((action) => /Delete|Scan|PartiQL|Table/.test(action))).toEqual([]);
});

// What each lambda truly needs is proved by a whole visit: tests/integration/local/roles.test.ts.
test.each([
  ['person', ['BatchGetItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem']],
  ['desk', ['BatchGetItem', 'GetItem', 'PutItem', 'Query']],
  ['sweeper', ['BatchGetItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem']],
  ['batch', ['BatchGetItem', 'GetItem', 'PutItem', 'Query']],
  ['projector', ['BatchGetItem', 'BatchWriteItem', 'GetItem', 'PutItem']],
  ['archiver', []],
  ['sealer', []],
])('%s on the items of timebank: %j', (name, actions) => {
  expect(allowed(name, /^\{"GetAtt":"TimebankTable.Arn"\}$/)).toEqual(
    actions.map((action) => `dynamodb:${action}`),
  );
});

test.each([
  ['person', ['hall', 'elderVisits']],
  ['desk', ['live', 'work']],
  ['sweeper', ['live']],
  ['batch', ['work']],
  ['projector', []],
  ['archiver', []],
  ['sealer', []],
])('%s queries the indexes %j', (name, indexes) => {
  const found = statementsOf(name).filter(({ resources }) => resources.includes('/index/'));
  expect(found.flatMap(({ actions }) => actions)).toEqual(found.map(() => 'dynamodb:Query'));
  const named = found.flatMap(({ resources }) => resources.match(/(?<=index\/)\w+/g) ?? []);
  expect(named).toEqual(indexes);
});

test.each([
  ['projector', /StreamArn/, ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator']],
  ['sweeper', /SweeperFailures/, ['sqs:SendMessage']],
  ['batch', /BatchFailures/, ['sqs:SendMessage']],
  ['projector', /ProjectorFailures/, ['sqs:SendMessage']],
  ['archiver', /StreamArn/, ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator']],
  ['archiver', /ArchiverFailures/, ['sqs:SendMessage']],
  ['person', /ArchiveBucket/, ['s3:GetObject', 's3:ListBucket']],
  ['person', /SealsBucket|SealKey/, []],
  ['archiver', /Bucket/, ['s3:PutObject']],
  ['sealer', /SealerFailures/, ['sqs:SendMessage']],
  ['sealer', /SealKey/, ['kms:Sign']],
  ['sealer', /SealsBucket/, ['s3:PutObject']],
  ['sealer', /ArchiveBucket/, ['s3:GetObject', 's3:ListBucket', 's3:PutObject']],
  ['archiver', /ArchiveBucket.Arn}\/entries\/\*/, ['s3:PutObject']],
])('%s on %s: %j', (name, about, actions) => {
  expect(allowed(name, about)).toEqual(actions);
});
