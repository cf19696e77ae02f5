import type { Item } from '../../../functions/store/item';
import { scanJournal } from '../../../functions/store/journal-scan';
import { linesOfEntryItem, projectionStore } from '../../../functions/store/projection-store';
import { sha256 } from '../../../functions/store/sha256';
import type { Table } from '../../../functions/store/table';
import { audit } from '../../../local/audit/audit';
import { auditKept } from '../../../local/audit/audit-kept';
import { checkArchive } from '../../../local/audit/check-archive';
import { readJournal } from '../../../local/audit/journal';
import type { Kept, KeptOutside } from '../../../local/audit/kept';
import type { OrderId, PersonId } from '../../../shared/domain/ids';
import { canonicalEntry, canonicalLine } from '../../../shared/domain/ledger/canonical';
import type { Entry } from '../../../shared/domain/ledger/entry';
import { archiveLine } from '../../../shared/domain/seal/archive-line';
import { archiveName } from '../../../shared/domain/seal/archive-name';
import { cutAfter } from '../../../shared/domain/seal/cut';
import { DAY_MS, HOUR_MS, type Ms } from '../../../shared/domain/units';
import { type Places, places } from '../../unit/usecases/archive-for-tests';
import { type CityForTests, NOW_MS, startCityForTests } from '../city-for-tests';
import { type EngineForTests, startEngineForTests } from '../engine-for-tests';
import { playIn } from '../play-for-tests';

/** Both entries of the first night, and what came in the day after it. */
const NIGHT_MS: Ms = cutAfter(NOW_MS);
const AUDIT_MS: Ms = NOW_MS;

let engine: EngineForTests;
let city: CityForTests;
let table: Table;
let items: readonly Item[];
let entries: readonly Entry[];
let elderId: PersonId;
let servedId: OrderId;
let openId: OrderId;
let where: Places;
/** The object with all entries of the served order, in their order. */
let servedObject: string;

beforeAll(async () => {
  engine = await startEngineForTests();
  city = await startCityForTests(engine);
  ({ table } = city);
  elderId = await city.addPerson('王阿姨');
  const helperId = await city.helper();
  const { served, request } = playIn(city);
  servedId = await served({ elderId, startMs: NOW_MS + 3 * HOUR_MS }, helperId);
  openId = await request({ elderId, startMs: NOW_MS + 2 * DAY_MS });
  const projections = projectionStore(table);
  const found: Entry[] = [];
  for await (const record of scanJournal(table))
    if (record.kind === 'entry') {
      found.push(record.entry);
      await projections.writeLines(linesOfEntryItem(record.item));
    }
  entries = found;
  items = (await table.scan()).items;
  where = places();
  const of = (id: OrderId) =>
    entries.filter(({ subject }) => subject.id === id).sort((a, b) => a.version - b.version);
  servedObject = where.add(of(servedId), NOW_MS);
  await where.seal(NIGHT_MS - DAY_MS);
  where.add(
    entries.filter(({ subject }) => subject.id !== servedId),
    NOW_MS,
  );
  await where.seal(NIGHT_MS);
});
afterAll(async () => {
  await city.stop();
  await engine.stop();
});

const journalOf = (copy: readonly Item[]) => readJournal({ ...table, scan: async () => ({ items: copy }) });
const kept = (more: Partial<KeptOutside> = {}): KeptOutside => ({
  archive: where.archive,
  copies: where.copies,
  publicPem: where.publicPem,
  ...more,
});
const placesOf = async (copy: readonly Item[], outside = kept(), nowMs = AUDIT_MS) =>
  auditKept(await journalOf(copy), outside, nowMs).map(({ place }) => place);

test('table, archive and seals as they were written → clean', async () => {
  expect(auditKept(await journalOf(items), kept(), NIGHT_MS)).toEqual([]);
  expect(await audit(await journalOf(items), AUDIT_MS)).toEqual([]);
});

const isEntry = (id: OrderId, version: number) => (item: Item) =>
  item.pk === `ORDER#${id}` && String(item.sk).startsWith('ENTRY#') && item.version === version;
const changed = (is: (item: Item) => boolean, into: (item: Item) => Item): readonly Item[] => {
  if (!items.some(is)) throw new Error('nothing to tamper with');
  return items.map((item) => (is(item) ? into(item) : item));
};
const entryAt = (id: OrderId, version: number): Entry => {
  const entry = entries.find(({ subject, version: no }) => subject.id === id && no === version);
  if (entry === undefined) throw new Error('no such entry');
  return entry;
};

