import { createHash, verify } from 'node:crypto';
import { lineProof } from '../../../functions/usecases/line-proof';
import type { PassbookLine } from '../../../functions/usecases/ports/reading';
import type { Actor } from '../../../shared/domain/authority/actor';
import type { PersonId } from '../../../shared/domain/ids';
import { FIRST_HASH } from '../../../shared/domain/ledger/account';
import type { Entry } from '../../../shared/domain/ledger/entry';
import type { Binding, Person } from '../../../shared/domain/person/person';
import { cutAfter, sealName } from '../../../shared/domain/seal/cut';
import { accountChain, sealOver } from '../../../shared/domain/seal/make-seal';
import { sealText } from '../../../shared/domain/seal/seal';
import { listName, listText } from '../../../shared/domain/seal/seal-list';
import { DAY_MS, HOUR_MS } from '../../../shared/domain/units';
import { checkProof } from '../../../tools/verify-proof.mjs';
import { accountOf, personId, runCity, sha256 } from '../domain/ledger/city-for-tests';
import { type Places, places } from './archive-for-tests';

/** Of her account (number 1): 1 opening by herself, 2 an hour set aside by another, 3 given back, 4 opening again. */
const CITY = runCity([
  { kind: 'open', who: 1, minutes: 60 },
  { kind: 'request', sources: [{ who: 1, minutes: 30 }] },
  { kind: 'cancel', order: 0 },
  { kind: 'open', who: 1, minutes: 5 },
]);
const ATMS = CITY.entries[0]?.atMs ?? 0;
const NIGHT_MS = cutAfter(ATMS);
const NEXT_CUT_MS = cutAfter(NIGHT_MS);

const person = (id: PersonId, bindings: readonly Binding[] = []): Person => ({
  id,
  version: 0,
  headHash: FIRST_HASH,
  status: 'active',
  birthMonth: 195001,
  facets: ['elder'],
  communityId: 'org_1',
  stationId: 'org_1',
  skills: [],
  hasGuardian: false,
  bindings,
});
const binding: Binding = {
  id: 'bnd_1',
  elderId: personId(1),
  relativeId: personId(2),
  tie: 'daughter',
  scopes: ['pay'],
  untilMs: NEXT_CUT_MS + 99 * DAY_MS,
  guardian: false,
};
const PEOPLE = [person(personId(1), [binding]), person(personId(2), [binding]), person(personId(3))];
const elder: Actor = { personId: personId(1), roles: ['elder'] };
const daughter: Actor = { personId: personId(2), roles: ['family'] };

const projected = (entries: readonly Entry[]): readonly PassbookLine[] =>
  entries.flatMap(({ lines, atMs, command }) =>
    lines.map((line) => ({ ...line, atMs, command, availableAfterMinutes: 0, heldAfterMinutes: 0 })),
  );

type More = { readonly lines?: readonly PassbookLine[]; readonly read?: (name: string) => void };
const ask = (where: Places, { lines = projected(CITY.entries), read }: More = {}) =>
  lineProof({
    sha256,
    archive: {
      names: where.stored.names,
      read: async (name) => {
        read?.(name);
        return where.stored.read(name);
      },
    },
    load: async ({ people = [], accounts = [] }) => ({
      people: new Map(PEOPLE.filter(({ id }) => people.includes(id)).map((each) => [each.id, each])),
      heads: new Map([...CITY.heads].filter(([account]) => accounts.includes(account))),
      days: new Map(),
      docs: new Map(),
    }),
    lines: async (account, { next, limit }) => ({
      items: lines
        .filter((line) => line.account === account && line.seq < Number(next))
        .sort((a, b) => b.seq - a.seq)
        .slice(0, limit),
    }),
  });
const check = (where: Places, text: string) =>
  checkProof(text, {
    sha256: async (bytes) => createHash('sha256').update(bytes).digest(),
    verify: async (bytes, signature) => verify(null, bytes, where.publicKey, signature),
  });
const proven = async (where: Places, seq: number, who = elder, more: More = {}) => {
  const asked = await ask(where, more)({ personId: personId(1), seq }, who, NIGHT_MS + HOUR_MS);
  if (!asked.ok) throw new Error(asked.refusal.code);
  const { faults, claim } = await check(where, asked.value.text);
  expect(faults).toEqual([]);
  // Whoever is shown the file meets nobody but its owner.
  expect(new Set(asked.value.text.match(/per_\w+/g))).toEqual(new Set([personId(1)]));
  return claim;
};
const refused = async (where: Places, seq: number, atMs = NIGHT_MS + HOUR_MS, more: More = {}) => {
  const asked = await ask(where, more)({ seq }, elder, atMs);
  if (asked.ok) throw new Error('it was given');
  return asked.refusal;
};
const sealed = async (...nights: readonly (readonly Entry[])[]) => {
  const where = places();
  for (const [no, entries] of nights.entries()) {
    if (entries.length > 0) where.add(entries, NIGHT_MS + (no - 1) * DAY_MS + HOUR_MS);
    await where.seal(NIGHT_MS + no * DAY_MS);
  }
  return where;
};
const [FIRST, ASKED, BACK, AGAIN] = CITY.entries;
if (FIRST === undefined || ASKED === undefined || BACK === undefined || AGAIN === undefined)
  throw new Error('four entries');

