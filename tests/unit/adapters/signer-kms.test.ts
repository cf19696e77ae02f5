import { KMSClient, SignCommand } from '@aws-sdk/client-kms';
import { mockClient } from 'aws-sdk-client-mock';
import { kmsSigner } from '../../../functions/adapters/signer-kms';

const kms = mockClient(KMSClient);
beforeEach(() => kms.reset());
const signer = () => kmsSigner({ kms: new KMSClient({ region: 'local' }), keyId: 'seal-key' });

test('bytes → whole to KMS, under our key, as Ed25519', async () => {
  const Signature = new Uint8Array(64).fill(7);
  kms.on(SignCommand).resolves({ Signature });
  expect(await signer().sign(Uint8Array.of(1, 2))).toEqual(Signature);
  expect(signer().algorithm).toBe('Ed25519');
  expect(kms.commandCalls(SignCommand)[0]?.args[0].input).toEqual({
    KeyId: 'seal-key',
    Message: Uint8Array.of(1, 2),
    MessageType: 'RAW',
    SigningAlgorithm: 'ED25519_SHA_512',
  });
});

test.each([undefined, new Uint8Array(70)])('no signature of 64 bytes → it throws', async (Signature) => {
  kms.on(SignCommand).resolves(Signature === undefined ? {} : { Signature });
  await expect(signer().sign(Uint8Array.of(1))).rejects.toThrow();
});

test('KMS is away → it throws', async () => {
  kms.on(SignCommand).rejects(new Error('away'));
  await expect(signer().sign(Uint8Array.of(1))).rejects.toThrow('away');
});
