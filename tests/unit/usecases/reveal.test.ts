import type { Identity, IdentityField, Sealed } from '../../../functions/usecases/ports/personal-data';
import { type RevealNote, reveal } from '../../../functions/usecases/reveal';
import type { PersonId } from '../../../shared/domain/ids';

const AUNT: PersonId = 'per_01J00000000000000000000001';
const UNCLE: PersonId = 'per_01J00000000000000000000002';
const CLERK: PersonId = 'per_01J00000000000000000000005';
const NOBODY: PersonId = 'per_01J00000000000000000000009';

const text = new TextEncoder();
/** A table of two persons whose seal is none: `open` alone turns bytes into text. */
const people = new Map<PersonId, Identity>([
  [AUNT, { calledZh: '王阿姨', phone: '13900000001' }],
  [UNCLE, { calledZh: '李师傅' }],
]);
const ports = () => {
  const notes: RevealNote[] = [];
  const reads: PersonId[][] = [];
  return {
    notes,
    reads,
    looker: () => ({ actorId: CLERK, requestId: 'req-1' }),
    note: (note: RevealNote) => notes.push(note),
    readIdentities: async (ids: readonly PersonId[], fields: readonly IdentityField[]) => {
      reads.push([...ids]);
      const found = new Map<PersonId, Sealed>();
      for (const id of ids) {
        const identity = people.get(id);
        if (identity === undefined) continue;
        const sealed = fields.flatMap((field) => {
          const value = identity[field];
          return value === undefined ? [] : [[field, text.encode(value)]];
        });
        found.set(id, { dataKey: new Uint8Array(), fields: Object.fromEntries(sealed) });
      }
      return found;
    },
    open: async (_id: PersonId, { fields }: Sealed): Promise<Identity> =>
      Object.fromEntries(
        Object.entries(fields).map(([field, value]) => [field, new TextDecoder().decode(value)]),
      ),
  };
};

test('two persons, one of them twice, one unknown → read once each, the unknown is absent', async () => {
  const world = ports();
  const revealed = await reveal(world)(['calledZh'], 'order', [AUNT, UNCLE, AUNT, NOBODY]);
  expect(revealed).toEqual(
    new Map([
      [AUNT, { calledZh: '王阿姨' }],
      [UNCLE, { calledZh: '李师傅' }],
    ]),
  );
  expect(world.reads).toEqual([[AUNT, UNCLE, NOBODY]]);
});

test('a look → noted with who looked, in which request, purpose, fields and subjects, without a value', async () => {
  const world = ports();
  await reveal(world)(['calledZh', 'phone'], 'queue', [AUNT]);
  expect(world.notes).toEqual([
    {
      actorId: CLERK,
      requestId: 'req-1',
      purpose: 'queue',
      fields: ['calledZh', 'phone'],
      subjectIds: [AUNT],
    },
  ]);
  expect(JSON.stringify(world.notes)).not.toMatch(/王阿姨|139/);
});

test('a look that fails → noted all the same', async () => {
  const world = ports();
  const broken = { ...world, open: () => Promise.reject(new Error('tampered')) };
  await expect(reveal(broken)(['phone'], 'order', [AUNT])).rejects.toThrow('tampered');
  expect(world.notes).toHaveLength(1);
});

test('nobody is known to look → nothing is read', async () => {
  const world = ports();
  const looker = () => {
    throw new Error('outside of a request');
  };
  await expect(reveal({ ...world, looker })(['phone'], 'order', [AUNT])).rejects.toThrow('outside');
  expect(world.reads).toEqual([]);
});

test.each([
  ['nobody', ['calledZh'] as const, []],
  ['no field', [], [AUNT]],
])('%s asked for → nothing read, nothing noted', async (_what, fields, ids) => {
  const world = ports();
  expect(await reveal(world)(fields, 'home', ids)).toEqual(new Map());
  expect([world.reads, world.notes]).toEqual([[], []]);
});
