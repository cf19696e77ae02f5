import type { Hash, Sha256 } from '../../shared/domain/units';

/** JSON with the names of every object in order, so that equal bodies have equal text. Pure. */
const canonicalJson = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const parts = Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, part]) => `${JSON.stringify(name)}:${canonicalJson(part)}`);
  return `{${parts.join(',')}}`;
};

/**
 * What tells a resend from another command under the same id: the command's name and its body, without `issuedAtMs`, which a client
 * stamps anew. Pure. Source: ledger.md, Commands and ids.
 */
export const bodyDigest = (
  sha256: Sha256,
  name: string,
  { issuedAtMs: _stamp, ...body }: { readonly issuedAtMs: number },
): Hash => sha256(new TextEncoder().encode(canonicalJson([name, body])));
