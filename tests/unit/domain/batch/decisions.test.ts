import { decideApprove } from '../../../../shared/domain/batch/decide-approve';
import { decideDraft } from '../../../../shared/domain/batch/decide-draft';
import { decideClose, decideStop } from '../../../../shared/domain/batch/decide-end';
import { decidePostPart } from '../../../../shared/domain/batch/decide-post-part';
import { batchLifecycle } from '../../../../shared/domain/batch/lifecycle';
import { type BatchCommand, batchCommands, batchStates } from '../../../../shared/domain/batch/states';
import { Contradiction } from '../../../../shared/domain/contradiction';
import { newHead } from '../../../../shared/domain/ledger/account';
import { defaultRulebook } from '../../../../shared/domain/rulebook/default-rulebook';
import { binding, NOON, personNamed, STAFF, WANG } from '../order/samples';
import { Books, draftFacts, LEAD, lineOf, linesOf, made, OPENING, opening, sha256 } from './samples';

const ruleOf = (decided: ReturnType<typeof decideDraft>) => (decided.ok ? 'ok' : decided.refusal.data.rule);

describe('a draft', () => {
  const station = new Map([[WANG, personNamed(WANG)]]);
  test.each([
    ['no line', [], 'batch_size'],
    ['2,000 lines', linesOf(2_000), 'ok'],
    ['2,001 lines, one of nothing', [...linesOf(2_000), lineOf(2_000, 0)], 'batch_size'],
    ['a line of nothing, twice', [lineOf(1, 0), lineOf(1, 0)], 'line_minutes'],
    ['a fraction', [lineOf(1, 1.5)], 'line_minutes'],
    ['a minute', [lineOf(1, 1)], 'ok'],
    ['the drafter twice', [opened(STAFF), opened(STAFF)], 'person_twice'],
    ['the drafter', [opened(STAFF)], 'own_hours'],
  ])('of %s → %s', (_what, lines, expected) => {
    expect(ruleOf(decideDraft(sha256, draftFacts(), opening(lines), NOON))).toBe(expected);
  });
  test('of a relative → own_hours, also once the binding has run out', () => {
    const bindings = [{ ...binding, relativeId: STAFF, untilMs: 0 }];
    const facts = draftFacts({ bindings, people: new Map() });
    expect(ruleOf(decideDraft(sha256, facts, opening([opened(WANG)]), NOON))).toBe('own_hours');
  });
  test.each([
    ['of the station', draftFacts({ people: station }), 'ok'],
    ['of another station', draftFacts({ people: station, stationId: 'org_other' }), 'person_of_station'],
    ['whom nobody knows', draftFacts({ people: new Map() }), 'person_of_station'],
  ])('of somebody %s → %s', (_what, facts, expected) => {
    expect(ruleOf(decideDraft(sha256, facts, opening([opened(WANG)]), NOON))).toBe(expected);
  });
  test('between accounts that no such batch moves hours between is a bug', () => {
    const wrong = { kind: 'opening', fundAccount: 'issuance:city', lines: linesOf(1) } as const;
    expect(() => decideDraft(sha256, draftFacts(), wrong, NOON)).toThrow();
    const many = { ...opening([{ account: 'issuance:city', minutes: 1 }]) };
    expect(() => decideDraft(sha256, draftFacts(), many, NOON)).toThrow();
  });
  function opened(id: typeof WANG) {
    return { account: `person:${id}`, minutes: 15 } as const;
  }
});