test('each line of a sealed night → a proof that holds, and names the line', async () => {
  const where = await sealed(CITY.entries);
  for (const seq of [1, 2, 3, 4])
    expect(await proven(where, seq)).toMatchObject({ account: accountOf(1), seq, sealNo: 1, headNo: 4 });
});

test('an entry in which nobody else has a part → given whole to its owner, to nobody else', async () => {
  const where = await sealed(CITY.entries);
  expect((await proven(where, 1))?.entry).toContain(`lines.1.account=${accountOf(1)}\n`);
  expect(await proven(where, 2)).toMatchObject({ entry: undefined });
  expect(await proven(where, 1, daughter)).toMatchObject({ entry: undefined });
});

test.each<[what: string, seq: number, atMs: number, nights: readonly (readonly Entry[])[], more?: More]>([
  ['no night yet', 1, ATMS + HOUR_MS, []],
  ['a night that has taken other lines alone', 4, NIGHT_MS + HOUR_MS, [[FIRST, ASKED, BACK]]],
  ['a line that the passbook does not show yet', 1, NIGHT_MS + HOUR_MS, [CITY.entries], { lines: [] }],
  ['a line in between that no night has taken', 1, NIGHT_MS + HOUR_MS, [[FIRST, BACK]]],
])('%s → not_sealed_yet, and when to ask again', async (_what, seq, atMs, nights, more = {}) => {
  const where = await sealed(...nights);
  const refusal = await refused(where, seq, atMs, more);
  expect(refusal).toEqual({ code: 'not_sealed_yet', data: { cutMs: cutAfter(atMs) } });
});

test.each<[what: string, nights: readonly (readonly Entry[])[]]>([
  ['a later night', [[FIRST, BACK], [ASKED]]],
  ['an earlier night', [[ASKED], [FIRST, BACK]]],
])('a line in between that %s took → the proof still holds', async (_what, nights) => {
  expect(await proven(await sealed(...nights), 1)).toMatchObject({ seq: 1, headNo: 3 });
});

test('a line that a late sealer took into the night before → proven all the same', async () => {
  const where = places();
  where.add([FIRST], ATMS);
  await where.seal(NIGHT_MS - DAY_MS);
  expect(await proven(where, 1)).toMatchObject({ seq: 1, sealNo: 1, cutMs: NIGHT_MS - DAY_MS });
});

test('no such line → not_found', async () => {
  expect((await refused(await sealed(CITY.entries), 5)).code).toBe('not_found');
});

test('eight nights without the line → not_found, and a ninth is never looked at', async () => {
  const where = await sealed([], [], [], [], [], [], [], [], [FIRST]);
  const read: string[] = [];
  const refusal = await refused(where, 1, undefined, { read: (name) => read.push(name) });
  expect(refusal.code).toBe('not_found');
  expect(read).toHaveLength(16);
});

test('somebody else → not_allowed', async () => {
  const where = await sealed(CITY.entries);
  const stranger: Actor = { personId: personId(3), roles: ['elder', 'family', 'volunteer'] };
  const asked = await ask(where)({ personId: personId(1), seq: 1 }, stranger, NIGHT_MS);
  expect(asked).toEqual({ ok: false, refusal: { code: 'not_allowed', data: {} } });
});

const entriesObject = ({ archive }: Places) =>
  [...archive.keys()].find((name) => name.startsWith('entries/')) ?? '';
test.each<[what: string, change: (where: Places) => More]>([
  [
    'a passbook that shows another line',
    () => ({ lines: projected(CITY.entries).map((line) => ({ ...line, heldDelta: line.heldDelta + 1 })) }),
  ],
  [
    'an archive that has another entry there',
    (where) => {
      const name = entriesObject(where);
      const rows = (where.archive.get(name) ?? '').split('\n');
      where.archive.set(name, [rows[1], ...rows.slice(1)].join('\n'));
      return {};
    },
  ],
  [
    'an archive whose object is gone',
    (where) => {
      where.archive.delete(entriesObject(where));
      return {};
    },
  ],
  [
    'a list that is gone',
    (where) => {
      for (const name of where.archive.keys()) if (name.startsWith('lists/')) where.archive.delete(name);
      return {};
    },
  ],
])('%s → it throws: nobody carries such a file home', async (_what, change) => {
  const where = await sealed(CITY.entries);
  const more = change(where);
  await expect(ask(where, more)({ seq: 1 }, elder, NIGHT_MS + HOUR_MS)).rejects.toThrow();
});

test('more lines in one night than any account has → it throws', async () => {
  const where = places();
  const seqs = Array.from({ length: 1_002 }, (_, at) => at + 1);
  const entry = { subject: 'batch:bat_1', version: 1, hash: FIRST_HASH, object: 0, row: 0 };
  const list = {
    objects: [],
    entries: [{ ...entry, lines: seqs.map((seq) => `${accountOf(1)} ${seq}`) }],
    chains: [{ chain: accountChain(accountOf(1)), no: 1_002, headHash: FIRST_HASH }],
  };
  const seal = sealOver(sha256, list, undefined, NIGHT_MS, 'Ed25519');
  where.archive.set(listName(seal.listHash), listText(list));
  where.archive.set(sealName(NIGHT_MS), sealText({ seal, signature: new Uint8Array(64) }));
  await expect(ask(where)({ seq: 1 }, elder, NIGHT_MS + HOUR_MS)).rejects.toThrow('1001 lines');
});
