import fc from 'fast-check';
import { diceFrom } from '../../../../local/demo-city/dice';

const seed = fc.nat(2 ** 32 - 1);

test('any seed: the same throws again, and other ones from another seed', () => {
  fc.assert(
    fc.property(seed, (from) => {
      const throws = (start: number) =>
        Array.from({ length: 20 }, diceFrom(start).below.bind(undefined, 1_000_000));
      expect(throws(from)).toEqual(throws(from));
      expect(throws(from)).not.toEqual(throws(from + 1));
    }),
  );
});

test('any number of sides: every throw is a whole number below it', () => {
  fc.assert(
    fc.property(seed, fc.integer({ min: 1, max: 1_000_000 }), (from, sides) => {
      const value = diceFrom(from).below(sides);
      expect(Number.isInteger(value) && value >= 0 && value < sides).toBe(true);
    }),
  );
});

test('600,000 throws of six sides: each side comes up between 99,000 and 101,000 times', () => {
  const dice = diceFrom(1);
  const counts = [0, 0, 0, 0, 0, 0];
  for (let thrown = 0; thrown < 600_000; thrown += 1) {
    const side = dice.below(6);
    counts[side] = (counts[side] ?? 0) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 100_000)).toBeLessThan(1_000);
});

test('any list: shuffling keeps its members, and the list itself', () => {
  fc.assert(
    fc.property(seed, fc.array(fc.nat()), (from, list) => {
      const before = [...list];
      expect(diceFrom(from).shuffled(list).toSorted()).toEqual(before.toSorted());
      expect(list).toEqual(before);
    }),
  );
});

test('nothing to choose from → a bug', () => {
  expect(() => diceFrom(1).oneOf([])).toThrow();
});
