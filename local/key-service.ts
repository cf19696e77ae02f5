import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  randomBytes,
  sign,
  timingSafeEqual,
} from 'node:crypto';
import { createServer } from 'node:http';
import * as z from 'zod';
import { listenOn } from './listen';
import type { LocalKeys } from './local-keys';
import { readBody } from './read-body';

/** This machine's stand-in for KMS: the bundles' cipher runs unchanged, and meets it by its address alone. */
export type KeyService = { readonly endpoint: string; readonly stop: () => Promise<void> };

const context = z.record(z.string(), z.string()).default({});
const generateDataKey = z.object({ KeyId: z.string(), EncryptionContext: context });
const encrypt = z.object({ KeyId: z.string(), Plaintext: z.base64(), EncryptionContext: context });
const decrypt = z.object({ CiphertextBlob: z.base64(), EncryptionContext: context });
const generateMac = z.object({
  KeyId: z.string(),
  Message: z.base64(),
  MacAlgorithm: z.literal('HMAC_SHA_256'),
});
const signMessage = z.object({
  KeyId: z.string(),
  Message: z.base64(),
  MessageType: z.literal('RAW'),
  SigningAlgorithm: z.literal('ED25519_SHA_512'),
});
const verifyMac = generateMac.extend({ Mac: z.base64() });

const IV_BYTES = 12;
const TAG_BYTES = 16;

/** Serves the few operations that the cipher needs, in KMS's JSON form. One key to encipher, one to hash, one to sign, all of this machine. */
export const startKeyService = async ({ cipherKey, pepperKey, sealKey }: LocalKeys): Promise<KeyService> => {
  const server = createServer((request, response) => {
    const answer = async () => {
      const operation = String(request.headers['x-amz-target']).replace('TrentService.', '');
      const input: unknown = JSON.parse((await readBody(request, 64 * 1024)).toString('utf8'));
      return perform(operation, input);
    };
    const send = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' }).end(JSON.stringify(body));
    answer().then(
      (output) => send(200, output),
      (cause: unknown) => send(400, { __type: 'InvalidCiphertextException', message: String(cause) }),
    );
  });

  const perform = (operation: string, input: unknown): object => {
    switch (operation) {
      case 'GenerateDataKey': {
        const { KeyId, EncryptionContext } = generateDataKey.parse(input);
        const dataKey = randomBytes(32);
        const CiphertextBlob = seal(cipherKey, dataKey, EncryptionContext).toString('base64');
        return { KeyId, Plaintext: dataKey.toString('base64'), CiphertextBlob };
      }
      case 'Encrypt': {
        const { KeyId, Plaintext, EncryptionContext } = encrypt.parse(input);
        const sealed = seal(cipherKey, Buffer.from(Plaintext, 'base64'), EncryptionContext);
        return { KeyId, CiphertextBlob: sealed.toString('base64'), EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
      }
      case 'Decrypt': {
        const { CiphertextBlob, EncryptionContext } = decrypt.parse(input);
        const opened = open(cipherKey, Buffer.from(CiphertextBlob, 'base64'), EncryptionContext);
        return { Plaintext: opened.toString('base64'), EncryptionAlgorithm: 'SYMMETRIC_DEFAULT' };
      }
      case 'GenerateMac': {
        const { KeyId, Message, MacAlgorithm } = generateMac.parse(input);
        return { KeyId, MacAlgorithm, Mac: macOf(pepperKey, Message).toString('base64') };
      }
      case 'VerifyMac': {
        const { KeyId, Message, MacAlgorithm, Mac } = verifyMac.parse(input);
        const [given, due] = [Buffer.from(Mac, 'base64'), macOf(pepperKey, Message)];
        if (given.length !== due.length || !timingSafeEqual(given, due))
          throw new Error('the hash does not match');
        return { KeyId, MacAlgorithm, MacValid: true };
      }
      case 'Sign': {
        const { KeyId, Message, SigningAlgorithm } = signMessage.parse(input);
        const Signature = sign(null, Buffer.from(Message, 'base64'), sealKey).toString('base64');
        return { KeyId, SigningAlgorithm, Signature };
      }
      default:
        throw new Error(`this machine's key service has no ${operation}`);
    }
  };

  return listenOn(server, 0);
};

/** What the context says is bound to the cipher text: another context does not open it. */
const bound = (encryptionContext: Record<string, string>): Buffer =>
  Buffer.from(JSON.stringify(Object.entries(encryptionContext).sort(([a], [b]) => (a < b ? -1 : 1))));

const seal = (key: Buffer, plain: Buffer, encryptionContext: Record<string, string>): Buffer => {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(bound(encryptionContext));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
};

const open = (key: Buffer, blob: Buffer, encryptionContext: Record<string, string>): Buffer => {
  const [iv, tag] = [blob.subarray(0, IV_BYTES), blob.subarray(IV_BYTES, IV_BYTES + TAG_BYTES)];
  const decipher = createDecipheriv('aes-256-gcm', key, iv).setAAD(bound(encryptionContext)).setAuthTag(tag);
  return Buffer.concat([decipher.update(blob.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
};

const macOf = (key: Buffer, message: string): Buffer =>
  createHmac('sha256', key).update(Buffer.from(message, 'base64')).digest();
