import * as z from 'zod';
import type { RefusalCode } from '../domain/refusals';
import { type Contract, routesOf } from './contract';
import { refusalTexts } from './refusals';
import { registry } from './registry';
import { ms } from './scalars';

type Json = { readonly [name: string]: unknown };

const asObject = (value: unknown): Json => {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error('a contract is an object');
  return { ...value };
};

const schemaOf = (type: z.ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _dialect, ...schema } = asObject(z.toJSONSchema(type, { target: 'draft-2020-12', io }));
  return schema;
};

// Object.keys forgets the literal keys of the exhaustive table.
const codes = Object.keys(refusalTexts) as RefusalCode[];

const refusalSchema = schemaOf(
  z.strictObject({
    code: z.enum(codes),
    zh: z.string(),
    en: z.string(),
    data: z.looseObject({}),
    serverNowMs: ms,
  }),
  'output',
);

/** What every answer carries beside its own fields. */
const answered = { ok: { const: true }, serverNowMs: schemaOf(ms, 'output') };

const answerSchema = (contract: Contract): Json => {
  const schema = schemaOf(contract.response, 'output');
  const required: unknown = schema.required;
  return {
    ...schema,
    properties: { ...answered, ...asObject(schema.properties) },
    required: [...Object.keys(answered), ...(Array.isArray(required) ? required : [])],
  };
};

const parametersOf = (contract: Contract): readonly Json[] => {
  const schema = schemaOf(contract.request, 'input');
  const required: unknown = schema.required;
  return Object.entries(asObject(schema.properties ?? {})).map(([name, part]) => ({
    name,
    in: 'query',
    required: Array.isArray(required) && required.includes(name),
    schema: part,
  }));
};

const json = (schema: Json): Json => ({ content: { 'application/json': { schema } } });

const operationOf = (contract: Contract, audience: string): Json => ({
  operationId: `${audience}.${contract.name}`,
  tags: [audience],
  summary: contract.summary.zh,
  description: contract.summary.en,
  ...(contract.kind === 'command'
    ? { requestBody: { required: true, ...json(schemaOf(contract.request, 'input')) } }
    : { parameters: parametersOf(contract) }),
  responses: {
    200: { description: 'Done', ...json(answerSchema(contract)) },
    default: { description: 'Refused', ...json({ $ref: '#/components/schemas/Refusal' }) },
  },
});

/** The whole API as an OpenAPI 3.1 document. Pure; made when the functions are built (ADR 0032). */
export const openApiDocument = (version: string): Json => {
  const paths = new Map<string, Json>();
  for (const contract of registry)
    for (const { method, path, audience } of routesOf(contract))
      paths.set(path, { [method.toLowerCase()]: operationOf(contract, audience) });
  return {
    openapi: '3.1.1',
    info: {
      title: '时间银行 · Time bank',
      version,
      description:
        'Commands are posted with an id of their own and may be sent again; refusals carry a code and a sentence in two languages.',
    },
    security: [{ session: [] }],
    paths: Object.fromEntries([...paths].sort(([a], [b]) => (a < b ? -1 : 1))),
    components: {
      securitySchemes: { session: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Refusal: refusalSchema },
    },
  };
};
