import type * as z from 'zod';
import type { envelope } from '../../shared/contracts/scalars';
import type { Actor } from '../../shared/domain/authority/actor';
import type { Audience } from '../../shared/domain/authority/audience';
import type { Refusal } from '../../shared/domain/refusals';
import { accept, type Result, refuse } from '../../shared/domain/result';
import type { Sha256 } from '../../shared/domain/units';
import type { CommandEnvelope } from '../usecases/ports';
import { bodyDigest } from './body-digest';

export type EnvelopeFields = z.output<z.ZodObject<typeof envelope>>;

/**
 * What a command carries into its entry: the principal from the token alone. Pure.
 * Refusal: `consent_missing` (for somebody without a consent; or, at a desk, with one, but without saying how they reached us).
 * Whether the consent holds is the decision's to say. Source: experience.md, P3; ledger.md, Commands and ids.
 */
export const envelopeOf = (
  sha256: Sha256,
  { name, audience }: { readonly name: string; readonly audience: Audience },
  body: EnvelopeFields,
  actor: Actor,
): Result<CommandEnvelope, Refusal<'consent_missing'>> => {
  const { commandId, issuedAtMs, onBehalfOf, channel, consentId } = body;
  if (onBehalfOf !== undefined && consentId === undefined) return refuse('consent_missing', {});
  if (audience === 'desk' && consentId !== undefined && channel === undefined)
    return refuse('consent_missing', {});
  return accept({
    commandId,
    principal: actor.personId,
    // Whoever comes by the app came by the app.
    channel: (audience === 'desk' ? channel : undefined) ?? 'app',
    ...(onBehalfOf === undefined ? {} : { onBehalfOf }),
    ...(consentId === undefined ? {} : { consentId }),
    issuedAtMs,
    bodyDigest: bodyDigest(sha256, name, body),
  });
};
