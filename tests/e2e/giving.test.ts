import type { Browser } from 'playwright-core';
import { elderSession, giftOptionsAnswer } from '../fixtures/elder-answers';
import { volunteerSession } from '../fixtures/phone-answers';
import {
  CLIENT_URL,
  expectElderNumbers,
  expectPhoneNumbers,
  launch,
  openPage,
  openPhone,
  plain,
  serveClient,
  tap,
  wordsOf,
} from './harness';

/** Hours to a relative or to the pool: who, how many, one tap; each step keeps the numbers of its role. */

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

const none = { actions: 0, groups: 0 };
const one = { actions: 1, groups: 0 };
const given = {
  status: 200,
  body: { ok: true, serverNowMs: 0, personId: elderSession.personId, version: 1 },
};

const open = async (
  { care = false, session = elderSession as typeof elderSession | typeof volunteerSession } = {},
  options = giftOptionsAnswer(),
  answer: { readonly status: number; readonly body: object } = given,
) => {
  const sent: unknown[] = [];
  const { page, context, faults } = await openPhone(browser, { care, session });
  await serveClient(page, (name, _url, body) => {
    if (name === 'gift-options') return options;
    sent.push(body);
    return answer;
  });
  await openPage(page, CLIENT_URL, '/pages/give');
  return {
    page,
    sent,
    end: async () => {
      expect(faults).toEqual([]);
      await context.close();
    },
  };
};

test.each([
  ['the usual size', false, 1],
  ['care mode', true, 1.4],
] as const)('an elder gives her sister two hours, at %s', async (_size, care, k) => {
  const { page, sent, end } = await open({ care });
  await expectElderNumbers(page, { k, primary: none });
  await tap(page, page.getByRole('radio', { name: '王奶奶' }));
  await expectElderNumbers(page, { k, primary: none });
  await tap(page, page.getByRole('radio', { name: plain('2 小时') }));
  await page.waitForSelector('#send-gift');
  expect(await wordsOf(page)).toContain('转给王奶奶 2 小时');
  expect(await wordsOf(page)).toContain('您还剩 10 小时');
  await expectElderNumbers(page, { k, primary: one });
  await tap(page, '#send-gift');
  await page.waitForSelector('#take-back');
  expect(sent).toEqual([]);
  await expectElderNumbers(page, { k, primary: one });
  const heard = page.waitForResponse((response) => response.url().endsWith('/give-minutes'));
  await tap(page, '#go-home');
  await heard;
  expect(sent).toMatchObject([{ to: { kind: 'relative' }, minutes: 120 }]);
  await end();
});

test('a volunteer gives to the pool; taken back within ten seconds nothing is sent', async () => {
  const { page, sent, end } = await open({ session: volunteerSession }, giftOptionsAnswer(45, false));
  expect(await wordsOf(page)).toContain('还没有绑定 60 岁以上的家人');
  await expectPhoneNumbers(page, { k: 1, primary: none });
  await tap(page, page.getByRole('radio', { name: '公益池' }));
  await tap(page, page.getByRole('radio', { name: plain('45 分钟') }));
  await tap(page, '#send-gift');
  await tap(page, '#take-back');
  await page.waitForSelector('#send-gift');
  expect(sent).toEqual([]);
  await end();
});

test('nothing to give: it is said kindly, and nothing is asked', async () => {
  const { page, end } = await open({}, giftOptionsAnswer(0));
  expect(await wordsOf(page)).toContain('现在没有可以转的时长');
  expect(await page.getByRole('radio').count()).toBe(0);
  await expectElderNumbers(page, { k: 1, primary: none });
  await end();
});
