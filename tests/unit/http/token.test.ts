import { exportJWK, exportSPKI, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { tokenVerifier, type VerifyToken } from '../../../functions/http/token';

const PERSON = 'per_01KJRKB0M0KWA3NYQCCVA3GXVZ';
const ORG = 'org_01KJRKB0M0KWA3NYQCCVA3GXVZ';
type Pair = Awaited<ReturnType<typeof generateKeyPair>>;

let ours: Pair;
let theirs: Pair;
let curve: Pair;
let verify: VerifyToken;

beforeAll(async () => {
  ours = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  theirs = await generateKeyPair('EdDSA', { crv: 'Ed25519', extractable: true });
  const jwk = { ...(await exportJWK(ours.publicKey)), kid: 'one', alg: 'EdDSA', use: 'sig' };
  // A key of ours for something else: it signs no sessions.
  curve = await generateKeyPair('ES256', { extractable: true });
  const other = { ...(await exportJWK(curve.publicKey)), kid: 'two' };
  verify = tokenVerifier(JSON.stringify({ keys: [jwk, other] }));
});

type Claims = Readonly<Record<string, unknown>>;
const tokenOf = (claims: Claims, key = ours.privateKey, expires = '15m'): Promise<string> =>
  new SignJWT(claims)
    .setProtectedHeader({ alg: 'EdDSA', kid: 'one' })
    .setIssuedAt()
    .setExpirationTime(expires)
    .sign(key);
const good = { sub: PERSON, roles: ['elder', 'volunteer'] };

test('a token of ours → person, roles and desk', async () => {
  expect(await verify(`Bearer ${await tokenOf({ ...good, org: ORG })}`)).toEqual({
    personId: PERSON,
    roles: ['elder', 'volunteer'],
    orgId: ORG,
  });
});

test('a role that we do not know counts for nothing; without any role, none', async () => {
  const token = await tokenOf({ sub: PERSON, roles: ['root', 'elder', 'Elder'] });
  expect(await verify(`Bearer ${token}`)).toEqual({ personId: PERSON, roles: ['elder'] });
  expect(await verify(`Bearer ${await tokenOf({ sub: PERSON, roles: [] })}`)).toEqual({
    personId: PERSON,
    roles: [],
  });
});

const bad: readonly (readonly [string, () => Promise<string | undefined>])[] = [
  ['no header', async () => undefined],
  ['an empty header', async () => ''],
  ['another scheme', async () => `Basic ${await tokenOf(good)}`],
  ['no scheme', () => tokenOf(good)],
  ['no token', async () => 'Bearer '],
  ['three dots and nothing', async () => 'Bearer a.b.c'],
  ['another’s key', async () => `Bearer ${await tokenOf(good, theirs.privateKey)}`],
  ['an expired one', async () => `Bearer ${await tokenOf(good, ours.privateKey, '-31s')}`],
  [
    'one without a signature',
    async () => `Bearer ${new UnsecuredJWT(good).setIssuedAt().setExpirationTime('15m').encode()}`,
  ],
  [
    'one signed with the public key as a secret',
    async () => {
      const secret = new TextEncoder().encode(await exportSPKI(ours.publicKey));
      const jwt = new SignJWT(good).setProtectedHeader({ alg: 'HS256', kid: 'one' }).setIssuedAt();
      return `Bearer ${await jwt.setExpirationTime('15m').sign(secret)}`;
    },
  ],
  [
    'one signed by a key for something else',
    async () => {
      const jwt = new SignJWT(good).setProtectedHeader({ alg: 'ES256', kid: 'two' }).setIssuedAt();
      return `Bearer ${await jwt.setExpirationTime('15m').sign(curve.privateKey)}`;
    },
  ],
  [
    'one that never expires',
    async () => {
      const jwt = new SignJWT(good).setProtectedHeader({ alg: 'EdDSA', kid: 'one' }).setIssuedAt();
      return `Bearer ${await jwt.sign(ours.privateKey)}`;
    },
  ],
  [
    'one whose middle was changed',
    async () => {
      const [head, , signature] = (await tokenOf(good)).split('.');
      const claims = Buffer.from(JSON.stringify({ ...good, roles: ['stationLead'] })).toString('base64url');
      return `Bearer ${head}.${claims}.${signature}`;
    },
  ],
  ['one of nobody', async () => `Bearer ${await tokenOf({ roles: ['elder'] })}`],
  [
    'one of what is no person',
    async () => `Bearer ${await tokenOf({ ...good, sub: 'ord_01KJRKB0M0KWA3NYQCCVA3GXVZ' })}`,
  ],
  ['one without roles', async () => `Bearer ${await tokenOf({ sub: PERSON })}`],
  [
    'one whose roles are no list',
    async () => `Bearer ${await tokenOf({ sub: PERSON, roles: 'stationLead' })}`,
  ],
  [
    'one whose desk is no organisation',
    async () => `Bearer ${await tokenOf({ ...good, org: 'everywhere' })}`,
  ],
];
test.each(bad)('%s → nobody', async (_what, headerOf) => {
  expect(await verify(await headerOf())).toBeUndefined();
});

test('the issuer’s clock 29 seconds behind → believed', async () => {
  expect(await verify(`Bearer ${await tokenOf(good, ours.privateKey, '-20s')}`)).toBeDefined();
});
