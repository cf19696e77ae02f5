import * as fc from 'fast-check';
import { shrink } from '../../../../local/faults/shrink';

const TRIES_MAX = 10_000;

test('whatever makes a list fail, alone or together, is all that is left of it', async () => {
  const failing = fc
    .uniqueArray(fc.nat(60), { minLength: 1, maxLength: 60 })
    .chain((list) => fc.record({ list: fc.constant(list), guilty: fc.subarray(list, { minLength: 1 }) }));
  await fc.assert(
    fc.asyncProperty(failing, async ({ list, guilty }) => {
      const fails = async (some: readonly number[]) => guilty.every((each) => some.includes(each));
      expect([...(await shrink(list, fails, TRIES_MAX))].sort()).toEqual([...guilty].sort());
    }),
  );
});

test('the tries are bounded, and the smallest list so far is given', async () => {
  const list = Array.from({ length: 100 }, (_, index) => index);
  let tries = 0;
  const kept = await shrink(
    list,
    async (some) => {
      tries += 1;
      return some.includes(7) && some.includes(93);
    },
    6,
  );
  expect(tries).toBe(6);
  expect(kept).toEqual(expect.arrayContaining([7, 93]));
});
