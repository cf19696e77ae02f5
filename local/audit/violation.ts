/** A place where the table says something that cannot be; the number is the invariant's in ledger.md. */
export type Violation = {
  readonly invariant: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11 | 12 | 13 | 16 | 17 | 18;
  /** The subject, account, day or item where to look. */
  readonly place: string;
  readonly what: string;
};
