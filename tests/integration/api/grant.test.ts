import type { Item } from '../../../functions/store/item';
import { audit } from '../../../local/audit/audit';
import { readJournal } from '../../../local/audit/journal';
import type { Actor } from '../../../shared/domain/authority/actor';
import type { AccountId } from '../../../shared/domain/ledger/account';
import { fresh, NOW_MS } from '../city-for-tests';
import {
  type Answer,
  type Cast,
  castOf,
  type LambdasForTests,
  startLambdasForTests,
} from './lambdas-for-tests';

/** Hours for an elder in hardship, proposed by one and approved by another, over the real lambda and engine. */

let lambdas: LambdasForTests;
let cast: Cast;
let secondLead: Actor;
beforeAll(async () => {
  lambdas = await startLambdasForTests();
  cast = await castOf(lambdas.city);
  const personId = await lambdas.city.addPerson('另一位站长', { facets: ['staff'], minutes: 0 });
  secondLead = { ...cast.lead, personId };
  // The pool holds 600 minutes.
  await lambdas.give(cast.daughter, 'person/give-minutes', { to: { kind: 'pool' }, minutes: 600 });
});
afterAll(() => lambdas.stop());

const elderId = () => cast.elder.personId;
const propose = (more: Readonly<Record<string, unknown>> = {}, who = cast.station): Promise<Answer> =>
  lambdas.give(who, 'desk/propose-grant', { elderId: elderId(), minutes: 120, reason: 'illness', ...more });
const caseOf = async (more: Readonly<Record<string, unknown>> = {}): Promise<string> =>
  String((await propose(more)).body.caseId);
const act = (
  verb: 'approve' | 'refuse' | 'close',
  caseId: string,
  who: Actor = cast.lead,
  more: Readonly<Record<string, unknown>> = {},
): Promise<Answer> => lambdas.give(who, `desk/${verb}-grant`, { elderId: elderId(), caseId, ...more });
const balanceOf = async (account: AccountId): Promise<readonly [number, number] | undefined> => {
  const head = (await lambdas.city.ports.load({ accounts: [account] })).heads.get(account);
  return head && [head.availableMinutes, head.heldMinutes];
};
const pool = () => balanceOf(`pool:${lambdas.city.stationId}`);
const grant = (caseId: string) => balanceOf(`grant:${cast.elder.personId}:${caseId}`);
const codeOf = ({ status, body }: Answer): string => (status === 200 ? 'done' : String(body.code));

test('proposed, approved by another, closed: the hours go from the pool to the case, and what is left comes back', async () => {
  const caseId = await caseOf();
  expect(await pool()).toEqual([600, 0]);
  expect((await act('approve', caseId)).status).toBe(200);
  expect([await pool(), await grant(caseId)]).toEqual([
    [480, 0],
    [120, 0],
  ]);
  expect((await act('close', caseId, cast.station)).status).toBe(200);
  expect([await pool(), await grant(caseId)]).toEqual([
    [600, 0],
    [0, 0],
  ]);
  expect(codeOf(await act('close', caseId))).toBe('case_forbids');
});

test('each command, sent again after its reply was lost → the same answer, and nothing moves twice', async () => {
  const before = await pool();
  const proposal = { commandId: fresh('command') };
  const first = await propose(proposal);
  expect(await propose(proposal)).toEqual(first);
  expect(codeOf(await propose({ ...proposal, minutes: 60 }))).toBe('command_id_reused');
  const caseId = String(first.body.caseId);
  for (const [verb, who] of [
    ['approve', cast.lead],
    ['close', cast.station],
  ] as const) {
    const command = { commandId: fresh('command') };
    const done = await act(verb, caseId, who, command);
    expect(done.status).toBe(200);
    expect(await act(verb, caseId, who, command)).toEqual(done);
  }
  expect(await pool()).toEqual(before);
  const refused = await caseOf();
  const command = { commandId: fresh('command') };
  const done = await act('refuse', refused, cast.lead, command);
  expect(await act('refuse', refused, cast.lead, command)).toEqual(done);
});

test('two leads approve at once → one does, the other hears that it is approved, and the pool gives once', async () => {
  const caseId = await caseOf();
  const answers = await Promise.all([act('approve', caseId), act('approve', caseId, secondLead)]);
  expect(answers.map(codeOf).sort()).toEqual(['case_forbids', 'done']);
  expect([await pool(), await grant(caseId)]).toEqual([
    [480, 0],
    [120, 0],
  ]);
});

test('five cases of 240 approved at once, where the pool holds two → two are, three hear what is missing', async () => {
  const cases = [];
  for (let count = 0; count < 5; count += 1) cases.push(await caseOf({ minutes: 240 }));
  const codes: string[] = [];
  // Their elder and the pool are one item each, so some are overtaken to the end: they ask again, as people do.
  await Promise.all(
    cases.map(async (caseId) => {
      let code = 'try_again';
      while (code === 'try_again') code = codeOf(await act('approve', caseId));
      codes.push(code);
    }),
  );
  expect(codes.sort()).toEqual(['done', 'done', ...Array<string>(3).fill('insufficient_minutes')]);
  expect(await pool()).toEqual([0, 0]);
});

test('whoever proposed it, and a relative, cannot approve; staff and another station are not asked', async () => {
  const caseId = String((await propose({}, cast.lead)).body.caseId);
  expect(codeOf(await act('approve', caseId))).toBe('maker_is_checker');
  expect(codeOf(await act('approve', caseId, cast.station))).toBe('not_allowed');
  expect(codeOf(await act('approve', caseId, cast.otherLead))).toBe('not_found');
  expect(codeOf(await act('approve', fresh('case')))).toBe('not_found');
  expect(codeOf(await propose({ minutes: 615 }))).toBe('rule_forbids');
});

/** What the audit says of a copy of the table; passbooks are not projected here. */
const auditOf = async (copy: readonly Item[]) =>
  audit(await readJournal({ ...lambdas.city.table, scan: async () => ({ items: copy }) }), NOW_MS).filter(
    ({ what }) => what !== 'was not projected',
  );

test('the journal of it all stands every check, and a case that is not what its entries say is found', async () => {
  const { items } = await lambdas.city.table.scan();
  expect(await auditOf(items)).toEqual([]);
  const isCase = (state: string) => (item: Item) => item.kind === 'grantCase' && item.state === state;
  const changed = (is: (item: Item) => boolean, into: (item: Item) => Item): readonly Item[] => {
    const one = items.find(is);
    if (one === undefined) throw new Error('nothing to tamper with');
    return items.map((item) => (item === one ? into(item) : item));
  };
  for (const copy of [
    changed(isCase('proposed'), (item) => ({ ...item, state: 'approved', judgedById: cast.lead.personId })),
    changed(isCase('approved'), (item) => ({ ...item, minutes: 600 })),
    changed(isCase('approved'), (item) => ({ ...item, judgedById: item.proposedById })),
    changed(isCase('closed'), (item) => ({ ...item, reason: 'other' })),
    items.filter((item) => !isCase('refused')(item)),
  ])
    expect(await auditOf(copy)).toContainEqual(
      expect.objectContaining({ invariant: 9, place: expect.stringMatching(/^case:cas_/) }),
    );
});
