import type { OrderState } from '../../shared/domain/order/states';
import type { Minutes, Ms } from '../../shared/domain/units';

/**
 * One clause of a condition. Without `belt` it is a guard: take it away and a test about behaviour fails. With it, another clause
 * guards the same, and `belt` says which; a test of the store that bypasses the decision kills it (assurance.md, Tests of the tests).
 */
export type Condition = {
  /** Stands in no expression; tools and tests call the clause by it. */
  readonly name: string;
  /** `#name` is the attribute of that name, `:name` one of `values`. */
  readonly clause: string;
  readonly values: Readonly<Record<`:${string}`, string | number>>;
  readonly belt?: string;
};

/** Nothing stands there. */
export const isAbsent: Condition = { name: 'isAbsent', clause: 'attribute_not_exists(#pk)', values: {} };

/** Nobody has moved the order, day or batch since it was read. */
export const versionIs = (version: number): Condition => ({
  name: 'versionIs',
  clause: '#version = :version',
  values: { ':version': version },
});

export const stateIs = (state: OrderState): Condition => ({
  name: 'stateIs',
  clause: '#state = :state',
  values: { ':state': state },
  belt: 'version: a state never changes without it',
});

/** A forward command is legal before the state's end alone, in the write too (orders.md, Deadlines). */
export const endsAfter = (atMs: Ms): Condition => ({
  name: 'endsAfter',
  clause: '#endsAtMs > :atMs',
  values: { ':atMs': atMs },
  belt: 'version: the end never changes without it, and the decision saw it',
});

/** The deadline that the clock carries out is still the order's: rungs move it without a new version (ledger.md, Commands and ids). */
export const dueKeyIs = (dueKey: string): Condition => ({
  name: 'dueKeyIs',
  clause: '#dueKey = :dueKey',
  values: { ':dueKey': dueKey },
});

/**
 * No wrong code was noted since the order was read: tries that are made at once count one after the other, and none is lost when the
 * order is written whole (ADR 0031). They are only ever added, so their number tells.
 */
export const codeTriesAre = (count: number): Condition =>
  count === 0
    ? { name: 'codeTriesAre', clause: 'attribute_not_exists(#codeTries)', values: {} }
    : { name: 'codeTriesAre', clause: 'size(#codeTries) = :codeTries', values: { ':codeTries': count } };

/** Nobody has posted to the account since it was read. */
export const seqIs = (seq: number): Condition => ({
  name: 'seqIs',
  clause: '#seq = :seq',
  values: { ':seq': seq },
});

/** `needMinutes` = what is taken + floor, for an expression cannot compute. */
export const availableAtLeast = (needMinutes: Minutes): Condition => ({
  name: 'availableAtLeast',
  clause: '#availableMinutes >= :needMinutes',
  values: { ':needMinutes': needMinutes },
  belt: 'seq: the balance never changes without it',
});

export const heldAtLeast = (resolvedMinutes: Minutes): Condition => ({
  name: 'heldAtLeast',
  clause: '#heldMinutes >= :resolvedMinutes',
  values: { ':resolvedMinutes': resolvedMinutes },
  belt: 'seq: what is held never changes without it',
});

export const statusIs = (status: 'open' | 'frozen'): Condition => ({
  name: 'statusIs',
  clause: '#status = :status',
  values: { ':status': status },
  belt: 'seq: a change of status advances it',
});

/** The parts of a request that carry a condition. */
export const expressionOf = (conditions: readonly Condition[]) => {
  const expression = conditions.map(({ clause }) => clause).join(' AND ');
  const names = [...new Set(expression.match(/#\w+/g))].map((alias) => [alias, alias.slice(1)]);
  const values = Object.assign({}, ...conditions.map((condition) => condition.values));
  return {
    ConditionExpression: expression,
    ExpressionAttributeNames: Object.fromEntries(names),
    ...(Object.keys(values).length === 0 ? {} : { ExpressionAttributeValues: values }),
  };
};
