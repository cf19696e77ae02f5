import { createHash } from 'node:crypto';
import { DecryptCommand, GenerateDataKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { mockClient } from 'aws-sdk-client-mock';
import fc from 'fast-check';
import { kmsCipher } from '../../../functions/adapters/cipher-kms';
import { identityFields } from '../../../functions/usecases/ports/personal-data';
import type { PersonId } from '../../../shared/domain/ids';

const AUNT: PersonId = 'per_01J00000000000000000000001';
const UNCLE: PersonId = 'per_01J00000000000000000000002';
const kms = mockClient(KMSClient);

/** A key service that "wraps" by telling the key's number; so a call that was not made is a key that is not known. */
const keyOf = (wrapped: Uint8Array): Uint8Array => createHash('sha256').update(wrapped).digest();
let made = 0;
beforeEach(() => {
  kms.reset();
  made = 0;
  kms.on(GenerateDataKeyCommand).callsFake(() => {
    made += 1;
    const CiphertextBlob = Uint8Array.of(made);
    return { CiphertextBlob, Plaintext: keyOf(CiphertextBlob) };
  });
  kms.on(DecryptCommand).callsFake(({ CiphertextBlob }: { CiphertextBlob: Uint8Array }) => ({
    Plaintext: keyOf(CiphertextBlob),
  }));
});
const cipher = () => kmsCipher({ kms: new KMSClient({ region: 'local' }), keyId: 'cipher-key' });

test('any fields, sealed and opened by another lambda → the same fields, and no more', async () => {
  const identity = fc.record(
    Object.fromEntries(identityFields.map((field) => [field, fc.string({ unit: 'grapheme' })])),
    { requiredKeys: [] },
  );
  await fc.assert(
    fc.asyncProperty(identity, async (given) => {
      expect(await cipher().open(AUNT, await cipher().seal(AUNT, given))).toEqual(given);
    }),
  );
});

test('sealed → no value is readable, and the same value is sealed differently each time', async () => {
  const sealer = cipher();
  const [first, second] = [
    await sealer.seal(AUNT, { phone: '13900000001' }),
    await sealer.seal(AUNT, { phone: '13900000001' }),
  ];
  const text = Buffer.from(first.fields.phone ?? []).toString('latin1');
  expect(text).not.toContain('13900000001');
  expect(first.fields.phone).not.toEqual(second.fields.phone);
});

test('another person, another field, one bit changed → it does not open', async () => {
  const sealed = await cipher().seal(AUNT, { phone: '13900000001', addressZh: '柳州市虚构路 1 号' });
  const { phone, addressZh } = sealed.fields;
  if (phone === undefined || addressZh === undefined) throw new Error('not sealed');
  const flipped = Uint8Array.from(phone);
  flipped[phone.length - 1] = (flipped[phone.length - 1] ?? 0) ^ 1;
  await expect(cipher().open(UNCLE, sealed)).rejects.toThrow();
  await expect(cipher().open(AUNT, { ...sealed, fields: { phone: addressZh } })).rejects.toThrow();
  await expect(cipher().open(AUNT, { ...sealed, fields: { phone: flipped } })).rejects.toThrow();
  await expect(cipher().open(AUNT, { ...sealed, dataKey: Uint8Array.of(99) })).rejects.toThrow();
});

test('KMS is asked for a key of 256 bits under our key, bound to the identity table', async () => {
  const sealed = await cipher().seal(AUNT, { phone: '13900000001' });
  await cipher().open(AUNT, sealed);
  expect(kms.commandCalls(GenerateDataKeyCommand)[0]?.args[0].input).toEqual({
    KeyId: 'cipher-key',
    KeySpec: 'AES_256',
    EncryptionContext: { table: 'identity' },
  });
  expect(kms.commandCalls(DecryptCommand)[0]?.args[0].input).toEqual({
    KeyId: 'cipher-key',
    CiphertextBlob: Uint8Array.of(1),
    EncryptionContext: { table: 'identity' },
  });
});

test('600 persons sealed and opened by one lambda → two keys made, two opened', async () => {
  const [writer, reader] = [cipher(), cipher()];
  const all = await Promise.all(Array.from({ length: 600 }, () => writer.seal(AUNT, { calledZh: '王阿姨' })));
  await Promise.all(all.map((sealed) => reader.open(AUNT, sealed)));
  await Promise.all(all.map((sealed) => reader.open(AUNT, sealed)));
  expect(kms.commandCalls(GenerateDataKeyCommand)).toHaveLength(2);
  expect(kms.commandCalls(DecryptCommand)).toHaveLength(2);
});

test('300 keys seen → the oldest is forgotten and asked for again, the newest is not', async () => {
  const reader = cipher();
  const under = async (dataKey: Uint8Array) => reader.open(AUNT, { dataKey, fields: {} });
  for (let key = 0; key < 300; key += 1) await under(Uint8Array.of(key >> 8, key & 255));
  await under(Uint8Array.of(299 >> 8, 299 & 255));
  expect(kms.commandCalls(DecryptCommand)).toHaveLength(300);
  await under(Uint8Array.of(0, 0));
  expect(kms.commandCalls(DecryptCommand)).toHaveLength(301);
});

test('KMS fails once → that call throws, and the next one works', async () => {
  const lambda = cipher();
  kms.on(GenerateDataKeyCommand).rejectsOnce(new Error('KMS is away'));
  await expect(lambda.seal(AUNT, {})).rejects.toThrow('KMS is away');
  kms
    .on(GenerateDataKeyCommand)
    .resolves({ CiphertextBlob: Uint8Array.of(7), Plaintext: keyOf(Uint8Array.of(7)) });
  const sealed = await lambda.seal(AUNT, { name: '王虚构' });
  kms.on(DecryptCommand).rejectsOnce(new Error('KMS is away'));
  await expect(lambda.open(AUNT, sealed)).rejects.toThrow('KMS is away');
  kms.on(DecryptCommand).resolves({ Plaintext: keyOf(Uint8Array.of(7)) });
  expect(await lambda.open(AUNT, sealed)).toEqual({ name: '王虚构' });
});
