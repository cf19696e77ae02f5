import fc from 'fast-check';
import { decideDraft } from '../../../../shared/domain/batch/decide-draft';
import { decidePostPart } from '../../../../shared/domain/batch/decide-post-part';
import type { BatchKind } from '../../../../shared/domain/batch/kinds';
import { stationFund } from '../../../../shared/domain/batch/station-fund';
import type { Proposed } from '../../../../shared/domain/entitlement/proposal';
import { proposeAllowance } from '../../../../shared/domain/entitlement/propose-allowance';
import { proposeReturn } from '../../../../shared/domain/entitlement/propose-return';
import { proposeSurplus } from '../../../../shared/domain/entitlement/propose-surplus';
import {
  type AccountId,
  accountStatuses,
  type Head,
  newHead,
} from '../../../../shared/domain/ledger/account';
import type { Person } from '../../../../shared/domain/person/person';
import { defaultRulebook as rules } from '../../../../shared/domain/rulebook/default-rulebook';
import { Books, draftFacts, made, sha256 } from '../batch/samples';
import { NOON, personNamed, STATION, WANG } from '../order/samples';

/** The tenth of March 2026. */
const THIS_MONTH = 202_603;
const elder = (changes: Partial<Person> = {}, id: Person['id'] = WANG): Person =>
  personNamed(id, { register: 'lowIncome', ...changes });
const headsOf = (...heads: readonly Head[]) => new Map(heads.map((head) => [head.account, head]));
const head = (account: AccountId, changes: Partial<Head> = {}): Head => ({
  ...newHead(account),
  seq: 1,
  ...changes,
});
const said = (proposed: readonly Proposed[]) =>
  proposed.map((one) => ('line' in one ? one.line.minutes : one.why));
const accepted = <T>(result: { readonly ok: true; readonly value: T } | { readonly ok: false }): T => {
  if (!result.ok) throw new Error('refused');
  return result.value;
};

describe('an allowance', () => {
  const account = `entitlement:${WANG}:${THIS_MONTH}` as const;
  test.each<[string, Person, readonly Head[], number | string]>([
    ['an elder on a register', elder(), [], 600],
    ['an elder on none', personNamed(WANG), [], 'not_registered'],
    ['a suspended elder', elder({ status: 'suspended' }), [], 'not_active'],
    ['somebody born in April 1966, still 59', elder({ birthMonth: 196_604 }), [], 'too_young'],
    ['somebody born in March 1966, who is 60 this month', elder({ birthMonth: 196_603 }), [], 600],
    ['one who has the month’s, used up or not', elder(), [head(account)], 'has_it'],
    ['one who is too young and has it', elder({ birthMonth: 196_604 }), [head(account)], 'too_young'],
  ])('%s → %s', (_who, person, heads, expected) => {
    const facts = { people: [person], heads: headsOf(...heads), rules };
    expect(said(accepted(proposeAllowance(facts, THIS_MONTH, NOON)))).toEqual([expected]);
  });
  test.each([
    [202_602, false],
    [202_603, true],
    [202_604, true],
    [202_605, true],
    [202_606, false],
    [202_703, false],
  ])('of %d, asked in March → %s', (month, expected) => {
    expect(proposeAllowance({ people: [], heads: headsOf(), rules }, month, NOON).ok).toBe(expected);
  });
});

describe('what is left of an allowance', () => {
  const account = `entitlement:${WANG}:202602` as const;
  test.each<[string, readonly Head[], number | string]>([
    ['a month that was never handed out', [], 'nothing_left'],
    ['a month that is used up', [head(account, { heldMinutes: 60 })], 'nothing_left'],
    ['a frozen account', [head(account, { availableMinutes: 60, status: 'frozen' })], 'not_open'],
    ['some of it, beside what a visit holds', [head(account, { availableMinutes: 45, heldMinutes: 60 })], 45],
  ])('%s → %s', (_what, heads, expected) => {
    const facts = { people: [elder()], heads: headsOf(...heads), rules };
    expect(said(accepted(proposeReturn(facts, 202_602, NOON)))).toEqual([expected]);
  });
});

