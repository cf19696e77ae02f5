import { verify } from 'node:crypto';
import { FIRST_HASH } from '../../../shared/domain/ledger/account';
import { hex } from '../../../shared/domain/ledger/canonical';
import { canonicalSeal, readSeal, sealHash } from '../../../shared/domain/seal/seal';
import { listName, readList } from '../../../shared/domain/seal/seal-list';
import { DAY_MS, HOUR_MS } from '../../../shared/domain/units';
import { runCity, sha256 } from '../domain/ledger/city-for-tests';
import { type Places, places } from './archive-for-tests';

/** A quarter past midnight in the city, 4 March. */
const NIGHT_MS = Date.parse('2026-03-03T16:15:00Z');
const { entries } = runCity([
  { kind: 'open', who: 1, minutes: 60 },
  { kind: 'open', who: 2, minutes: 60 },
  { kind: 'request', sources: [{ who: 1, minutes: 30 }] },
  { kind: 'cancel', order: 0 },
]);

const sealsOf = (objects: ReadonlyMap<string, string>) =>
  [...objects]
    .filter(([name]) => name.startsWith('seals/'))
    .sort()
    .map(([, text]) => readSeal(text));
const hashesOf = ({ archive }: Places) =>
  sealsOf(archive).flatMap(({ seal }) =>
    readList(archive.get(listName(seal.listHash)) ?? '').entries.map(({ hash }) => hex(hash)),
  );

test('two nights → each entry in one seal, the seals chained, signed, and word for word in the second place', async () => {
  const { add, seal, archive, copies, publicKey, ...rest } = places();
  add(entries.slice(0, 2), NIGHT_MS - HOUR_MS);
  expect(await seal(NIGHT_MS)).toEqual({ kind: 'sealed', no: 1, entries: 2, late: false });
  add(entries.slice(1), NIGHT_MS + HOUR_MS);
  expect(await seal(NIGHT_MS + DAY_MS)).toEqual({ kind: 'sealed', no: 2, entries: 2, late: false });
  const [first, second] = sealsOf(archive);
  if (first === undefined || second === undefined) throw new Error('two seals');
  expect(first.seal.previousHash).toEqual(FIRST_HASH);
  expect(second.seal.previousHash).toEqual(sealHash(sha256, first.seal));
  for (const { seal: each, signature } of [first, second])
    expect(verify(null, canonicalSeal(each), publicKey, signature)).toBe(true);
  for (const [name, text] of archive) if (!name.startsWith('entries/')) expect(copies.get(name)).toBe(text);
  expect(hashesOf({ add, seal, archive, copies, publicKey, ...rest })).toHaveLength(entries.length);
});

test('the same night again → its seal stands, whatever came meanwhile waits for the next', async () => {
  const { add, seal, archive } = places();
  add(entries.slice(0, 2), NIGHT_MS - HOUR_MS);
  await seal(NIGHT_MS);
  add(entries.slice(2), NIGHT_MS);
  const before = new Map(archive);
  expect(await seal(NIGHT_MS + 7 * HOUR_MS)).toMatchObject({ kind: 'there', no: 1, entries: 2 });
  expect(archive).toEqual(before);
  expect(await seal(NIGHT_MS + DAY_MS)).toMatchObject({ kind: 'sealed', no: 2, entries: 2 });
});

test('an event of an earlier night comes late → no seal between others', async () => {
  const { add, seal, archive } = places();
  add(entries, NIGHT_MS);
  await seal(NIGHT_MS + DAY_MS);
  expect(await seal(NIGHT_MS)).toMatchObject({ kind: 'there', no: 1 });
  expect(sealsOf(archive)).toHaveLength(1);
});

test('a night without entries → sealed too', async () => {
  const { seal } = places();
  expect(await seal(NIGHT_MS)).toEqual({ kind: 'sealed', no: 1, entries: 0, late: false });
});

