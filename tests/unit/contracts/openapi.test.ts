import { readdirSync, readFileSync } from 'node:fs';
import { routesOf } from '../../../shared/contracts/contract';
import { openApiDocument } from '../../../shared/contracts/openapi';
import { registry } from '../../../shared/contracts/registry';
import { routes } from '../../../shared/domain/authority/routes';

type Node = { readonly [name: string]: Node };
// A document of plain JSON: looked at by names.
const document = JSON.parse(JSON.stringify(openApiDocument('9.9.9'))) as Node;
const at = (...path: readonly string[]): Node | undefined =>
  path.reduce<Node | undefined>((node, name) => node?.[name], document);

test('every contract file is in the registry, once', () => {
  const folder = new URL('../../../shared/contracts/', import.meta.url);
  const files = readdirSync(folder).filter((file) =>
    readFileSync(new URL(file, folder), 'utf8').includes('satisfies Contract'),
  );
  expect(registry.map(({ name }) => `${name}.ts`).sort()).toEqual(files.sort());
});

test('routes of the contracts and rows of the authorisation table are the same', () => {
  const offered = registry.flatMap((contract) =>
    routesOf(contract).map(({ audience }) => `${audience}/${contract.name}`),
  );
  expect(offered.sort()).toEqual(Object.keys(routes).sort());
});

test('OpenAPI 3.1 with a path for every route, each by its own method, with both languages', () => {
  expect(document.openapi).toMatch(/^3\.1\./);
  expect(at('info', 'version')).toBe('9.9.9');
  for (const contract of registry)
    for (const { path, method } of routesOf(contract)) {
      const operation = at('paths', path, method.toLowerCase());
      expect(operation).toMatchObject({ summary: contract.summary.zh, description: contract.summary.en });
      expect(Object.keys(at('paths', path) ?? {})).toEqual([method.toLowerCase()]);
    }
  expect(Object.keys(at('paths') ?? {})).toHaveLength(
    registry.reduce((sum, { audiences }) => sum + audiences.length, 0),
  );
});

test('operation ids are unique', () => {
  const ids = Object.values(at('paths') ?? {}).flatMap((path) =>
    Object.values(path).map(({ operationId }) => operationId),
  );
  expect(new Set(ids).size).toBe(ids.length);
});

test('a command: its body is described and closed; an answer carries ok and the server’s now', () => {
  const grab = at('paths', '/v1/person/grab-order', 'post');
  expect(grab?.requestBody).toMatchObject({
    required: true,
    content: {
      'application/json': {
        schema: {
          required: ['commandId', 'issuedAtMs', 'orderId', 'seenStartMs'],
          additionalProperties: false,
        },
      },
    },
  });
  expect(grab?.responses?.['200']).toMatchObject({
    content: {
      'application/json': {
        schema: { required: ['ok', 'serverNowMs', 'orderId', 'state', 'version', 'assignmentNo'] },
      },
    },
  });
});

test('a query: its fields are parameters, no body', () => {
  const order = at('paths', '/v1/person/order', 'get');
  expect(order?.parameters).toMatchObject([{ name: 'orderId', in: 'query', required: true }]);
  expect(order?.requestBody).toBeUndefined();
});
