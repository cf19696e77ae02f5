import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { bodyDigest } from '../../../functions/http/body-digest';

const sha256 = (bytes: Uint8Array) => new Uint8Array(createHash('sha256').update(bytes).digest());
const digest = (name: string, body: object) =>
  Buffer.from(bodyDigest(sha256, name, { issuedAtMs: 1, ...body })).toString('hex');

test('the same body in another order, with another stamp → the same digest', () => {
  const one = { orderId: 'ord_1', proof: { kind: 'elderCode', code: '0001' }, issuedAtMs: 1 };
  const other = { issuedAtMs: 99, proof: { code: '0001', kind: 'elderCode' }, orderId: 'ord_1' };
  expect(digest('check-in', one)).toBe(digest('check-in', other));
});

test('the same body under another command → another digest', () => {
  expect(digest('deny-order', { orderId: 'ord_1' })).not.toBe(digest('dispute-order', { orderId: 'ord_1' }));
});

test('a stamp inside the body is not the stamp', () => {
  expect(digest('x', { proof: { issuedAtMs: 1 } })).not.toBe(digest('x', { proof: { issuedAtMs: 2 } }));
});

test('any two bodies: alike exactly when JSON reads them alike', () => {
  const body = fc.dictionary(
    fc.string({ minLength: 1, maxLength: 3 }).filter((name) => name !== 'issuedAtMs' && name !== '__proto__'),
    fc.jsonValue(),
    { maxKeys: 4 },
  );
  // The oracle sorts by a replacer of JSON.stringify, which shares nothing with the code under test.
  const sorted = (value: unknown): string =>
    JSON.stringify(value, (_name, part: unknown) =>
      part !== null && typeof part === 'object' && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
        : part,
    );
  fc.assert(
    fc.property(body, body, (one, other) => {
      expect(digest('x', one) === digest('x', other)).toBe(sorted(one) === sorted(other));
    }),
  );
});
