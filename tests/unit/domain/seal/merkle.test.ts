import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { hex } from '../../../../shared/domain/ledger/canonical';
import { merklePath, merkleRoot, rootOfPath } from '../../../../shared/domain/seal/merkle';
import { sha256 } from '../ledger/city-for-tests';

const leaves = fc.array(fc.uint8Array({ maxLength: 40 }), { minLength: 1, maxLength: 70 });
const withPlace = leaves.chain((all) => fc.tuple(fc.constant(all), fc.nat(all.length - 1)));

/** RFC 6962, 2.1, word by word: split at the largest power of two below n. */
const rootByTheBook = (all: readonly Uint8Array[]): Buffer => {
  const hash = (...parts: readonly Uint8Array[]) =>
    createHash('sha256').update(Buffer.concat(parts)).digest();
  const [first] = all;
  if (first === undefined) return hash();
  if (all.length === 1) return hash(Uint8Array.of(0), first);
  const half = 2 ** Math.floor(Math.log2(all.length - 1));
  return hash(Uint8Array.of(1), rootByTheBook(all.slice(0, half)), rootByTheBook(all.slice(half)));
};

test('any leaves → the root of RFC 6962', () => {
  expect(hex(merkleRoot(sha256, []))).toBe(rootByTheBook([]).toString('hex'));
  fc.assert(
    fc.property(leaves, (all) => {
      expect(hex(merkleRoot(sha256, all))).toBe(rootByTheBook(all).toString('hex'));
    }),
  );
});

test('any leaf → its way leads to the root', () => {
  fc.assert(
    fc.property(withPlace, ([all, index]) => {
      const way = merklePath(sha256, all, index);
      expect(rootOfPath(sha256, all[index] ?? new Uint8Array(), way)).toEqual(merkleRoot(sha256, all));
      expect(way.length).toBeLessThanOrEqual(Math.ceil(Math.log2(all.length)));
    }),
  );
});

test('another leaf, a step less, a step on the other side → another root', () => {
  fc.assert(
    fc.property(withPlace, fc.uint8Array({ maxLength: 40 }), ([all, index], other) => {
      fc.pre(all.length > 1);
      const leaf = all[index] ?? new Uint8Array();
      fc.pre(hex(other) !== hex(leaf));
      const root = hex(merkleRoot(sha256, all));
      const way = merklePath(sha256, all, index);
      expect(hex(rootOfPath(sha256, other, way))).not.toBe(root);
      expect(hex(rootOfPath(sha256, leaf, way.slice(1)))).not.toBe(root);
      const [first, ...rest] = way;
      if (first === undefined) return;
      const turned = { ...first, side: first.side === 'left' ? ('right' as const) : ('left' as const) };
      // Only twins may change places.
      fc.pre(all.filter((each) => hex(each) === hex(leaf)).length === 1);
      expect(hex(rootOfPath(sha256, leaf, [turned, ...rest]))).not.toBe(root);
    }),
  );
});

test('a node offered as a leaf → another root: leaves and nodes are told apart', () => {
  const [a, b] = [Uint8Array.of(1), Uint8Array.of(2)];
  const hashOf = (content: Uint8Array) => merkleRoot(sha256, [content]);
  const asOneLeaf = Uint8Array.from([...hashOf(a), ...hashOf(b)]);
  expect(hex(merkleRoot(sha256, [asOneLeaf]))).not.toBe(hex(merkleRoot(sha256, [a, b])));
});

test('a place outside of the tree → a bug, so it throws', () => {
  expect(() => merklePath(sha256, [], 0)).toThrow();
  expect(() => merklePath(sha256, [Uint8Array.of(1)], 1)).toThrow();
});
