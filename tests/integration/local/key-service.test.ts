import { verify } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  DecryptCommand,
  EncryptCommand,
  GenerateDataKeyCommand,
  GenerateMacCommand,
  KMSClient,
  SignCommand,
  VerifyMacCommand,
} from '@aws-sdk/client-kms';
import { type KeyService, startKeyService } from '../../../local/key-service';
import { type LocalKeys, openLocalKeys } from '../../../local/local-keys';

const CONTEXT = { table: 'identity', field: 'name' };
const KeyId = 'local-cipher';

let folder: string;
let keys: LocalKeys;
let service: KeyService;
let kms: KMSClient;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'keys-test-'));
  keys = await openLocalKeys(join(folder, 'keys.json'));
  service = await startKeyService(keys);
  kms = new KMSClient({
    endpoint: service.endpoint,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
});

afterAll(async () => {
  kms.destroy();
  await service.stop();
  rmSync(folder, { recursive: true });
});

test('a data key, unwrapped in the same context → the same 32 bytes', async () => {
  const made = await kms.send(
    new GenerateDataKeyCommand({ KeyId, KeySpec: 'AES_256', EncryptionContext: CONTEXT }),
  );
  const { CiphertextBlob, Plaintext } = made;
  const opened = await kms.send(new DecryptCommand({ KeyId, CiphertextBlob, EncryptionContext: CONTEXT }));
  expect(Plaintext).toHaveLength(32);
  expect(opened.Plaintext).toEqual(Plaintext);
});

test.each([
  ['another context', { ...CONTEXT, field: 'phone' }],
  ['no context', {}],
])('a cipher text, opened with %s → refused', async (_situation, EncryptionContext) => {
  const { CiphertextBlob } = await kms.send(
    new EncryptCommand({ KeyId, Plaintext: Buffer.from('王'), EncryptionContext: CONTEXT }),
  );
  await expect(
    kms.send(new DecryptCommand({ KeyId, CiphertextBlob, EncryptionContext })),
  ).rejects.toMatchObject({
    name: 'InvalidCiphertextException',
  });
});

test('a cipher text with one bit turned → refused', async () => {
  const { CiphertextBlob } = await kms.send(
    new EncryptCommand({ KeyId, Plaintext: Buffer.from('王'), EncryptionContext: CONTEXT }),
  );
  const turned = Buffer.from(CiphertextBlob ?? []);
  turned[turned.length - 1] = (turned.at(-1) ?? 0) ^ 1;
  await expect(
    kms.send(new DecryptCommand({ KeyId, CiphertextBlob: turned, EncryptionContext: CONTEXT })),
  ).rejects.toMatchObject({ name: 'InvalidCiphertextException' });
});

test('a keyed hash → the same for the same message, verified; another message is refused', async () => {
  const message = { KeyId, MacAlgorithm: 'HMAC_SHA_256', Message: Buffer.from('13900000001') } as const;
  const { Mac } = await kms.send(new GenerateMacCommand(message));
  expect((await kms.send(new GenerateMacCommand(message))).Mac).toEqual(Mac);
  expect((await kms.send(new VerifyMacCommand({ ...message, Mac }))).MacValid).toBe(true);
  const other = { ...message, Message: Buffer.from('13900000002'), Mac };
  await expect(kms.send(new VerifyMacCommand(other))).rejects.toThrow();
});

test('an operation that KMS has and this machine has not → refused, never silently passed', async () => {
  const answer = await fetch(service.endpoint, {
    method: 'POST',
    headers: { 'x-amz-target': 'TrentService.ScheduleKeyDeletion' },
    body: '{}',
  });
  expect(answer.status).toBe(400);
});

test('a message signed → the public half for everybody verifies it, and no other message', async () => {
  const Message = Buffer.from('timebank seal 1');
  const { Signature = new Uint8Array() } = await kms.send(
    new SignCommand({ KeyId, Message, MessageType: 'RAW', SigningAlgorithm: 'ED25519_SHA_512' }),
  );
  expect(verify(null, Message, keys.sealPublicPem, Signature)).toBe(true);
  expect(verify(null, Buffer.from('timebank seal 2'), keys.sealPublicPem, Signature)).toBe(false);
});

test('keys from before there were seals → one more at the next start, the others as they were', async () => {
  const path = join(folder, 'older.json');
  const { seal: _none, ...older } = JSON.parse(readFileSync(join(folder, 'keys.json'), 'utf8'));
  writeFileSync(path, JSON.stringify(older));
  const { jwks, sealPublicPem } = await openLocalKeys(path);
  expect(jwks).toBe(keys.jwks);
  expect((await openLocalKeys(path)).sealPublicPem).toBe(sealPublicPem);
});
