import type { PersonId } from '../ids';
import type { Acting } from '../order/facts';

/**
 * Whether a principal has no part in what is decided about some people: neither they nor a bound relative is one of them. Pure. An expired
 * binding counts too: nobody stops being a daughter. Source: orders.md, Maker ≠ checker.
 */
export const isNeutral = (
  { principal, bindings }: Pick<Acting, 'principal' | 'bindings'>,
  parties: readonly PersonId[],
): boolean =>
  !parties.some(
    (party) =>
      party === principal ||
      bindings.some(({ elderId, relativeId }) => party === elderId || party === relativeId),
  );