describe('a surplus', () => {
  const account = `person:${WANG}` as const;
  test.each<[string, Partial<Head> | undefined, number | string]>([
    ['nobody’s account', undefined, 'not_over'],
    ['as much as one may keep', { availableMinutes: 89_940, heldMinutes: 60 }, 'not_over'],
    ['a minute more', { availableMinutes: 89_941, heldMinutes: 60 }, 1],
    ['more, but frozen', { availableMinutes: 90_060, status: 'frozen' }, 'not_open'],
    ['more, and all of that held', { heldMinutes: 90_060 }, 'all_held'],
    ['more, and most of that held', { availableMinutes: 15, heldMinutes: 90_060 }, 15],
  ])('%s → %s', (_what, changes, expected) => {
    const heads = changes === undefined ? headsOf() : headsOf(head(account, changes));
    expect(said(proposeSurplus({ people: [elder()], heads, rules }))).toEqual([expected]);
  });
});

// Laws: any people (some twice), any accounts.
const ids = fc.integer({ min: 0, max: 30 }).map((number): Person['id'] => `per_${number}`);
const people = fc.array(
  fc.record({
    id: ids,
    register: fc.constantFrom(undefined, 'lowIncome', 'destitute', 'cityCategory'),
    status: fc.constantFrom('active', 'suspended'),
    birthMonth: fc.constantFrom(195_001, 196_603, 196_604, 199_001),
  }),
  { maxLength: 60 },
);
const personsOf = (
  drawn: readonly (Omit<Partial<Person>, 'register'> & {
    readonly id: Person['id'];
    readonly register: Person['register'] | undefined;
  })[],
) => {
  // The same id is the same person, however often the list names them.
  const known = new Map<Person['id'], Person>();
  for (const { register, ...one } of drawn)
    if (!known.has(one.id)) known.set(one.id, personNamed(one.id, { ...one, ...(register && { register }) }));
  return drawn.flatMap(({ id }) => known.get(id) ?? []);
};
const standing = fc.record({
  availableMinutes: fc.integer({ min: 0, max: 200_000 }),
  heldMinutes: fc.integer({ min: 0, max: 100_000 }),
  status: fc.constantFrom(...accountStatuses),
});
const months = fc
  .integer({ min: 202_501, max: 202_712 })
  .filter((month) => month % 100 >= 1 && month % 100 <= 12);
const account = (kind: BatchKind, id: Person['id'], month: number): AccountId =>
  kind === 'surplus' ? `person:${id}` : `entitlement:${id}:${month}`;
const propose = (
  kind: BatchKind,
  all: readonly Person[],
  heads: ReadonlyMap<AccountId, Head>,
  month: number,
) => {
  const facts = { people: all, heads, rules };
  if (kind === 'surplus') return { ok: true, value: proposeSurplus(facts) } as const;
  return kind === 'allowance' ? proposeAllowance(facts, month, NOON) : proposeReturn(facts, month, NOON);
};

describe.each(['allowance', 'allowanceReturn', 'surplus'] as const)('any proposal of %s', (kind) => {
  test('names each person once, drafts without a refusal, and posts to the last minute of its sum', () => {
    fc.assert(
      fc.property(people, fc.array(fc.tuple(ids, standing)), months, (drawn, accounts, month) => {
        const all = personsOf(drawn);
        const heads = accounts.map(([id, changes]) =>
          // Closed accounts hold nothing.
          changes.status === 'closed'
            ? head(account(kind, id, month), { status: 'closed' })
            : head(account(kind, id, month), changes),
        );
        const fund = head(stationFund(kind, STATION), { availableMinutes: 1_000_000 });
        const books = new Books(fund, ...heads);
        const proposed = propose(kind, all, books.heads, month);
        const expected =
          kind === 'surplus' ||
          (kind === 'allowance' ? [202_603, 202_604, 202_605].includes(month) : month < 202_603);
        expect(proposed.ok).toBe(expected);
        if (!proposed.ok) return;
        const named = proposed.value.map(({ personId }) => personId);
        expect(named).toEqual([...new Set(all.map(({ id }) => id))].sort());
        const lines = proposed.value.flatMap((one) => ('line' in one ? [one.line] : []));
        if (lines.length === 0) return;
        const facts = draftFacts({ people: new Map(all.map((person) => [person.id, person])) });
        const draft = { kind, fundAccount: fund.account, lines };
        expect(made(decideDraft(sha256, facts, draft, NOON)).batch.totalMinutes).toBe(
          lines.reduce((sum, { minutes }) => sum + minutes, 0),
        );
        books.approve(draft);
        for (const part of books.parts)
          books.write(
            made(decidePostPart({ batch: books.standing(), part, heads: books.heads, rules }, NOON)),
          );
        expect(books.standing()).toMatchObject({ movedMinutes: books.standing().totalMinutes });
        for (const line of lines) {
          const after = books.heads.get(line.account);
          if (kind === 'allowance') expect(after?.availableMinutes).toBe(600);
          if (kind === 'allowanceReturn') expect(after?.availableMinutes).toBe(0);
          if (kind === 'surplus')
            expect((after?.availableMinutes ?? 0) + (after?.heldMinutes ?? 0)).toBeGreaterThanOrEqual(90_000);
        }
      }),
    );
  });
});

