import { createLocalJWKSet, errors, type JSONWebKeySet, jwtVerify } from 'jose';
import * as z from 'zod';
import { orgId, personId } from '../../shared/contracts/scalars';
import { type Actor, tokenRoles } from '../../shared/domain/authority/actor';

/** Who sent a request, by its `authorization` header; undefined when nobody vouches for it. */
export type VerifyToken = (authorization: string | undefined) => Promise<Actor | undefined>;

const BEARER = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i;
/** How far the issuer's clock and ours may be apart. */
const CLOCK_TOLERANCE_SECONDS = 30;

const claims = z.object({ sub: personId, roles: z.array(z.string()).max(20), org: orgId.optional() });

/**
 * Checks tokens against a JSON Web Key Set: Ed25519 alone, not expired. A role that we do not know counts for nothing.
 * The one place in `functions` where a clock is read, inside jose (ADR 0011).
 */
export const tokenVerifier = (jwks: string): VerifyToken => {
  const parsed: JSONWebKeySet = JSON.parse(jwks);
  const keys = createLocalJWKSet(parsed);
  return async (authorization) => {
    const token = BEARER.exec(authorization ?? '')?.[1];
    if (token === undefined) return undefined;
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: ['EdDSA'],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        requiredClaims: ['sub', 'iat', 'exp'],
      });
      const known = claims.safeParse(payload);
      if (!known.success) return undefined;
      const { sub, roles, org } = known.data;
      return {
        personId: sub,
        roles: tokenRoles.filter((role) => roles.includes(role)),
        ...(org === undefined ? {} : { orgId: org }),
      };
    } catch (cause) {
      if (cause instanceof errors.JOSEError) return undefined;
      throw cause;
    }
  };
};