test('killed before or after any call, then called again → one seal a night, every entry in it once, both places alike', async () => {
  let deaths = 0;
  for (let death = 1; ; death += 1) {
    const each = places();
    each.add(entries.slice(0, 2), NIGHT_MS - DAY_MS);
    await each.seal(NIGHT_MS - DAY_MS);
    each.add(entries.slice(2), NIGHT_MS - HOUR_MS);
    let calls = 0;
    const dies = () => {
      calls += 1;
      if (calls === death) throw new Error('killed');
    };
    const survived = await each.seal(NIGHT_MS, dies).then(
      () => true,
      () => false,
    );
    // An entry that comes between death and retry makes another list than the one that was begun.
    const late = runCity([{ kind: 'open', who: 4, minutes: 5 }]).entries;
    if (!survived) each.add(late, NIGHT_MS + 1);
    await each.seal(NIGHT_MS + HOUR_MS);
    await each.seal(NIGHT_MS + DAY_MS);
    const hashes = hashesOf(each);
    expect(new Set(hashes).size).toBe(hashes.length);
    expect(hashes).toHaveLength(entries.length + (survived ? 0 : 1));
    expect(sealsOf(each.archive).map(({ seal }) => seal.no)).toEqual([1, 2, 3]);
    expect(sealsOf(each.copies)).toEqual(sealsOf(each.archive));
    if (survived) break;
    deaths += 1;
  }
  expect(deaths).toBeGreaterThan(12);
});

test('two sealers in one night → one seal stands, and both name it', async () => {
  const { add, seal, archive } = places();
  add(entries, NIGHT_MS - HOUR_MS);
  const nights = await Promise.all([seal(NIGHT_MS), seal(NIGHT_MS)]);
  expect(nights.map(({ kind }) => kind).sort()).toEqual(['sealed', 'there']);
  expect(sealsOf(archive)).toHaveLength(1);
});

test('entries that waited three nights → sealed, and said to be late', async () => {
  const { add, seal } = places();
  await seal(NIGHT_MS);
  add(entries, NIGHT_MS + HOUR_MS);
  expect(await seal(NIGHT_MS + 3 * DAY_MS)).toMatchObject({ kind: 'sealed', late: true });
});

test('an object was altered before its night → left out and named; the rest is sealed', async () => {
  const { add, seal, archive, alarms } = places();
  const name = add(entries.slice(0, 1), NIGHT_MS - HOUR_MS);
  add(entries.slice(1), NIGHT_MS - HOUR_MS);
  archive.set(name, (archive.get(name) ?? '').replace('60', '61'));
  expect(await seal(NIGHT_MS)).toMatchObject({ entries: entries.length - 1 });
  expect(alarms).toEqual([name]);
});

test('the list of a seal is gone → no night is sealed over the hole; the seal itself is → the second place still has it', async () => {
  for (const prefix of ['seals/', 'lists/']) {
    const { add, seal, archive, copies } = places();
    add(entries, NIGHT_MS - HOUR_MS);
    await seal(NIGHT_MS);
    const gone = [...archive.keys()].find((name) => name.startsWith(prefix)) ?? '';
    archive.delete(gone);
    if (prefix === 'lists/') await expect(seal(NIGHT_MS + DAY_MS)).rejects.toThrow('gone');
    else {
      expect(await seal(NIGHT_MS + DAY_MS)).toMatchObject({ no: 1 });
      expect(sealsOf(copies).map((each) => each.seal.cutMs)).toEqual([NIGHT_MS, NIGHT_MS + DAY_MS]);
    }
  }
});

test('twelve nights, an old object comes after ten of them → what is a week old is still looked at, older is the audit’s', async () => {
  const { add, seal, archive } = places();
  for (let day = 0; day < 12; day += 1) {
    add(
      runCity([{ kind: 'open', who: day % 5, minutes: day + 1 }]).entries,
      NIGHT_MS + day * DAY_MS - HOUR_MS,
    );
    await seal(NIGHT_MS + day * DAY_MS);
  }
  add(entries.slice(2, 3), NIGHT_MS + 6 * DAY_MS);
  expect(await seal(NIGHT_MS + 12 * DAY_MS)).toMatchObject({ entries: 1 });
  const hashes = sealsOf(archive).length;
  expect(hashes).toBe(13);
});
