/** A place where the table says something that cannot be. */
export type Violation = {
  /** Of ledger.md, Invariants. */
  readonly invariant: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 13 | 16 | 18;
  /** The subject, account, day or item where it was found. */
  readonly place: string;
  readonly what: string;
};