describe('the table', () => {
  test.each<[kind: string, version: number, tamper: () => readonly Item[]]>([
    ['flip', 3, () => changed(isEntry(servedId, 3), (item) => ({ ...item, atMs: Number(item.atMs) + 1 }))],
    ['delete', 3, () => items.filter((item) => !isEntry(servedId, 3)(item))],
    [
      'swap',
      3,
      () =>
        changed(
          (item) => isEntry(servedId, 3)(item) || isEntry(servedId, 4)(item),
          (item) => ({ ...item, version: 7 - Number(item.version) }),
        ),
    ],
    [
      // The order itself is set back too, so that its chain ends where it says.
      'truncate',
      4,
      () =>
        changed(
          (item) => item.pk === `ORDER#${servedId}` && item.sk === 'ORDER',
          (item) => ({ ...item, version: 3, headHash: entryAt(servedId, 4).previousHash }),
        ).filter((item) => !isEntry(servedId, 4)(item)),
    ],
  ])('%s → found at order … version %i', async (_kind, version, tamper) => {
    expect(await placesOf(tamper())).toContain(`order:${servedId} version ${version}`);
  });

  test('insert → found at the entry that the archive does not have', async () => {
    const twin = items.find(isEntry(servedId, 2));
    if (twin === undefined) throw new Error('no entry');
    const copy = [...items, { ...twin, pk: `ORDER#${openId}` }];
    expect(await placesOf(copy)).toContain(`order:${openId} version 2`);
  });
});

/** The last request of the elder, written anew as if it had always been so: entry, order, account and passbook line agree. */
const rewritten = (): { readonly entry: Entry; readonly table: readonly Item[] } => {
  const before = entryAt(openId, 1);
  const [line] = before.lines;
  if (line === undefined) throw new Error('the request has a line');
  const changedEntry = { ...before, bodyDigest: before.bodyDigest.map((byte) => byte ^ 1) };
  const entryHash = sha256(canonicalEntry(changedEntry));
  const earlier = entries
    .flatMap(({ lines }) => lines)
    .find(({ account, seq }) => account === line.account && seq === line.seq - 1);
  if (earlier === undefined) throw new Error('her account has an earlier line');
  const hash = sha256(canonicalLine(earlier.hash, line, entryHash));
  const entry = { ...changedEntry, lines: [{ ...line, hash }] };
  const account = `ACCOUNT#person:${elderId}`;
  const copy = items.map((item): Item => {
    if (isEntry(openId, 1)(item)) {
      const [stored] = Array.isArray(item.lines) ? item.lines : [];
      return { ...item, bodyDigest: entry.bodyDigest, lines: [{ ...stored, hash }] };
    }
    if (item.pk === `ORDER#${openId}` && item.sk === 'ORDER') return { ...item, headHash: entryHash };
    if (item.pk === account && item.sk === 'HEAD') return { ...item, headHash: hash };
    if (item.pk === account && item.sk === `LINE#${String(line.seq).padStart(10, '0')}`)
      return { ...item, hash };
    return item;
  });
  return { entry, table: copy };
};

describe('rewrite: a whole chain, heads and all', () => {
  test('in the table alone → its own checks are content, archive and seal name the entry', async () => {
    const { table: copy } = rewritten();
    expect(audit(await journalOf(copy), AUDIT_MS)).toEqual([]);
    expect(await placesOf(copy)).toContain(`order:${openId} version 1`);
  });

  test('in table and archive, the object named after its new text → the seal alone finds it, at the entry and its chains', async () => {
    const { entry, table: copy } = rewritten();
    const archive = new Map(where.archive);
    for (const [name, text] of where.archive) {
      const line = archiveLine(entryAt(openId, 1));
      if (!name.startsWith('entries/') || !text.includes(line)) continue;
      const [sequence = ''] = /\d{21}/.exec(name) ?? [];
      const anew = text.replace(line, archiveLine(entry));
      archive.delete(name);
      archive.set(
        archiveName(sha256, { createdMs: NOW_MS, firstSequence: sequence, lastSequence: sequence }, anew),
        anew,
      );
    }
    expect(audit(await journalOf(copy), AUDIT_MS)).toEqual([]);
    const found = auditKept(await journalOf(copy), kept({ archive }), AUDIT_MS);
    expect(found.map(({ place }) => place)).toEqual(
      expect.arrayContaining([
        `order:${openId} version 1`,
        `subject:order:${openId} 1`,
        expect.stringMatching(`^account:person:${elderId} `),
      ]),
    );
    expect(checkArchive(await journalOf(copy), archive)).toEqual([]);
  });
});

const archiveWith = (name: string, into: (lines: string[]) => string[], end = '\n'): Kept =>
  new Map(where.archive).set(
    name,
    `${into((where.archive.get(name) ?? '').trimEnd().split('\n')).join('\n')}${end}`,
  );
const inLine = (row: number, version: number) =>
  `${servedObject} line ${row}: order:${servedId} version ${version}`;

