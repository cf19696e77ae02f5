import type { LocalLambda, LocalService } from './service-file';

export type Surroundings = {
  readonly endpoint: string;
  readonly keyServiceEndpoint: string;
  readonly objectStoreEndpoint: string;
  readonly jwks: string;
};

/** What Lambda itself gives every function, here with the addresses of this machine. */
const runtimeOf = (
  name: string,
  { endpoint, keyServiceEndpoint, objectStoreEndpoint }: Surroundings,
): Record<string, string> => ({
  AWS_REGION: 'local',
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_ENDPOINT_URL_DYNAMODB: endpoint,
  AWS_ENDPOINT_URL_KMS: keyServiceEndpoint,
  AWS_ENDPOINT_URL_S3: objectStoreEndpoint,
  AWS_LAMBDA_FUNCTION_NAME: name,
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  TZ: 'UTC',
});

/**
 * The whole environment of a lambda: what serverless.yml says, references resolved, and nothing more. A variable that
 * a lambda uses without asking for it in serverless.yml is missing here as it would be missing in the cloud.
 */
export const environmentOf = (
  { name, environment }: LocalLambda,
  service: LocalService,
  surroundings: Surroundings,
): Record<string, string> => ({
  ...runtimeOf(name, surroundings),
  ...Object.fromEntries(
    Object.entries(environment).map(([variable, value]) => [
      variable,
      typeof value === 'string' ? value : resolve(value, service, surroundings),
    ]),
  ),
});

const resolve = (
  reference: { Ref: string } | { GetAtt: string },
  { tables, keys, buckets }: LocalService,
  { jwks }: Surroundings,
): string => {
  if ('Ref' in reference) {
    const table = tables.find(({ logicalId }) => logicalId === reference.Ref);
    if (table !== undefined) return table.name;
    const bucket = buckets.find(({ logicalId }) => logicalId === reference.Ref);
    if (bucket !== undefined) return bucket.name;
    if (reference.Ref === 'Jwks') return jwks;
  } else {
    const key = keys.find((logicalId) => reference.GetAtt === `${logicalId}.Arn`);
    if (key !== undefined) return `local/${key}`;
  }
  throw new Error(`serverless.yml refers to ${JSON.stringify(reference)}, which this machine does not have`);
};
