import * as z from 'zod';
import { readServerlessYml } from './service-file';

/** One thing that a role allows: an IAM action on a resource, named as on this machine (`timebank/index/live`). */
export type Permission = {
  readonly action: string;
  readonly resource: string;
  /** Only a read that names its attributes, and none but these. */
  readonly attributes?: readonly string[];
  /** Only a list of names that begin so. */
  readonly prefix?: string;
};

const resource = z.union([z.string(), z.object({ GetAtt: z.string() }), z.object({ Sub: z.string() })]);
/** The conditions that our roles use; any other does not parse, for it would not be played. */
const attributesCondition = z.strictObject({
  'ForAllValues:StringEquals': z.strictObject({ 'dynamodb:Attributes': z.array(z.string()) }),
  StringEqualsIfExists: z.strictObject({ 'dynamodb:Select': z.literal('SPECIFIC_ATTRIBUTES') }),
  Null: z.strictObject({ 'dynamodb:Attributes': z.literal('false') }),
});
const prefixCondition = z.strictObject({ StringEquals: z.strictObject({ 's3:prefix': z.string() }) });
const condition = z.union([
  attributesCondition.transform((only) => ({
    attributes: only['ForAllValues:StringEquals']['dynamodb:Attributes'],
  })),
  prefixCondition.transform((only) => ({ prefix: only.StringEquals['s3:prefix'] })),
]);
const statement = z.strictObject({
  Effect: z.literal('Allow'),
  Action: z.union([z.string(), z.array(z.string())]),
  Resource: z.union([resource, z.array(resource)]),
  Condition: condition.optional(),
});
const file = z.object({
  functions: z.record(z.string(), z.object({ role: z.string() })),
  resources: z.object({ Resources: z.record(z.string(), z.unknown()) }),
});
const role = z.object({
  Properties: z.object({
    Policies: z.array(z.object({ PolicyDocument: z.object({ Statement: z.array(statement) }) })),
  }),
});

/** What serverless.yml allows each lambda, by its name. Throws on a statement that it cannot read, such as a `Deny` or another condition. */
export const rolePermissions = (root: string): ReadonlyMap<string, readonly Permission[]> => {
  const { functions, resources } = file.parse(readServerlessYml(root));
  return new Map(
    Object.entries(functions).map(([lambda, { role: name }]) => [
      lambda,
      role
        .parse(resources.Resources[name])
        .Properties.Policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement)
        .flatMap(({ Action, Resource, Condition }) =>
          [Action].flat().flatMap((action) =>
            [Resource].flat().map((each) => ({
              action,
              resource: nameOf(each),
              ...Condition,
            })),
          ),
        ),
    ]),
  );
};

/** `TimebankTable.Arn` → `timebank`, `${TimebankTable.Arn}/index/live` → `timebank/index/live`, `CipherKey.Arn` → `CipherKey`, `${ArchiveBucket.Arn}/entries/*` → `archive/entries/*`. */
const nameOf = (of: z.infer<typeof resource>): string => {
  const text = typeof of === 'string' ? of : 'GetAtt' in of ? of.GetAtt : of.Sub.replace(/[${}]/g, '');
  return text
    .replace(/(\w+)(?:Table|Bucket)\.Arn/, (_match, name: string) => name.toLowerCase())
    .replace(/\.Arn\b/, '');
};
