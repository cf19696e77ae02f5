import { spokenHome, whoComes } from '../../../../client/src/ui/home-words';
import { homeContract } from '../../../../shared/contracts/home';
import { cardOf, helper, homeAnswer, NOW_MS, orderIn, wang } from '../../../fixtures/elder-answers';

const plain = (words: string) => words.replaceAll('\u200b', '').replaceAll('\u00a0', ' ');
const home = (visits: Parameters<typeof homeAnswer>[0]) => {
  const { ok: _ok, serverNowMs: _now, ...body } = homeAnswer(visits).body;
  return homeContract.response.parse(body);
};
const spoken = (visits: Parameters<typeof homeAnswer>[0]) =>
  plain(spokenHome(home(visits), wang.calledZh, NOW_MS));

test('朗读 says all visits of the page once each, as they stand on it', () => {
  expect(spoken({ today: ['accepted'], toConfirm: ['served'], upcoming: ['open'] })).toBe(
    '王阿姨，早上好。今天上午 9 点，陪同就医，李师傅来过了吗？今天上午 9 点，陪同就医，李师傅来。明天上午 9 点，陪同就医，正在为您找人。您存了12 小时。想请人帮忙，请点一张图。',
  );
});

test('only a visit to come: nobody hears that there is none', () => {
  expect(spoken({ upcoming: ['submitted'] })).toContain('社工正在看');
  expect(spoken({ upcoming: ['submitted'] })).not.toContain('没有安排');
  expect(spoken({})).toContain('今天没有安排。');
});

test('beside 等社工看 nobody is being looked for', () => {
  expect(plain(whoComes({ state: 'submitted' }))).toBe('社工正在看');
  expect(plain(whoComes({ state: 'open' }))).toBe('正在为您找人');
  expect(plain(whoComes({ ...cardOf(orderIn('serving')), helper }))).toBe('李师傅在服务');
});
