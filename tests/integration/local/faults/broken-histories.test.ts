import type { Item } from '../../../../functions/store/item';
import { checkHeard } from '../../../../local/faults/check/check-heard';
import { checkOrder } from '../../../../local/faults/check/check-order';
import { checkHistory } from '../../../../local/faults/check/check-world';
import { entryName, type History } from '../../../../local/faults/check/history';
import { replayOnModel } from '../../../../local/faults/check/replay-on-model';
import { operations } from '../../../../local/faults/operations';
import type { Given } from '../../../../local/faults/stage';
import type { Entry } from '../../../../shared/domain/ledger/entry';
import { type EngineForTests, startEngineForTests } from '../../engine-for-tests';
import { lifeOf, playedWorld } from './world-for-tests';

let engine: EngineForTests;
let played: Awaited<ReturnType<typeof playedWorld>>;
/** Two visits of one elder, both settled: their lines stand in the same account. */
let history: History;
beforeAll(async () => {
  engine = await startEngineForTests();
  const visit = ['request', 'grab', 'check-in', 'check-out', 'confirm', 'settle full'];
  const refused = ['request', 'grab', 'check-in: clock ±5 minutes at a deadline'];
  played = await playedWorld({ endpoint: engine.endpoint, name: 'broken-histories' }, [
    lifeOf(1, ...visit),
    lifeOf(2, ...visit),
    lifeOf(4, ...refused),
    lifeOf(5, 'propose-grant', 'approve-grant', 'close-grant'),
  ]);
  history = played.history;
});
afterAll(async () => {
  await played.world.close();
  await engine.stop();
});

const givenFor = (operation: string): Given => {
  const given = history.heard.find(({ act, told }) => act.operation === operation && told?.ok === true);
  if (given === undefined) throw new Error(`nobody gave ${operation}`);
  return given;
};
const hearing = (given: Given, more: Partial<Given>): History => ({
  ...history,
  heard: history.heard.map((each) => (each === given ? { ...each, ...more } : each)),
});
const entriesOf = (command: Entry['command']): readonly Entry[] =>
  history.journal.entries.map(({ value }) => value).filter((entry) => entry.command === command);
const withEntry = (is: Entry, by: readonly Entry[]): History => ({
  ...history,
  journal: {
    ...history.journal,
    entries: history.journal.entries.flatMap((read) =>
      read.value === is ? by.map((value) => ({ ...read, value })) : [read],
    ),
  },
});
const first = <T>([one]: readonly T[]): T => {
  if (one === undefined) throw new Error('there is none');
  return one;
};
const changed = async (is: (item: Item) => boolean, into: (item: Item) => Item): Promise<History> => ({
  ...history,
  journal: await played.journalOf(played.items.map((item) => (is(item) ? into(item) : item))),
});

test('the history as it was → nothing is found', async () => {
  expect(await checkHistory(history, operations, played.nowMs)).toEqual([]);
});

test('an acknowledged command is lost → heard', () => {
  const found = checkHeard(withEntry(first(entriesOf('settle')), []));
  expect(found.map(({ what }) => what)).toEqual([
    expect.stringContaining('is lost'),
    'was carried out and is not there',
  ]);
});

test('a command is posted twice → heard, and the model was never given the second', async () => {
  const settle = first(entriesOf('settle'));
  const twice: Entry = {
    ...settle,
    commandId: 'cmd_01KJRKB0M00000000000000000',
    version: settle.version + 1,
  };
  const broken = withEntry(settle, [settle, twice]);
  expect(checkHeard(broken)).toEqual([
    expect.objectContaining({ what: 'is there, and nobody carried it out' }),
  ]);
  const posted = { ...broken, committed: [...broken.committed, entryName(twice)] };
  expect(checkHeard(posted)).toEqual([
    expect.objectContaining({ what: expect.stringContaining('when nobody had given it') }),
  ]);
  expect((await replayOnModel(posted, operations)).map(({ what }) => what)).toContain('nobody gave it');
});

test('a refused command wrote something → heard', () => {
  const given = givenFor('grab');
  const found = checkHeard(hearing(given, { told: { ok: false, code: 'day_full' } }));
  expect(found).toEqual([
    expect.objectContaining({ what: expect.stringContaining('was refused (day_full)') }),
  ]);
});

test('somebody heard of another version → heard', () => {
  const given = givenFor('confirm');
  if (given.told?.ok !== true || given.told.outcome === undefined) throw new Error('accepted');
  const outcome = { ...given.told.outcome, version: 9 };
  expect(checkHeard(hearing(given, { told: { ok: true, outcome } }))).toHaveLength(1);
});

