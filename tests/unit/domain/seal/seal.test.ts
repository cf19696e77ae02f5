import fc from 'fast-check';
import { hex } from '../../../../shared/domain/ledger/canonical';
import { archiveLine } from '../../../../shared/domain/seal/archive-line';
import { archiveName } from '../../../../shared/domain/seal/archive-name';
import { cutAfter, cutBefore, sealName } from '../../../../shared/domain/seal/cut';
import {
  accountChain,
  entriesOf,
  sealListOf,
  sealOver,
  subjectChain,
} from '../../../../shared/domain/seal/make-seal';
import { canonicalSeal, readSeal, sealHash, sealText } from '../../../../shared/domain/seal/seal';
import { listText, readList } from '../../../../shared/domain/seal/seal-list';
import { DAY_MS } from '../../../../shared/domain/units';
import { accountOf, acts, type City, runCity, sha256 } from '../ledger/city-for-tests';

const CUT_MS = Date.parse('2026-03-03T16:15:00Z');

/** The journal of a city, so many entries to an object. */
const objectsOf = ({ entries }: City, size = 3) =>
  Array.from({ length: Math.ceil(entries.length / size) }, (_, no) => {
    const text = entries
      .slice(no * size, (no + 1) * size)
      .map((entry) => `${archiveLine(entry)}\n`)
      .join('');
    const place = { createdMs: CUT_MS, firstSequence: `${no}`, lastSequence: `${no}` };
    return { name: archiveName(sha256, place, text), text };
  });

test.each([
  ['2026-03-03T16:14:59.999Z', '2026-03-02T16:15:00Z', 'seals/20260303.json'],
  ['2026-03-03T16:15:00Z', '2026-03-03T16:15:00Z', 'seals/20260304.json'],
  ['2026-03-04T08:00:00Z', '2026-03-03T16:15:00Z', 'seals/20260304.json'],
])('the last cut before %s → %s, named %s', (at, cut, name) => {
  expect(cutBefore(Date.parse(at))).toBe(Date.parse(cut));
  expect(sealName(cutBefore(Date.parse(at)))).toBe(name);
  expect(cutAfter(Date.parse(at))).toBe(Date.parse(cut) + DAY_MS);
});

test('any journal → each entry once, each chain at its head, in lists and seals that read back as they are', () => {
  fc.assert(
    fc.property(acts, (all) => {
      const city = runCity(all);
      const list = sealListOf(sha256, objectsOf(city), new Set());
      expect(list.entries.map(({ subject, version }) => [subject, version])).toEqual(
        city.entries.map(({ subject, version }) => [`${subject.kind}:${subject.id}`, version]),
      );
      const heads = new Map(list.chains.map(({ chain, no, headHash }) => [chain, `${no} ${hex(headHash)}`]));
      for (const { account, seq, headHash } of city.heads.values())
        expect(heads.get(accountChain(account))).toBe(seq === 0 ? undefined : `${seq} ${hex(headHash)}`);
      for (const { id, version, headHash } of city.orders)
        expect(heads.get(subjectChain(`order:${id}`))).toBe(`${version} ${hex(headHash)}`);
      const seal = sealOver(sha256, list, undefined, CUT_MS, 'Ed25519');
      const signed = { seal, signature: new Uint8Array(64).fill(7) };
      expect(readSeal(sealText(signed))).toEqual(signed);
      expect(readList(listText(list))).toEqual(list);
    }),
  );
});

const CITY = runCity([
  { kind: 'open', who: 1, minutes: 60 },
  { kind: 'request', sources: [{ who: 1, minutes: 30 }] },
  { kind: 'cancel', order: 0 },
  { kind: 'open', who: 2, minutes: 60 },
]);

test('what an earlier seal took → in no later one, and an entry that stands in two objects counts once', () => {
  const [first, second] = objectsOf(CITY);
  if (first === undefined || second === undefined) throw new Error('two objects');
  const earlier = sealListOf(sha256, [first], new Set());
  const again = sealListOf(
    sha256,
    [first, second, first],
    new Set(earlier.entries.map(({ hash }) => hex(hash))),
  );
  expect(earlier.entries).toHaveLength(3);
  expect(again.entries.map(({ object, row }) => [object, row])).toEqual([[1, 0]]);
  expect(again.chains.map(({ chain }) => chain)).toContain(accountChain(accountOf(2)));
  expect(again.chains.map(({ chain }) => chain)).not.toContain(accountChain(accountOf(1)));
});

test('a seal → chained to the one before, and any field changed is another seal', () => {
  const list = sealListOf(sha256, objectsOf(CITY), new Set());
  const first = sealOver(sha256, list, undefined, CUT_MS, 'Ed25519');
  const second = sealOver(
    sha256,
    { objects: [], entries: [], chains: [] },
    first,
    CUT_MS + DAY_MS,
    'Ed25519',
  );
  expect([first.no, second.no]).toEqual([1, 2]);
  expect(second.previousHash).toEqual(sealHash(sha256, first));
  const texts = new Set([first, second].map((seal) => hex(canonicalSeal(seal))));
  for (const more of [{ no: 9 }, { cutMs: 1 }, { entries: 9 }, { chains: 9 }])
    texts.add(hex(canonicalSeal({ ...first, ...more })));
  for (const name of ['previousHash', 'entriesRoot', 'chainsRoot', 'listHash'] as const)
    texts.add(hex(canonicalSeal({ ...first, [name]: new Uint8Array(32).fill(9) })));
  expect(texts.size).toBe(10);
});

test('an object that is not what its name says, or has a line that is none → no entries of it', () => {
  const [object] = objectsOf(CITY);
  if (object === undefined) throw new Error('an object');
  const renamed = (text: string) => ({
    name: archiveName(sha256, { createdMs: 0, firstSequence: '', lastSequence: '' }, text),
    text,
  });
  expect(entriesOf(sha256, object)).toHaveLength(3);
  for (const wrong of [
    { ...object, text: object.text.replace('60', '61') },
    renamed(`${object.text}{}\n`),
    renamed(object.text.trimEnd()),
  ])
    expect(entriesOf(sha256, wrong)).toBeUndefined();
});

test.each<[string, (text: string) => string]>([
  ['an algorithm of nobody’s', (text) => text.replace('Ed25519', 'rot13')],
  ['no signature', (text) => text.replace(/"signature":"[^"]*"/, '"signature":""')],
  ['one field more', (text) => text.replace('{', '{"note":1,')],
  ['a number below zero', (text) => text.replace('"no":1', '"no":-1')],
])('a seal with %s → it does not read', (_name, tamper) => {
  const seal = sealOver(sha256, { objects: [], entries: [], chains: [] }, undefined, CUT_MS, 'Ed25519');
  const text = sealText({ seal, signature: new Uint8Array(64) });
  expect(tamper(text)).not.toBe(text);
  expect(() => readSeal(tamper(text))).toThrow();
});

test('a list with a row more or in another order → it does not read', () => {
  const text = listText(sealListOf(sha256, objectsOf(CITY), new Set()));
  const rows = text.trimEnd().split('\n');
  for (const wrong of [
    `${text}{}\n`,
    `${rows.toReversed().join('\n')}\n`,
    text.replace('"row":0', '"row":0.5'),
  ])
    expect(() => readList(wrong)).toThrow();
});
