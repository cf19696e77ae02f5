import { readOptions } from '../../../../local/faults/options';

test('no word → each cell planned twice, of the first seed', () => {
  expect(readOptions([])).toEqual({ steps: 3_600, seed: 1, atOnce: 8 });
});

test('every word is taken', () => {
  expect(readOptions(['--steps', '100000', '--seed', '9', '--at-once', '3'])).toEqual({
    steps: 100_000,
    seed: 9,
    atOnce: 3,
  });
});

test.each([
  ['--steps', '0'],
  ['--seed', '-1'],
  ['--at-once', 'many'],
  ['--stepps', '1'],
])('%s %s → the usage', (name, value) => {
  expect(() => readOptions([name, value])).toThrow();
});
