import { newId, type PersonId } from '../../../shared/domain/ids';
import { platform } from '../platform/platform';

const RANDOM_BYTES = 10;

/** What a desk says when it speaks for an elder after a call: for whom, by which channel, and the number of that call. */
export const onBehalfAfterCall = async (elderId: PersonId) => ({
  onBehalfOf: elderId,
  channel: 'phone' as const,
  consentId: newId('consent', platform.nowMs(), await platform.randomBytes(RANDOM_BYTES)),
});
