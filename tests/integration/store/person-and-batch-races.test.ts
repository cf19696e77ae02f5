import { batchStore } from '../../../functions/store/batch-store';
import { passbookStore } from '../../../functions/store/passbook-store';
import { peopleStore } from '../../../functions/store/people-store';
import { personStore } from '../../../functions/store/person-store';
import { sha256 } from '../../../functions/store/sha256';
import type { Table } from '../../../functions/store/table';
import type { Loaded } from '../../../functions/usecases/ports';
import { decideApprove } from '../../../shared/domain/batch/decide-approve';
import { decideDraft } from '../../../shared/domain/batch/decide-draft';
import type { OrgId, PersonId } from '../../../shared/domain/ids';
import { type AccountId, FIRST_HASH } from '../../../shared/domain/ledger/account';
import { type Doc, docKeyOf } from '../../../shared/domain/ledger/doc';
import { defaultRulebook } from '../../../shared/domain/rulebook/default-rulebook';
import { type EngineForTests, startEngineForTests } from '../engine-for-tests';
import { ASKED_MS, communityId, envelope, fresh, openAccounts, stationId } from './visit-for-tests';

/** What two commands have read before either has written: the second must not stand on what the first has moved. */

let engine: EngineForTests;
let table: Table;
beforeAll(async () => {
  engine = await startEngineForTests();
  table = engine.table();
});
afterAll(() => engine.stop());

const giver = async (): Promise<PersonId> => {
  const id = fresh('person');
  const facts = { birthMonth: 196001, facets: ['volunteer' as const], skills: [], hasGuardian: false };
  const place = { communityId, stationId, bindings: [] };
  await peopleStore(table).writePeople([
    { id, version: 0, headHash: FIRST_HASH, status: 'active', ...facts, ...place },
  ]);
  await openAccounts(table, new Map([[`person:${id}` as const, 300]]));
  return id;
};

type Act = { readonly by: PersonId; readonly from: AccountId; readonly to: AccountId; readonly doc?: Doc };

const load = ({ by, from, to, doc }: Act): Promise<Loaded> =>
  personStore(table, sha256).load({
    accounts: [from, to],
    people: [by],
    ...(doc === undefined ? {} : { docs: [docKeyOf(doc)] }),
  });

/** Ten minutes given, by what was read; what the rules would say is left out. */
const commit = async ({ by, from, to, doc }: Act, loaded: Loaded): Promise<string> => {
  const person = loaded.people.get(by);
  if (person === undefined) throw new Error('the giver was loaded');
  const postings = [
    { account: from, availableDelta: -10, heldDelta: 0 },
    { account: to, availableDelta: 10, heldDelta: 0 },
  ];
  const given = { ...person, version: person.version + 1 };
  const change = { command: 'gift', person: given, postings, docs: doc ? [doc] : [], detail: {} } as const;
  return (await personStore(table, sha256).commitPerson(envelope(by), loaded, change, ASKED_MS)).kind;
};

const oneAfterTheOther = async (first: Act, second: Act): Promise<readonly string[]> => {
  const [seenByFirst, seenBySecond] = [await load(first), await load(second)];
  return [await commit(first, seenByFirst), await commit(second, seenBySecond)];
};

const gift = (by: PersonId, to: PersonId): Act => ({ by, from: `person:${by}`, to: `person:${to}` });

test.each([
  ['without an account', 0],
  ['with an account', 60],
])('two givers, one receiver %s, from the same read → the second reads again', async (_receiver, before) => {
  const to = fresh('person');
  if (before > 0) await openAccounts(table, new Map([[`person:${to}` as const, before]]));
  const acts = [gift(await giver(), to), gift(await giver(), to)] as const;
  expect(await oneAfterTheOther(...acts)).toEqual(['written', 'overtaken']);
  expect(await commit(acts[1], await load(acts[1]))).toBe('written');
  const head = (await passbookStore(table).heads([acts[0].to])).get(acts[0].to);
  expect(head?.availableMinutes).toBe(before + 20);
});

test('two commands about one person that share no account, from the same read → the second reads again', async () => {
  const by = await giver();
  const [from, to] = [fresh('person'), fresh('person')];
  await openAccounts(table, new Map([[`person:${from}` as const, 60]]));
  const other: Act = { by, from: `person:${from}`, to: `person:${to}` };
  expect(await oneAfterTheOther(gift(by, fresh('person')), other)).toEqual(['written', 'overtaken']);
});

test.each([
  ['not there yet', 1],
  ['there', 2],
])(
  'two persons, one document that was %s, from the same read → the second reads again',
  async (_doc, version) => {
    const month = { kind: 'mandateMonth', payerId: fresh('person'), elderId: fresh('person') } as const;
    const doc = (at: number): Doc => ({ ...month, version: at, month: 202603, usedMinutes: 15 * at });
    const act = async (at: number): Promise<Act> => ({
      ...gift(await giver(), fresh('person')),
      doc: doc(at),
    });
    if (version > 1) {
      const earlier = await act(1);
      expect(await commit(earlier, await load(earlier))).toBe('written');
    }
    const kinds = await oneAfterTheOther(await act(version), await act(version));
    expect(kinds).toEqual(['written', 'overtaken']);
  },
);

/** A batch of one line that waits for its approval, and the approval as it was decided before anybody else came. */
const approvalOf = async (fundAccount: `opening:${OrgId}`, to: PersonId) => {
  const store = batchStore(table, sha256);
  const rules = defaultRulebook;
  const batchId = fresh('batch');
  const drafted = decideDraft(
    sha256,
    { batchId, draftedById: fresh('person'), bindings: [], stationId, rules },
    { kind: 'opening', fundAccount, lines: [{ account: `person:${to}`, minutes: 10 }] },
    ASKED_MS,
  );
  if (!drafted.ok) throw new Error(`the draft was refused: ${drafted.refusal.code}`);
  const { value: draft } = drafted;
  await store.commitBatch(envelope(draft.batch.draftedById), await store.load({}), draft, ASKED_MS);
  const loaded = await store.load({ batchId, accounts: [fundAccount, `batch:${batchId}`] });
  const { batch } = loaded;
  if (batch === undefined) throw new Error('the batch was drafted');
  const acting = { principal: fresh('person'), bindings: [] };
  const facts = { batch, parts: draft.parts, heads: loaded.heads, acting, rules };
  const approved = decideApprove(sha256, facts, ASKED_MS);
  if (!approved.ok) throw new Error(`the approval was refused: ${approved.refusal.code}`);
  return () => store.commitBatch(envelope(acting.principal), loaded, approved.value, ASKED_MS);
};

test.each([
  ['begin', 0],
  ['draw on', 1],
])(
  'five approvals %s one opening account from the same read → one is booked, the others read again',
  async (_verb, earlier) => {
    const opening = `opening:${fresh('org')}` as const;
    for (let n = 0; n < earlier; n += 1)
      expect((await (await approvalOf(opening, fresh('person')))()).kind).toBe('written');
    const approvals = [];
    for (let n = 0; n < 5; n += 1) approvals.push(await approvalOf(opening, fresh('person')));
    const kinds = (await Promise.all(approvals.map((approve) => approve()))).map(({ kind }) => kind);
    expect(kinds.toSorted()).toEqual(['overtaken', 'overtaken', 'overtaken', 'overtaken', 'written']);
    const head = (await passbookStore(table).heads([opening])).get(opening);
    expect(head).toMatchObject({ availableMinutes: -10 * (earlier + 1), seq: earlier + 1 });
  },
);
