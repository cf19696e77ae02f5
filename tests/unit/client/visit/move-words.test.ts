import type { Refused } from '../../../../client/src/api/call';
import { text } from '../../../../client/src/text/text';
import { moveRefused, wantsOtherTime, whyNotMoved } from '../../../../client/src/visit/move-words';
import { renderRefusal } from '../../../../shared/contracts/refusals';
import type { Refusal } from '../../../../shared/domain/refusals';

const words = text.move;
const refused = (refusal: Refusal): Refused => {
  const { code, zh, en, data } = renderRefusal(refusal).body;
  return { kind: 'refused', code, zh, en, data: { ...data } };
};
const stands = (state: Refusal<'state_forbids'>['data']['state']) =>
  refused({ code: 'state_forbids', data: { state, command: 'reschedule' } });

test.each([
  ['accepted', words.taken],
  ['serving', words.begun],
  ['cancelled', words.over],
  ['served', words.over],
  ['referred', words.notNow],
] as const)('%s stands in the way: said with what to do, not with the name of a state', (state, sentence) => {
  expect(moveRefused(stands(state))).toBe(sentence);
  expect(whyNotMoved(state)).toBe(sentence);
  expect(wantsOtherTime(stands(state))).toBe(false);
});

test.each(['start_passed', 'ask_ahead', 'visiting_hours', 'within_one_day', 'other_month'] as const)(
  'the rule %s keeps its own sentence, and another time helps',
  (rule) => {
    const answer = refused({ code: 'rule_forbids', data: { rule, rulebookVersion: 1 } });
    expect(moveRefused(answer)).toBe(answer.zh);
    expect(wantsOtherTime(answer)).toBe(true);
  },
);

test('moved by somebody else meanwhile: the sentence tells to which time, and the visit is to be looked at', () => {
  const answer = refused({ code: 'order_changed', data: { startMs: Date.UTC(2026, 10, 27, 8) } });
  expect(moveRefused(answer)).toContain('11月27日 16:00');
  expect(wantsOtherTime(answer)).toBe(false);
});

test('a state that an older phone does not know, and a silent network', () => {
  const strange = { ...stands('accepted'), data: { state: 'of tomorrow' } };
  expect(moveRefused(strange)).toBe(words.notNow);
  expect(moveRefused({ kind: 'unsent' })).toBe(text.states.unsent);
});