describe('the archive', () => {
  const flipped = (line: string) => line.replace(/"atMs":(\d+)/, (_all, at) => `"atMs":${Number(at) + 1}`);
  const swapped = ([a = '', b = '', ...rest]: string[]) => [b, a, ...rest];
  test.each<[kind: string, place: () => string, archive: () => Kept]>([
    [
      'flip',
      () => inLine(2, 2),
      () =>
        archiveWith(servedObject, (lines) => lines.map((line, row) => (row === 1 ? flipped(line) : line))),
    ],
    [
      'flip to something that is no entry',
      () => `${servedObject} line 2`,
      () => archiveWith(servedObject, (lines) => lines.map((line, row) => (row === 1 ? `${line} ` : line))),
    ],
    [
      'delete',
      () => `order:${servedId} version 2`,
      () => archiveWith(servedObject, (lines) => lines.filter((_, row) => row !== 1)),
    ],
    [
      'insert',
      () => `${servedObject} line 2: order:${servedId} version 9`,
      () =>
        archiveWith(servedObject, ([first = '', ...rest]) => [
          first,
          first.replace(/"version":1\}$/, '"version":9}'),
          ...rest,
        ]),
    ],
    ['swap', () => inLine(1, 1), () => archiveWith(servedObject, swapped)],
    [
      'truncate',
      () => `order:${servedId} version 4`,
      () => archiveWith(servedObject, (lines) => lines.slice(0, -1)),
    ],
    [
      'truncate in the middle of a line',
      () => `${servedObject} line 4`,
      () =>
        archiveWith(
          servedObject,
          (lines) => lines.map((line, row) => (row === 3 ? line.slice(0, 50) : line)),
          '',
        ),
    ],
    [
      'delete a whole object',
      () => servedObject,
      () => new Map([...where.archive].filter(([name]) => name !== servedObject)),
    ],
    [
      'insert a whole object',
      () => 'entries/20260303/9-9-0000000000000000.jsonl',
      () => new Map(where.archive).set('entries/20260303/9-9-0000000000000000.jsonl', 'x\n'),
    ],
  ])('%s → found, and where', async (_kind, place, archive) => {
    expect(await placesOf(items, kept({ archive: archive() }))).toContain(place());
  });
});

describe('the seals', () => {
  const nightsOf = (objects: Kept) => [...objects.keys()].filter((name) => name.startsWith('seals/')).sort();
  const without = (objects: Kept, name: string | undefined): Kept =>
    new Map([...objects].filter(([each]) => each !== name));
  const altered = (objects: Kept, name: string, into: (text: string) => string): Kept =>
    new Map(objects).set(name, into(objects.get(name) ?? ''));

  test.each<[kind: string, place: () => string | undefined, outside: () => Partial<KeptOutside>]>([
    [
      'flip, in both places',
      () => nightsOf(where.archive)[0],
      () => {
        const [first = ''] = nightsOf(where.archive);
        const into = (text: string) => text.replace(/"entries":\d/, '"entries":9');
        return { archive: altered(where.archive, first, into), copies: altered(where.copies, first, into) };
      },
    ],
    [
      'delete the first, in both places',
      () => nightsOf(where.archive)[1],
      () => {
        const [first] = nightsOf(where.archive);
        return { archive: without(where.archive, first), copies: without(where.copies, first) };
      },
    ],
    [
      'truncate, here alone',
      () => nightsOf(where.archive)[1],
      () => ({ archive: without(where.archive, nightsOf(where.archive)[1]) }),
    ],
    [
      'truncate, in the second place alone',
      () => nightsOf(where.archive)[1],
      () => ({ copies: without(where.copies, nightsOf(where.archive)[1]) }),
    ],
    [
      'swap, in both places',
      () => nightsOf(where.archive)[0],
      () => {
        const [first = '', second = ''] = nightsOf(where.archive);
        const turned = (objects: Kept) =>
          new Map(objects).set(first, objects.get(second) ?? '').set(second, objects.get(first) ?? '');
        return { archive: turned(where.archive), copies: turned(where.copies) };
      },
    ],
    [
      'rewrite, signed with another key',
      () => nightsOf(where.archive)[0],
      () => ({ publicPem: places().publicPem }),
    ],
    [
      'flip in a list',
      () => [...where.archive.keys()].find((name) => name.startsWith('lists/')),
      () => {
        const name = [...where.archive.keys()].find((each) => each.startsWith('lists/')) ?? '';
        return { archive: altered(where.archive, name, (text) => text.replace('"row":0', '"row":1')) };
      },
    ],
  ])('%s → found, and where', async (_kind, place, outside) => {
    expect(await placesOf(items, kept(outside()))).toContain(place());
  });

  test('entries of the last night without their seal → nothing for 48 hours after the seal before, then each object by name', async () => {
    const [first, last] = nightsOf(where.archive);
    if (first === undefined) throw new Error('no seal');
    const outside = kept({ archive: without(where.archive, last), copies: without(where.copies, last) });
    const waitingMs = NIGHT_MS - DAY_MS + 2 * DAY_MS;
    expect(await placesOf(items, outside, waitingMs)).toEqual([]);
    const unsealed = [...where.archive.keys()].filter(
      (name) => name.startsWith('entries/') && name !== servedObject,
    );
    expect(await placesOf(items, outside, waitingMs + 1)).toEqual(unsealed);
  });
});
