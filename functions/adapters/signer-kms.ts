import { type KMSClient, SignCommand } from '@aws-sdk/client-kms';
import type { SigningPort } from '../usecases/ports/signing';

export type KmsSignerOptions = { readonly kms: KMSClient; readonly keyId: string };

const SIGNATURE_BYTES = 64;

/** Ed25519 by a key that KMS made and keeps: what is signed goes there whole, so no digest of ours stands in between. */
export const kmsSigner = ({ kms, keyId }: KmsSignerOptions): SigningPort => ({
  algorithm: 'Ed25519',
  sign: async (bytes) => {
    const { Signature } = await kms.send(
      new SignCommand({
        KeyId: keyId,
        Message: bytes,
        MessageType: 'RAW',
        SigningAlgorithm: 'ED25519_SHA_512',
      }),
    );
    if (Signature?.length !== SIGNATURE_BYTES) throw new Error('KMS made no signature of Ed25519');
    return Signature;
  },
});
