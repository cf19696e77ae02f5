import {
  availableAtLeast,
  type Condition,
  codeTriesAre,
  dueKeyIs,
  endsAfter,
  isAbsent,
  seqIs,
  versionIs,
} from '../../../../functions/store/conditions';
import { memoryTable } from '../../../../local/faults/memory-table';

const key = { pk: 'ORDER#ord_a', sk: 'ORDER' };
const standing = {
  ...key,
  version: 3,
  seq: 5,
  availableMinutes: 60,
  endsAtMs: 1_000,
  dueKey: 'due',
  codeTries: ['per_a'],
};

test.each<[name: string, condition: Condition, holds: boolean]>([
  ['nothing stands there', isAbsent, false],
  ['the version that was read', versionIs(3), true],
  ['another version', versionIs(2), false],
  ['the seq that was read', seqIs(5), true],
  ['just enough is available', availableAtLeast(60), true],
  ['a minute is missing', availableAtLeast(61), false],
  ['before the end', endsAfter(999), true],
  ['at the end', endsAfter(1_000), false],
  ['another deadline', dueKeyIs('other'), false],
  ['as many wrong codes', codeTriesAre(1), true],
  ['one wrong code less', codeTriesAre(0), false],
])('%s → the write %#', async (_name, condition, holds) => {
  const table = memoryTable([standing]);
  const written = { ...key, version: 4 };
  const cancelled = await table.transact([{ label: 'order', item: written, conditions: [condition] }]);
  expect(cancelled === undefined).toBe(holds);
  expect(await table.get(key)).toEqual(holds ? written : standing);
  if (!holds) expect(cancelled).toEqual({ failed: new Map([['order', standing]]), contended: false });
});

test('a clause that is new to the model is said, never believed', async () => {
  const unheardOf = { name: 'x', clause: 'begins_with(#pk, :a)', values: { ':a': 'O' } };
  const write = memoryTable([]).transact([{ label: 'order', item: key, conditions: [unheardOf] }]);
  await expect(write).rejects.toThrow('does not know');
});

test('one failed condition → none of the items is written', async () => {
  const table = memoryTable([standing]);
  const other = { pk: 'ORDER#ord_b', sk: 'ORDER' };
  await table.transact([
    { label: 'other', item: other, conditions: [] },
    { label: 'order', item: key, conditions: [isAbsent] },
  ]);
  expect(await table.batchGet([other, key, key])).toEqual([standing]);
});

test('updates set values and lengthen lists, under their conditions alone', async () => {
  const table = memoryTable([standing]);
  const update = {
    key,
    update: 'SET #dueKey = :due, #codeTries = list_append(if_not_exists(#codeTries, :none), :one)',
    names: {},
    values: { ':due': 'later', ':none': [], ':one': ['per_b'] },
    conditions: [versionIs(3)],
  };
  expect(await table.update(update)).toEqual({ kind: 'written' });
  expect(await table.get(key)).toEqual({ ...standing, dueKey: 'later', codeTries: ['per_a', 'per_b'] });
  expect((await table.update({ ...update, conditions: [versionIs(4)] })).kind).toBe('overtaken');
});

test('a fork is another table', async () => {
  const table = memoryTable([standing]);
  await table.fork().putAll([{ ...key, version: 9 }]);
  expect(table.find(key.pk, key.sk)).toEqual(standing);
});
