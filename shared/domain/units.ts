/** An instant: milliseconds since 1970-01-01T00:00Z, an integer. */
export type Ms = number;

/** Whole minutes, the only unit of hours (product.md, Words). */
export type Minutes = number;

/** SHA-256 or any other digest of 32 bytes. */
export type Hash = Uint8Array;

/** Hashing is handed to the domain; what is hashed is the domain's business (architecture.md, Conventions). */
export type Sha256 = (bytes: Uint8Array) => Hash;

export const MINUTE_MS = 60_000;
export const HOUR_MS = 3_600_000;
export const DAY_MS = 86_400_000;
