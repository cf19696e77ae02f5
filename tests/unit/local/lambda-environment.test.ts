import { environmentOf } from '../../../local/lambda-environment';
import type { LocalLambda, LocalService } from '../../../local/service-file';

const lambda = (environment: LocalLambda['environment']): LocalLambda => ({
  name: 'person',
  timeoutMs: 1_000,
  environment,
  routes: [],
  everyMinute: false,
  streams: [],
});
const service: LocalService = {
  tables: [{ logicalId: 'TimebankTable', name: 'timebank', AttributeDefinitions: [], KeySchema: [] }],
  keys: ['CipherKey'],
  buckets: [{ logicalId: 'ArchiveBucket', name: 'archive' }],
  lambdas: [],
};
const surroundings = {
  endpoint: 'http://engine',
  keyServiceEndpoint: 'http://keys',
  objectStoreEndpoint: 'http://objects',
  jwks: '{"keys":[]}',
};

test('text, a table, a bucket, a key, the token’s public keys → their values on this machine', () => {
  const environment = {
    A: 'plain',
    T: { Ref: 'TimebankTable' },
    B: { Ref: 'ArchiveBucket' },
    K: { GetAtt: 'CipherKey.Arn' },
    J: { Ref: 'Jwks' },
  };
  expect(environmentOf(lambda(environment), service, surroundings)).toMatchObject({
    A: 'plain',
    T: 'timebank',
    B: 'archive',
    K: 'local/CipherKey',
    J: '{"keys":[]}',
    AWS_ENDPOINT_URL_DYNAMODB: 'http://engine',
    AWS_ENDPOINT_URL_KMS: 'http://keys',
    AWS_ENDPOINT_URL_S3: 'http://objects',
  });
});

test.each([{ Ref: 'Bucket' }, { GetAtt: 'TimebankTable.StreamArn' }, { GetAtt: 'CipherKey.KeyId' }])(
  '%j, which this machine does not have → refused, not left empty',
  (reference) => {
    expect(() => environmentOf(lambda({ X: reference }), service, surroundings)).toThrow('does not have');
  },
);
