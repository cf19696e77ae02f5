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

test.each(['sweeper', 'projector'])('%s: never the identity table, never a key', (name) => {
  expect(allowed(name, /IdentityTable|CipherKey|PepperKey/)).toEqual([]);
});

test.each(['person', 'desk'])(
  '%s: reads persons one by one, opens what it read, and never lists them',
  (name) => {
    expect(allowed(name, /IdentityTable/)).toEqual(['dynamodb:BatchGetItem', 'dynamodb:GetItem']);
    expect(allowed(name, /CipherKey/)).toEqual(['kms:Decrypt']);
    expect(allowed(name, /PepperKey/)).toEqual(['kms:GenerateMac']);
  },
);

test.each(lambdas)('%s: deletes nothing, scans nothing, changes no table', (name) => {
  const actions = statementsOf(name).flatMap((statement) => statement.actions);
  expect(actions.filter((action) => /Delete|Scan|PartiQL|Table/.test(action))).toEqual([]);
});

test.each([
  ['person', /index/, ['dynamodb:Query']],
  ['desk', /index/, ['dynamodb:Query']],
  ['sweeper', /index\/live"/, ['dynamodb:Query']],
  ['sweeper', /index\/(hall|elderVisits)/, []],
  ['projector', /index/, []],
  ['projector', /StreamArn/, ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator']],
  ['sweeper', /SweeperFailures/, ['sqs:SendMessage']],
  ['projector', /ProjectorFailures/, ['sqs:SendMessage']],
])('%s on %s: %j', (name, about, actions) => {
  expect(allowed(name, about)).toEqual(actions);
});
