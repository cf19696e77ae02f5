import { refusalTexts, renderRefusal } from '../../../shared/contracts/refusals';
import { eligibilitySentences, ruleSentences } from '../../../shared/contracts/rule-sentences';
import {
  deathStateZh,
  grantStateZh,
  hoursEn,
  hoursZh,
  loanStateZh,
  momentEn,
  momentZh,
  stateZh,
} from '../../../shared/contracts/say';
import type { Refusal, RefusalCode } from '../../../shared/domain/refusals';

const AT_MS = Date.parse('2026-03-04T16:05:00Z');
const data: { readonly [C in RefusalCode]: Refusal<C>['data'] } = {
  invalid_request: { issues: [] },
  not_signed_in: {},
  not_allowed: {},
  not_found: {},
  not_sealed_yet: { cutMs: Date.parse('2026-03-03T16:15:00Z') },
  command_expired: { serverNowMs: AT_MS },
  command_id_reused: {},
  try_again: {},
  consent_missing: {},
  state_forbids: { state: 'served', command: 'cancel' },
  batch_state_forbids: { state: 'closed', command: 'stop' },
  order_already_taken: { state: 'accepted' },
  order_changed: { startMs: AT_MS },
  assignment_over: { assignmentNo: 2 },
  deadline_passed: { endsAtMs: AT_MS },
  too_early: { fromMs: AT_MS },
  not_eligible: { rule: 'distance', rulebookVersion: 7 },
  rule_forbids: { rule: 'ask_ahead', rulebookVersion: 7 },
  day_overlaps: { withStartMs: AT_MS },
  day_full: { plannedMinutes: 495, rulebookVersion: 7 },
  maker_is_checker: {},
  case_forbids: { state: 'approved' },
  loan_forbids: { state: 'ended' },
  proposal_forbids: { proposed: 'reversal' },
  death_forbids: { state: 'ended' },
  code_wrong: { triesLeft: 3 },
  code_locked: {},
  insufficient_minutes: { missingMinutes: 45, account: 'person:per_a' },
  account_not_open: { account: 'person:per_a', status: 'frozen' },
};
// Every code once, each with its own data: the pairs are what the type says.
const all = Object.entries(data).map(([code, of]) => ({ code, data: of })) as Refusal[];

test.each(all)('$code → two sentences of its own, no gap left in them', (refusal) => {
  const { body } = renderRefusal(refusal);
  expect(body.zh).toMatch(/[\u4e00-\u9fff]{4}.*[。）]$/u);
  expect(body.en).toMatch(/^[A-Z0-9].*\.$/);
  for (const said of [body.zh, body.en]) expect(said).not.toMatch(/undefined|NaN|\[object|\$\{/);
});

test.each([
  ['order_changed', '3月5日 00:05', '2026-03-05 00:05'],
  ['deadline_passed', '3月5日 00:05', '2026-03-05 00:05'],
  ['too_early', '3月5日 00:05', '2026-03-05 00:05'],
  ['day_overlaps', '3月5日 00:05', '2026-03-05 00:05'],
  ['day_full', '8 小时 15 分钟', '8 h 15 min'],
  ['insufficient_minutes', '45 分钟', '45 min'],
  ['code_wrong', '3 次', '3 more'],
  ['state_forbids', '待确认', 'served'],
  ['case_forbids', '已批准', 'approved'],
  ['loan_forbids', '不再新用', 'ended'],
  ['proposal_forbids', '撤销入账', 'a reversal is proposed'],
  ['death_forbids', '已办完', 'ended'],
  ['not_eligible', '第 7 版', 'rulebook 7'],
  ['rule_forbids', '第 7 版', 'rulebook 7'],
])('%s says %s', (code, zh, en) => {
  const refusal = all.find((each) => each.code === code);
  const { body } = renderRefusal(refusal ?? { code: 'not_found', data: {} });
  expect(body.zh).toContain(zh);
  expect(body.en).toContain(en);
});

test('who is denied gets no data, whatever the refusal holds', () => {
  const denials = all.filter((refusal) => [401, 403, 404].includes(renderRefusal(refusal).status));
  expect(denials.map(({ code }) => code).sort()).toEqual([
    'consent_missing',
    'maker_is_checker',
    'not_allowed',
    'not_found',
    'not_signed_in',
  ]);
  const talkative = { code: 'not_found', data: { orderId: 'ord_a' } } as const;
  expect(renderRefusal(talkative).body.data).toEqual({});
});

test('no sentence speaks of money', () => {
  const sentences = [...Object.values(eligibilitySentences), ...Object.values(ruleSentences)].map(
    ({ zh }) => zh,
  );
  const said = [
    ...sentences,
    ...all.map((refusal) => renderRefusal(refusal).body.zh),
    ...Object.values(stateZh),
    ...Object.values(grantStateZh),
    ...Object.values(loanStateZh),
    ...Object.values(deathStateZh),
  ];
  expect(said.filter((zh) => /利息|理财|收益|继承|余额|付款|金额|元/.test(zh))).toEqual([]);
});

test('each rule has two sentences that no other rule has', () => {
  for (const sentences of [eligibilitySentences, ruleSentences]) {
    const all = Object.values(sentences);
    expect(new Set(all.map(({ zh }) => zh)).size).toBe(all.length);
    expect(new Set(all.map(({ en }) => en)).size).toBe(all.length);
  }
});

test('no code has the status of a success or of a fault', () => {
  const statuses = Object.values(refusalTexts).map(({ status }) => status);
  expect(statuses.filter((status) => status < 400 || (status > 499 && status !== 503))).toEqual([]);
});

test('times and lengths in words', () => {
  expect([momentZh(AT_MS), momentEn(AT_MS)]).toEqual(['3月5日 00:05', '2026-03-05 00:05']);
  expect([0, 45, 60, 90].map(hoursZh)).toEqual(['0 分钟', '45 分钟', '1 小时', '1 小时 30 分钟']);
  expect([0, 45, 60, 90].map(hoursEn)).toEqual(['0 min', '45 min', '1 h', '1 h 30 min']);
});
