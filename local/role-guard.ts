import { createServer } from 'node:http';
import * as z from 'zod';
import { listenOn } from './listen';
import { readBody } from './read-body';
import type { Permission } from './role-permissions';

/** What a lambda asked for, and whether its role allows that. */
export type RoleUse = Permission & { readonly lambda: string; readonly allowed: boolean };

const REQUEST_BYTES_MAX = 20 * 1024 * 1024;

/**
 * Stands between one lambda and the engine (or the key service), and refuses what the lambda's role in serverless.yml
 * does not allow, as IAM would: the engine of this machine knows no roles, so that a forgotten permission would first
 * show in the cloud. `heard` is told of every use.
 */
export const startRoleGuard = (
  { lambda, permissions, endpoint }: { lambda: string; permissions: readonly Permission[]; endpoint: string },
  heard: (use: RoleUse) => void,
) => {
  const allows = ({ action, resource, attributes: named }: Permission): boolean =>
    permissions.some(
      (each) =>
        each.action === action &&
        each.resource === resource &&
        (each.attributes === undefined || named?.every((name) => each.attributes?.includes(name)) === true),
    );

  const pass = async (
    target: string,
    body: Buffer,
  ): Promise<{ status: number; type: string; body: Buffer }> => {
    const uses = usesOf(target, JSON.parse(body.toString('utf8'))).map((use) => ({
      ...use,
      lambda,
      allowed: allows(use),
    }));
    for (const use of uses) heard(use);
    const denied = uses.find(({ allowed }) => !allowed);
    if (denied !== undefined) {
      const message = `${lambda} is not authorized to perform ${denied.action} on ${denied.resource}`;
      const refusal = Buffer.from(JSON.stringify({ __type: 'AccessDeniedException', message }));
      return { status: 400, type: 'application/x-amz-json-1.0', body: refusal };
    }
    const answer = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.0',
        'x-amz-target': target,
        // The engine wants to see a signature and believes any.
        authorization:
          'AWS4-HMAC-SHA256 Credential=local/20260101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0',
        'x-amz-date': '20260101T000000Z',
      },
      body: new Uint8Array(body),
    });
    const type = answer.headers.get('content-type') ?? 'application/json';
    return { status: answer.status, type, body: Buffer.from(await answer.arrayBuffer()) };
  };

  const server = createServer((request, response) => {
    readBody(request, REQUEST_BYTES_MAX)
      .then((body) => pass(String(request.headers['x-amz-target']), body))
      .then(
        ({ status, type, body }) => response.writeHead(status, { 'content-type': type }).end(body),
        // The engine is away: the lambda's client meets that as it would without us, by a cut connection.
        () => response.destroy(),
      );
  });
  return listenOn(server, 0);
};

const named = z.object({ TableName: z.string(), IndexName: z.string().optional() });
const projected = z.object({
  ProjectionExpression: z.string(),
  ExpressionAttributeNames: z.record(z.string(), z.string()).default({}),
});
const byTable = z.object({ RequestItems: z.record(z.string(), z.unknown()) });
const transaction = z.object({ TransactItems: z.array(z.record(z.string(), named)) });
const keyed = z.object({ KeyId: z.string() });

const TRANSACTION_ACTIONS: Readonly<Record<string, string>> = {
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
  Get: 'GetItem',
};

/** The attributes that a read names; absent when it wants whole items. */
const attributesOf = (request: unknown): Pick<Permission, 'attributes'> => {
  const { success, data } = projected.safeParse(request);
  if (!success) return {};
  const names = data.ProjectionExpression.split(',').map((name) => name.trim());
  return { attributes: names.map((name) => data.ExpressionAttributeNames[name] ?? name) };
};

/** The permissions that one request needs: several, when it is a batch or a transaction. */
const usesOf = (target: string, input: unknown): readonly Permission[] => {
  const [service, operation = ''] = target.split('.');
  if (service === 'TrentService') {
    return [{ action: `kms:${operation}`, resource: keyed.parse(input).KeyId.replace(/^local\//, '') }];
  }
  if (operation.startsWith('Batch')) {
    return Object.entries(byTable.parse(input).RequestItems).map(([resource, of]) => ({
      action: `dynamodb:${operation}`,
      resource,
      ...attributesOf(of),
    }));
  }
  if (operation.startsWith('Transact')) {
    return transaction.parse(input).TransactItems.flatMap((item) =>
      Object.entries(item).map(([kind, { TableName }]) => ({
        action: `dynamodb:${TRANSACTION_ACTIONS[kind] ?? kind}`,
        resource: TableName,
      })),
    );
  }
  const { TableName, IndexName } = named.parse(input);
  const resource = IndexName === undefined ? TableName : `${TableName}/index/${IndexName}`;
  return [{ action: `dynamodb:${operation}`, resource }];
};