test.each<[of: string, more: object]>([
  ['another version', { version: 9 }],
  ['another person', { personId: 'per_nobody' }],
  ['another case', { caseId: 'cas_nobody' }],
])('somebody heard of %s of a person → heard', (_of, more) => {
  const given = givenFor('propose-grant');
  if (given.told?.ok !== true || given.told.person === undefined) throw new Error('accepted');
  const person = { ...given.told.person, ...more };
  expect(checkHeard(hearing(given, { told: { ok: true, person } }))).toEqual([
    expect.objectContaining({ what: expect.stringContaining('and is another') }),
  ]);
});

test('a command happened at an instant at which nobody gave it → heard', () => {
  const given = givenFor('check-in');
  expect(checkHeard(hearing(given, { atMs: given.atMs + 1 }))).toHaveLength(1);
});

test('two lines of one account change places in its chain → a circle with the order that they are about', () => {
  const [one, other] = [first(entriesOf('request')), first(entriesOf('settle'))];
  const seqOf = ({ lines }: Entry): number => first(lines).seq;
  const placedAt = (entry: Entry, seq: number): Entry => ({
    ...entry,
    lines: entry.lines.map((line, index) => (index === 0 ? { ...line, seq } : line)),
  });
  expect(seqOf(one)).toBeLessThan(seqOf(other));
  const half = withEntry(one, [placedAt(one, seqOf(other))]);
  const broken = {
    ...half,
    journal: {
      ...half.journal,
      entries: half.journal.entries.map((read) =>
        read.value === other ? { ...read, value: placedAt(other, seqOf(one)) } : read,
      ),
    },
  };
  expect(checkOrder(history)).toEqual([]);
  expect(checkOrder(broken)).toEqual([
    expect.objectContaining({ what: expect.stringContaining('a circle') }),
  ]);
});

test('what was answered is undone by what was given before → a circle with time', () => {
  const grab = givenFor('grab');
  // The grab was given when the visit had long been settled, and yet stands before it.
  const late = history.committed.length;
  const found = checkOrder(hearing(grab, { from: late, until: late }));
  expect(found).toEqual([expect.objectContaining({ what: expect.stringContaining('grab') })]);
});

test.each<[name: string, is: (item: Item) => boolean, into: (item: Item) => Item]>([
  [
    'an account has a minute more',
    ({ pk, sk }) => sk === 'HEAD' && String(pk).startsWith('ACCOUNT#person'),
    (item) => ({ ...item, availableMinutes: Number(item.availableMinutes) + 1 }),
  ],
  [
    'a helper’s day forgets a visit',
    ({ sk }) => String(sk).startsWith('DAY#'),
    (item) => ({ ...item, visits: [] }),
  ],
  [
    'a case says that it was never closed',
    ({ sk, state }) => String(sk).startsWith('CASE#') && state === 'closed',
    (item) => ({ ...item, state: 'approved' }),
  ],
  [
    'an order says that less was settled',
    ({ sk, state }) => sk === 'ORDER' && state === 'settled',
    (item) => ({ ...item, settledMinutes: 45 }),
  ],
])('%s → the model', async (_name, is, into) => {
  const found = await replayOnModel(await changed(is, into), operations);
  expect(found.length).toBeGreaterThan(0);
  expect(new Set(found.map(({ what }) => what))).toEqual(new Set(['is not the model’s']));
});

test('an entry says something else than the model’s → the model', async () => {
  const isEntry = ({ sk, command }: Item) => String(sk).startsWith('ENTRY#') && command === 'confirm';
  const broken = await changed(isEntry, (item) => ({ ...item, atMs: Number(item.atMs) + 1 }));
  const found = await replayOnModel(broken, operations);
  expect(found.map(({ what }) => what)).toContain('is another entry on the model');
});

test('somebody was refused who would not be on the model → the model', async () => {
  const given = givenFor('grab');
  const found = await replayOnModel(
    { ...history, heard: [...history.heard, { ...given, told: { ok: false, code: 'day_full' } }] },
    operations,
  );
  expect(found).toEqual([
    expect.objectContaining({ what: 'was refused (day_full), which it never is on the model' }),
  ]);
});

test('an operation moves something else than it says → the model', async () => {
  const others = operations.map((each) =>
    each.name === 'settle full' ? { ...each, holds: () => false } : each,
  );
  const found = await replayOnModel(history, others);
  expect(found.map(({ what }) => what)).toEqual([
    expect.stringContaining('settle full moves'),
    expect.stringContaining('settle full moves'),
  ]);
});
