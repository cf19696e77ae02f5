import type { Rulebook } from '../rulebook/rulebook';
import { MINUTE_MS, type Ms } from '../units';
import type { Service } from './service';

/** Whether a service may ever go to the hall without the station having looked at it: basic, one helper, no lifting. Pure. */
export const needsNoDesk = (service: Service): boolean =>
  service.provider === 'volunteer' && service.level === 'basic' && service.helpers === 1 && !service.lifting;

/**
 * Whether a request goes to the hall in its own entry; all else meets the station's desk first. Pure.
 * `startMs`: of the visit; `atMs`: of the request. Source: product.md, Rulebook, "published at once".
 */
export const publishedAtOnce = (
  service: Service,
  elder: { readonly hasGuardian: boolean },
  startMs: Ms,
  rules: Pick<Rulebook, 'publishAheadMinMinutes'>,
  atMs: Ms,
): boolean =>
  needsNoDesk(service) && !elder.hasGuardian && startMs - atMs >= rules.publishAheadMinMinutes * MINUTE_MS;