test('an allowance that another batch has handed out meanwhile → nothing, and what it would have got comes back', () => {
  const line = { account: `entitlement:${WANG}:${THIS_MONTH}`, minutes: 600 } as const;
  const books = new Books(head(`subsidy:${STATION}`, { availableMinutes: 600 }));
  const batch = books.approve({ kind: 'allowance', fundAccount: `subsidy:${STATION}`, lines: [line] });
  const usedUp = headsOf(head(line.account, { availableMinutes: 0 }));
  const part = { no: 1, lines: [line] };
  const change = made(decidePostPart({ batch, part, heads: usedUp, rules }, NOON));
  expect(change).toMatchObject({ postings: [], batch: { movedMinutes: 0, postedCount: 1 } });
});

test('a surplus that a plan asks for below the cap → not taken', () => {
  const line = { account: `person:${WANG}`, minutes: 61 } as const;
  const books = new Books(head(line.account, { availableMinutes: 90_060 }));
  const batch = books.approve({ kind: 'surplus', fundAccount: `pool:${STATION}`, lines: [line] });
  const change = made(
    decidePostPart({ batch, part: { no: 1, lines: [line] }, heads: books.heads, rules }, NOON),
  );
  expect(change.batch).toMatchObject({ movedMinutes: 0 });
});

describe('a draft of an allowance, or of what is left', () => {
  const ruleOf = (kind: BatchKind, month: number, minutes: number, person: Person | undefined = elder()) => {
    const facts = draftFacts({ people: new Map([[WANG, person]]) });
    const lines = [{ account: account(kind, WANG, month), minutes }];
    const fundAccount = `subsidy:${STATION}` as const;
    const decided = decideDraft(sha256, facts, { kind, fundAccount, lines }, NOON);
    return decided.ok ? 'ok' : decided.refusal.data.rule;
  };
  test.each<[string, Parameters<typeof ruleOf>, string]>([
    ['as proposed', ['allowance', THIS_MONTH, 600], 'ok'],
    ['of less', ['allowance', THIS_MONTH, 15], 'ok'],
    ['of more', ['allowance', THIS_MONTH, 601], 'allowance_at_most'],
    [
      'of more, for one who is not entitled',
      ['allowance', THIS_MONTH, 601, personNamed(WANG)],
      'allowance_entitled',
    ],
    [
      'of a past month, for one who is not entitled',
      ['allowance', 202_602, 600, personNamed(WANG)],
      'allowance_month',
    ],
    ['three months ahead', ['allowance', 202_606, 600], 'allowance_month'],
    [
      'of another station’s elder',
      ['allowance', 202_602, 600, elder({ stationId: 'org_other' })],
      'person_of_station',
    ],
    ['collected of a past month', ['allowanceReturn', 202_602, 600], 'ok'],
    ['collected of one who is no longer entitled', ['allowanceReturn', 202_602, 60, personNamed(WANG)], 'ok'],
    ['collected of this month', ['allowanceReturn', THIS_MONTH, 60], 'return_month'],
  ])('%s → %s', (_what, asked, expected) => {
    expect(ruleOf(...asked)).toBe(expected);
  });
});
