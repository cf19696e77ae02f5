import type * as z from 'zod';
import type { Audience } from '../domain/authority/audience';

/** One command or query of the API: `POST|GET /v1/<audience>/<name>` for each audience named. */
export type Contract = {
  readonly name: string;
  readonly kind: 'command' | 'query';
  readonly audiences: readonly [Audience, ...Audience[]];
  readonly summary: { readonly zh: string; readonly en: string };
  readonly request: z.ZodType;
  readonly response: z.ZodType;
  /** Of a command with a list so long that the door's own limit does not hold it: how many characters its body may have. */
  readonly bodyLengthMax?: number;
};

/** `POST /v1/person/grab-order` */
export const routesOf = (
  contract: Contract,
): readonly { method: 'POST' | 'GET'; path: string; audience: Audience }[] =>
  contract.audiences.map((audience) => ({
    method: contract.kind === 'command' ? 'POST' : 'GET',
    path: `/v1/${audience}/${contract.name}`,
    audience,
  }));

/** What a schema gives once it has parsed: for those who may not see zod. */
export type Parsed<Schema extends z.ZodType> = z.output<Schema>;
