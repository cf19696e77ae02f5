import { randomBytes } from 'node:crypto';
import { exportJWK, generateKeyPair, importJWK, SignJWT } from 'jose';
import * as z from 'zod';
import { stateFile } from './state-file';

/** The secrets of one machine's city: they are made here and mean nothing anywhere else. */
export type LocalKeys = {
  /** Public halves, as the lambdas get them by configuration: a JSON Web Key Set. */
  readonly jwks: string;
  readonly sign: (claims: SessionClaims) => Promise<string>;
  /** 32 bytes each, for the key service of this machine. */
  readonly cipherKey: Buffer;
  readonly pepperKey: Buffer;
};

/** Who signs in; the rest (issue, expiry) is added. */
export type SessionClaims = {
  readonly sub: string;
  readonly roles: readonly string[];
  readonly org?: string;
};

/** In production 15 minutes and a refresh; here a demo should not end in the middle. Counted in real time. */
const SESSION_LASTS = '12h';

const keysFile = z.strictObject({
  signing: z.strictObject({
    kty: z.literal('OKP'),
    crv: z.literal('Ed25519'),
    x: z.string(),
    d: z.string(),
    kid: z.string(),
  }),
  cipher: z.string(),
  pepper: z.string(),
});

/** Reads the keys of this machine, or makes them at the first start. */
export const openLocalKeys = async (path: string): Promise<LocalKeys> => {
  const file = stateFile(path, keysFile);
  const known = file.read();
  const { signing, cipher, pepper } = known ?? (await freshKeys());
  if (known === undefined) file.write({ signing, cipher, pepper });
  const { kty, crv, x, kid } = signing;
  const key = await importJWK(signing, 'EdDSA');
  return {
    jwks: JSON.stringify({ keys: [{ kty, crv, x, kid, alg: 'EdDSA', use: 'sig' }] }),
    sign: ({ sub, roles, org }) =>
      new SignJWT({ roles, ...(org !== undefined && { org }) })
        .setProtectedHeader({ alg: 'EdDSA', kid })
        .setSubject(sub)
        .setIssuedAt()
        .setExpirationTime(SESSION_LASTS)
        .sign(key),
    cipherKey: Buffer.from(cipher, 'base64'),
    pepperKey: Buffer.from(pepper, 'base64'),
  };
};

const freshKeys = async (): Promise<z.infer<typeof keysFile>> => {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const secret = () => randomBytes(32).toString('base64');
  return keysFile.parse({
    signing: { ...(await exportJWK(privateKey)), kid: `local-${randomBytes(6).toString('hex')}` },
    cipher: secret(),
    pepper: secret(),
  });
};
