import {
  dayItemKey,
  dueKey,
  entryKey,
  fromInstant,
  headKey,
  instantOf,
  lineKey,
  startKey,
} from '../../../functions/store/keys';

const ORDER = 'ord_01K9A';
const AT_MS = 1_788_000_000_000;

test('keys are readable: they say what lies there', () => {
  expect(
    entryKey({ subject: { kind: 'order', id: ORDER }, principal: 'clock', commandId: 'miss:3' }),
  ).toEqual({
    pk: 'ORDER#ord_01K9A',
    sk: 'ENTRY#clock#miss:3',
  });
  expect(
    entryKey({ subject: { kind: 'batch', id: 'bat_1' }, principal: 'per_1', commandId: 'cmd_1' }),
  ).toEqual({
    pk: 'BATCH#bat_1',
    sk: 'ENTRY#per_1#cmd_1',
  });
  expect(headKey('person:per_1')).toEqual({ pk: 'ACCOUNT#person:per_1', sk: 'HEAD' });
  expect(dayItemKey('per_1', 20_261_124)).toEqual({ pk: 'PERSON#per_1', sk: 'DAY#20261124' });
});

test('keys sort as their numbers do', () => {
  expect(lineKey('person:per_1', 9).sk < lineKey('person:per_1', 10).sk).toBe(true);
  expect(dueKey(AT_MS, ORDER) < dueKey(AT_MS + 1, ORDER)).toBe(true);
  expect(dueKey(AT_MS, ORDER) < dueKey(undefined, ORDER)).toBe(true);
  expect(fromInstant(AT_MS) < startKey(AT_MS, ORDER)).toBe(true);
  expect(startKey(AT_MS, ORDER) < fromInstant(AT_MS + 1)).toBe(true);
});

test('an instant comes back from its key', () => {
  expect(instantOf(startKey(AT_MS, ORDER))).toBe(AT_MS);
  expect(instantOf(dueKey(undefined, ORDER))).toBeUndefined();
});

test.each<[what: string, run: () => unknown]>([
  ['an instant before 1970', () => startKey(-1, ORDER)],
  ['an instant of a fraction', () => startKey(0.5, ORDER)],
  ['an instant of more digits than a key has', () => startKey(1e13, ORDER)],
  ['a key without an instant', () => instantOf('soon#ord_1')],
])('%s throws: it would sort in the wrong place', (_what, run) => {
  expect(run).toThrow();
});
