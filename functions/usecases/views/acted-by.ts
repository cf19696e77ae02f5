import type { Entry } from '../../../shared/domain/ledger/entry';
import type { Order } from '../../../shared/domain/order/order';
import { payersOf } from '../../../shared/domain/order/parties';

export type ActedBy = 'elder' | 'family' | 'volunteer' | 'station' | 'community' | 'clock';

/**
 * Who gave a command, by role and never by name, read off its entry. Pure. The elder, the helper of that time and the payer are
 * known by their ids; a relative names a binding as consent; whoever is left stands at a desk.
 */
export const actedBy = (
  { principal, command, consentId, detail }: Entry,
  { elderId, funding }: Pick<Order, 'elderId' | 'funding'>,
  helperId: string | undefined,
): ActedBy => {
  if (principal === 'clock') return 'clock';
  if (principal === elderId) return 'elder';
  if (principal === (detail.helperId ?? helperId)) return 'volunteer';
  if (consentId?.startsWith('bnd_') || payersOf(funding).some((payerId) => payerId === principal))
    return 'family';
  return command === 'settle' ? 'community' : 'station';
};
