/** A place where a journal says something that cannot be; the number is the invariant's in ledger.md. */
export type Violation = {
  readonly invariant: 1 | 2 | 3 | 4 | 5 | 7 | 8 | 9 | 10 | 16 | 17;
  /** `order:ord_… version 3`, `account person:per_… seq 7`, `day per_… 20260303`: where to look. */
  readonly place: string;
  readonly what: string;
};