describe('an approval', () => {
  const drafted = (lines = linesOf(2)) => {
    const books = new Books();
    books.write(made(decideDraft(sha256, draftFacts(), opening(lines), NOON)));
    return books;
  };
  const approve = (books: Books, principal = LEAD, bindings: readonly (typeof binding)[] = []) =>
    decideApprove(
      sha256,
      {
        batch: books.standing(),
        parts: books.parts,
        heads: books.heads,
        acting: { principal, bindings },
        rules: defaultRulebook,
      },
      NOON,
    );
  test('takes the whole total from the fund, down to the rulebook’s limit', () => {
    expect(made(approve(drafted())).postings).toEqual([
      { account: OPENING, availableDelta: -120, heldDelta: 0, floorMinutes: -10_000_000 },
      { account: 'batch:bat_1', availableDelta: 120, heldDelta: 0 },
    ]);
  });
  test('by the drafter → other_person', () => {
    expect(approve(drafted(), STAFF)).toMatchObject({ refusal: { data: { rule: 'other_person' } } });
  });
  test('by one who stands in it, or whose relative does → own_hours', () => {
    const hers = { account: `person:${LEAD}`, minutes: 60 } as const;
    expect(approve(drafted([hers]))).toMatchObject({ refusal: { data: { rule: 'own_hours' } } });
    const mother = { account: `person:${WANG}`, minutes: 60 } as const;
    const tie = { ...binding, relativeId: LEAD };
    expect(approve(drafted([mother]), LEAD, [tie])).toMatchObject({
      refusal: { data: { rule: 'own_hours' } },
    });
  });
  test('of a plan that has changed since → thrown', () => {
    const books = drafted();
    books.parts = [{ no: 1, lines: [lineOf(0, 60), lineOf(1, 61)] }];
    expect(() => approve(books)).toThrow(Contradiction);
  });
  test('twice → batch_state_forbids', () => {
    const books = drafted();
    books.write(made(approve(books)));
    expect(approve(books)).toMatchObject({
      refusal: { code: 'batch_state_forbids', data: { state: 'approved', command: 'approve' } },
    });
  });
});

describe('a part', () => {
  test('out of turn → thrown: plan and batch were read at two moments', () => {
    const books = new Books();
    const batch = books.approve(opening(linesOf(41)));
    for (const part of [
      { no: 2, lines: [] },
      { no: 0, lines: [] },
    ])
      expect(() => decidePostPart({ batch, part, heads: books.heads, rules: defaultRulebook }, NOON)).toThrow(
        Contradiction,
      );
  });
  test('closed before the last → thrown', () => {
    const books = new Books();
    books.approve(opening(linesOf(41)));
    const [part] = books.parts;
    if (part === undefined) throw new Error('two parts');
    books.write(
      made(
        decidePostPart({ batch: books.standing(), part, heads: books.heads, rules: defaultRulebook }, NOON),
      ),
    );
    expect(() => decideClose(books.standing(), NOON)).toThrow(Contradiction);
  });
  test('with a frozen account: credits arrive there, and nothing is collected from it', () => {
    const account = 'person:per_0' as const;
    const frozen = { ...newHead(account), availableMinutes: 90_090, status: 'frozen' } as const;
    const giving = new Books(frozen);
    giving.approve(opening(linesOf(1)));
    const collecting = new Books(frozen);
    collecting.approve({ kind: 'surplus', fundAccount: 'pool:org_station', lines: linesOf(1) });
    for (const [books, moved] of [
      [giving, 60],
      [collecting, 0],
    ] as const) {
      const [part] = books.parts;
      if (part === undefined) throw new Error('one part');
      const change = made(
        decidePostPart({ batch: books.standing(), part, heads: books.heads, rules: defaultRulebook }, NOON),
      );
      expect(change.batch).toMatchObject({ state: 'posting', postedCount: 1, movedMinutes: moved });
    }
  });
});

test('what the table does not name is refused, whatever the state', () => {
  const books = new Books();
  const approved = books.approve(opening(linesOf(1)));
  const progress = { postedCount: 1, movedMinutes: 60 };
  const [part] = books.parts;
  const legal = new Set<string>();
  for (const state of batchStates) {
    // Each state with all that any state holds.
    const batch = { ...approved, ...progress, state } as typeof approved;
    const decide: Record<BatchCommand, () => { readonly ok: boolean }> = {
      approve: () =>
        decideApprove(
          sha256,
          {
            batch,
            parts: books.parts,
            heads: books.heads,
            acting: { principal: LEAD, bindings: [] },
            rules: defaultRulebook,
          },
          NOON,
        ),
      post: () =>
        decidePostPart(
          {
            batch: { ...batch, postedCount: 0 } as typeof approved,
            part: part ?? { no: 0, lines: [] },
            heads: books.heads,
            rules: defaultRulebook,
          },
          NOON,
        ),
      close: () => decideClose(batch, NOON),
      stop: () => decideStop(batch, 'other', NOON),
    };
    for (const command of batchCommands) if (decide[command]().ok) legal.add(`${state} ${command}`);
  }
  const rows = Object.entries(batchLifecycle).flatMap(([state, commands]) =>
    Object.keys(commands).map((command) => `${state} ${command}`),
  );
  expect([...legal].sort()).toEqual(rows.sort());
  expect(rows).toHaveLength(7);
});
