import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { DecryptCommand, GenerateDataKeyCommand, type KMSClient } from '@aws-sdk/client-kms';
import type { PersonId } from '../../shared/domain/ids';
import {
  type CipherPort,
  type Identity,
  type IdentityField,
  identityFields,
  type Sealed,
} from '../usecases/ports/personal-data';

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Bound to each wrapped key: it opens for this table's values alone. */
const CONTEXT = { table: 'identity' };

/** Persons sealed under one data key: few enough that one lost key is a small loss, many enough that a page of persons opens with a call or two. */
const PERSONS_PER_KEY = 500;
/** Unwrapped keys that one lambda remembers; a city of a million persons has 2,000. */
const KEYS_KEPT_MAX = 256;

export type KmsCipherOptions = { readonly kms: KMSClient; readonly keyId: string };

/**
 * AES-256-GCM under data keys that KMS wraps. A field is `iv (12 bytes) | tag (16) | text`, bound to its person and its
 * name, so that no value can be moved to another place. Data keys are kept unwrapped in memory for the life of the
 * lambda: a page of persons costs no call to KMS once its keys were seen.
 */
export const kmsCipher = ({ kms, keyId }: KmsCipherOptions): CipherPort => {
  const unwrapped = new Map<string, Promise<Uint8Array>>();
  let sealing: { readonly key: Promise<DataKey>; used: number } | undefined;

  const remember = (wrapped: string, key: Promise<Uint8Array>): Promise<Uint8Array> => {
    const [oldest] = unwrapped.keys();
    if (oldest !== undefined && unwrapped.size >= KEYS_KEPT_MAX) unwrapped.delete(oldest);
    unwrapped.set(wrapped, key);
    // A failed call must not be remembered as the key.
    key.catch(() => unwrapped.delete(wrapped));
    return key;
  };

  const keyOf = (dataKey: Uint8Array): Promise<Uint8Array> => {
    const wrapped = Buffer.from(dataKey).toString('base64');
    return unwrapped.get(wrapped) ?? remember(wrapped, unwrap(kms, keyId, dataKey));
  };

  const keyForSealing = (): Promise<DataKey> => {
    if (sealing === undefined || sealing.used >= PERSONS_PER_KEY) {
      const key = generate(kms, keyId);
      sealing = { key, used: 0 };
      // A failed call must not stand for the next persons' key.
      key.catch(() => {
        if (sealing?.key === key) sealing = undefined;
      });
    }
    sealing.used += 1;
    return sealing.key;
  };

  return {
    seal: async (personId, identity) => {
      const { wrapped, plain } = await keyForSealing();
      const fields: Partial<Record<IdentityField, Uint8Array>> = {};
      for (const field of identityFields) {
        const value = identity[field];
        if (value !== undefined) fields[field] = sealText(plain, placeOf(personId, field), value);
      }
      return { dataKey: wrapped, fields };
    },
    open: async (personId, sealed) => openAll(await keyOf(sealed.dataKey), personId, sealed),
  };
};

type DataKey = { readonly wrapped: Uint8Array; readonly plain: Uint8Array };

const generate = async (kms: KMSClient, keyId: string): Promise<DataKey> => {
  const made = await kms.send(
    new GenerateDataKeyCommand({ KeyId: keyId, KeySpec: 'AES_256', EncryptionContext: CONTEXT }),
  );
  if (made.CiphertextBlob === undefined || made.Plaintext === undefined)
    throw new Error('KMS made no data key');
  return { wrapped: made.CiphertextBlob, plain: made.Plaintext };
};

const unwrap = async (kms: KMSClient, keyId: string, dataKey: Uint8Array): Promise<Uint8Array> => {
  const opened = await kms.send(
    new DecryptCommand({ KeyId: keyId, CiphertextBlob: dataKey, EncryptionContext: CONTEXT }),
  );
  if (opened.Plaintext === undefined) throw new Error('KMS opened no data key');
  return opened.Plaintext;
};

const placeOf = (personId: PersonId, field: IdentityField): Uint8Array => Buffer.from(`${personId}#${field}`);

const sealText = (key: Uint8Array, place: Uint8Array, text: string): Uint8Array => {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES }).setAAD(place);
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), sealed]);
};

const openText = (key: Uint8Array, place: Uint8Array, value: Uint8Array): string => {
  const decipher = createDecipheriv(ALGORITHM, key, value.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES })
    .setAAD(place)
    .setAuthTag(value.subarray(IV_BYTES, IV_BYTES + TAG_BYTES));
  const text = Buffer.concat([decipher.update(value.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]);
  return text.toString('utf8');
};

const openAll = (key: Uint8Array, personId: PersonId, { fields }: Sealed): Identity => {
  const identity: Partial<Record<IdentityField, string>> = {};
  for (const field of identityFields) {
    const value = fields[field];
    if (value !== undefined) identity[field] = openText(key, placeOf(personId, field), value);
  }
  return identity;
};
