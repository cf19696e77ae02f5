import fc from 'fast-check';
import { conflictModel } from '../../../bench/conflicts';

test('two transactions in flight on one item → the later conflicts, at that item alone', () => {
  const model = conflictModel();
  expect(model.begin(['order', 'entry 1'])).toEqual({ began: true });
  expect(model.begin(['entry 2', 'order'])).toEqual({ began: false, conflicts: [false, true] });
});

test('a transaction that conflicted holds nothing', () => {
  const model = conflictModel();
  model.begin(['order']);
  model.begin(['order', 'day']);
  expect(model.begin(['day'])).toEqual({ began: true });
});

test('ended → the next one goes through', () => {
  const model = conflictModel();
  model.begin(['order', 'day']);
  model.end(['order', 'day']);
  expect(model.begin(['day', 'order'])).toEqual({ began: true });
});

test('whatever begins and ends: no item is ever held by two', () => {
  const transaction = fc.uniqueArray(fc.nat(5), { minLength: 1, maxLength: 4 });
  const step = fc.record({ items: transaction, ends: fc.nat(10) });
  fc.assert(
    fc.property(fc.array(step), (steps) => {
      const model = conflictModel();
      let flying: string[][] = [];
      for (const { items, ends } of steps) {
        const named = items.map((item) => `item ${item}`);
        if (model.begin(named).began) flying.push(named);
        const ending = flying[ends];
        if (ending !== undefined) {
          model.end(ending);
          flying = flying.filter((each) => each !== ending);
        }
        expect(new Set(flying.flat()).size).toBe(flying.flat().length);
      }
    }),
  );
});
