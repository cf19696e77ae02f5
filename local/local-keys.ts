import { createPrivateKey, createPublicKey, type KeyObject, randomBytes } from 'node:crypto';
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
  /** Signs seals; its public half goes to whoever wants to check them. */
  readonly sealKey: KeyObject;
  readonly sealPublicPem: string;
};

/** Who signs in; the rest (issue, expiry) is added. */
export type SessionClaims = {
  readonly sub: string;
  readonly roles: readonly string[];
  readonly org?: string;
};

/** In production 15 minutes and a refresh; here a demo should not end in the middle. Counted in real time. */
const SESSION_LASTS = '12h';

const pair = {
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string(),
  d: z.string(),
};
const keysFile = z.strictObject({
  signing: z.strictObject({ ...pair, kid: z.string() }),
  /** A city from before there were seals gets its key at the next start. */
  seal: z.strictObject(pair).optional(),
  cipher: z.string(),
  pepper: z.string(),
});

/** Reads the keys of this machine, or makes them at the first start. */
export const openLocalKeys = async (path: string): Promise<LocalKeys> => {
  const file = stateFile(path, keysFile);
  const known = file.read();
  const { signing, cipher, pepper, seal = await freshPair() } = known ?? (await freshKeys());
  if (known?.seal === undefined) file.write({ signing, cipher, pepper, seal });
  const sealKey = createPrivateKey({ key: seal, format: 'jwk' });
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
    sealKey,
    sealPublicPem: createPublicKey(sealKey).export({ type: 'spki', format: 'pem' }).toString(),
  };
};

const freshPair = async () => {
  const { privateKey } = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  return z.object(pair).parse(await exportJWK(privateKey));
};

const freshKeys = async (): Promise<z.infer<typeof keysFile>> => {
  const secret = () => randomBytes(32).toString('base64');
  return keysFile.parse({
    signing: { ...(await freshPair()), kid: `local-${randomBytes(6).toString('hex')}` },
    cipher: secret(),
    pepper: secret(),
  });
};
