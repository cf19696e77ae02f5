import type { Binding } from '../person/person';
import type { Ms } from '../units';
import type { Pair } from './mandate';

/** The binding by which a relative may pay for an elder at an instant; absent: none. Pure. Source: product.md, Family. */
export const payingBinding = (
  bindings: readonly Binding[],
  { payerId, elderId }: Pair,
  atMs: Ms,
): Binding | undefined =>
  bindings.find(
    (binding) =>
      binding.elderId === elderId &&
      binding.relativeId === payerId &&
      binding.scopes.includes('pay') &&
      atMs < binding.untilMs,
  );
