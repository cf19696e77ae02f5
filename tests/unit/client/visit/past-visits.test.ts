import { endOf, pastOf, spokenPast } from '../../../../client/src/visit/past-visits';
import { cardOf, NOW_MS, orderIn, shownStates, wang } from '../../../fixtures/elder-answers';

const plain = (words: string) => words.replaceAll('\u200b', '').replaceAll('\u00a0', ' ');
const she = wang.personId;

test('what stands on the first page is not past; nothing else is left out', () => {
  const past = pastOf(shownStates.map((state) => cardOf(orderIn(state)))).map(({ state }) => state);
  expect(past).toEqual(['confirmed', 'disputed', 'settled', 'cancelled']);
});

test('each says how it ended, aloud too', () => {
  const called = { ...cardOf(orderIn('cancelled')), endedBy: 'family' as const };
  expect(plain(endOf(called, she))).toBe('家人取消了');
  expect(plain(endOf(cardOf(orderIn('settled')), she))).toBe('李师傅来过');
  expect(plain(spokenPast([called], she, NOW_MS))).toBe('以前的服务。今天上午 9 点，陪同就医，家人取消了。');
  expect(plain(spokenPast([], she, NOW_MS))).toBe('以前的服务。还没有以前的服务。');
});
