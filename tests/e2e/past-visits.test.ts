import type { Browser } from 'playwright-core';
import { myVisitsContract } from '../../shared/contracts/my-visits';
import type { OrderCard } from '../../shared/contracts/views';
import {
  answerOf,
  cardOf,
  doneAnswer,
  elderSession,
  homeAnswer,
  id,
  orderAnswer,
  orderIdOf,
  orderIn,
  shownStates,
} from '../fixtures/elder-answers';
import { CLIENT_URL, expectElderNumbers, launch, openPage, openPhone, serveClient, wordsOf } from './harness';

type Answers = Parameters<typeof serveClient>[1];
const DAY_MS = 24 * 60 * 60_000;

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

const past = (count: number, more: Partial<OrderCard>): OrderCard => {
  const card = cardOf(orderIn('cancelled'));
  return { ...card, orderId: id('ord', 200 + count), startMs: card.startMs - count * DAY_MS, ...more };
};
const firstPage = [
  cardOf(orderIn('accepted')),
  past(1, { endedBy: 'family' }),
  past(2, { endedBy: 'station', serviceZh: '水电应急维修' }),
  past(3, { state: 'expired', endedBy: 'clock' }),
  cardOf(orderIn('settled')),
];
const secondPage = [past(4, { state: 'voided' }), past(5, { endedBy: 'elder' })];

const answers: Answers = (name, url) => {
  if (name === 'home') return homeAnswer({});
  if (name === 'my-visits') {
    return url.includes('cursor=')
      ? answerOf(myVisitsContract, { items: secondPage })
      : answerOf(myVisitsContract, { items: firstPage, next: 'second' });
  }
  if (name === 'order')
    return orderAnswer(shownStates.find((one) => url.includes(orderIdOf(one))) ?? 'cancelled');
  return doneAnswer('open');
};

const open = async (path: string, care = false, given: Answers = answers) => {
  const { page, context, faults } = await openPhone(browser, { session: elderSession, care });
  await serveClient(page, given);
  await openPage(page, CLIENT_URL, path);
  return {
    page,
    end: async () => {
      expect(faults).toEqual([]);
      await context.close();
    },
  };
};
const none = { actions: 0, groups: 0 };

describe.each([
  ['the usual size', false, 1],
  ['care mode', true, 1.4],
] as const)('以前的服务 at %s', (_size, care, k) => {
  test('keeps the numbers of an elder page at 320, 375 and 414 px, with all its pages', async () => {
    const { page, end } = await open('/pages/elder/past', care);
    await page.click('#more');
    await page.locator('#more').waitFor({ state: 'detached' });
    await expectElderNumbers(page, { k, primary: none });
    await end();
  });

  test('keeps them when there is nothing yet', async () => {
    const { page, end } = await open('/pages/elder/past', care, () =>
      answerOf(myVisitsContract, { items: [] }),
    );
    expect(await wordsOf(page)).toContain('还没有以前的服务');
    await expectElderNumbers(page, { k, primary: none });
    await end();
  });
});

test('one row of the first page leads there; each visit says how it ended and by whom, and what goes on is not among them', async () => {
  const { page, end } = await open('/pages/elder/home');
  await page.click('#to-past');
  await page.waitForSelector('#more');
  const words = await wordsOf(page);
  expect(words).toMatch(/家人取消了.*水电应急维修社工取消了.*时间过了，没有找到人来.*李师傅来过/s);
  expect(words).not.toContain('已接单');
  await end();
});

test('再看以前的 adds below and keeps what was seen', async () => {
  const { page, end } = await open('/pages/elder/past');
  await page.click('#more');
  await page.locator('#more').waitFor({ state: 'detached' });
  expect(await wordsOf(page)).toMatch(/家人取消了.*李师傅来过.*社工核实过，这次不用时长.*您取消了/s);
  await end();
});

test('a row opens the visit, which says whose hours came back', async () => {
  const { page, end } = await open('/pages/elder/past', false, (name, url) => {
    if (name !== 'order') return answers(name, url);
    const answer = orderAnswer('cancelled');
    const step = { version: 3, command: 'cancel', toState: 'cancelled', atMs: 0, by: 'family' };
    const payer = { personId: id('per', 4), calledZh: '王芳' };
    return {
      ...answer,
      body: { ...answer.body, order: { ...orderIn('cancelled'), history: [step], payer } },
    };
  });
  await page.locator('.link-row').first().click();
  await page.waitForSelector('.visit-head');
  expect(await wordsOf(page)).toMatch(/家人取消了.*时长已经还给王芳。/s);
  await end();
});
