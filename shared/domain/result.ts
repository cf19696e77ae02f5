/** What a rule answers: a value, or a refusal that the caller must render. Bugs and outages throw instead. */
export type Result<T, R> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: R };

export const accept = <const T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const refuse = <const C extends string, const D extends object>(
  code: C,
  data: D,
): {
  readonly ok: false;
  readonly refusal: { readonly code: C; readonly data: D };
} => ({
  ok: false,
  refusal: { code, data },
});
