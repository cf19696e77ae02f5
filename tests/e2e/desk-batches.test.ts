import type { Browser, Page } from 'playwright-core';
import { batchAnswer, batchesAnswer, proposalAnswer } from '../fixtures/batch-answers';
import { stationSession } from '../fixtures/desk-answers';
import { id, NOW_MS } from '../fixtures/elder-answers';
import {
  CLIENT_URL,
  expectNoBarrier,
  expectNothingCut,
  expectPrimary,
  expectTapsAtLeast,
  expectTextAtLeast,
  launch,
  openPage,
  openPhone,
  type Phone,
  serveClient,
  wordsOf,
} from './harness';

/** The station's batches: what is proposed is drafted for all, a lead sees the names and approves or stops. */

let browser: Browser;
let phone: Phone;
beforeAll(async () => {
  browser = await launch();
});
afterEach(async () => {
  expect(phone.faults).toEqual([]);
  await phone.context.close();
});
afterAll(async () => {
  await browser.close();
});

type Sent = { readonly name: string; readonly body: Readonly<Record<string, unknown>> };
const accepted = {
  status: 200,
  body: { ok: true, serverNowMs: NOW_MS, batchId: id('bat', 1), version: 2 },
};
const refused = {
  status: 422,
  body: {
    code: 'rule_forbids',
    zh: '录入的人不能自己审批。',
    en: 'Another person.',
    data: {},
    serverNowMs: NOW_MS,
  },
};

const openDesk = async (people = 3, answer: typeof accepted | typeof refused = accepted) => {
  const sent: Sent[] = [];
  phone = await openPhone(browser, { session: stationSession, desk: true, width: 1280, height: 800 });
  const { page } = phone;
  await serveClient(page, (name, url, body) => {
    if (body !== undefined) {
      sent.push({ name, body: { ...Object(body) } });
      return answer;
    }
    if (name === 'batches') return batchesAnswer(people === 0);
    return name === 'batch' ? batchAnswer(url) : proposalAnswer(url, people);
  });
  await openPage(page, CLIENT_URL, '/desk/station/batches');
  return { page, sent };
};
const choose = async (page: Page, name: string) => {
  await page.getByRole('radio', { name }).click();
  await page.locator('.desk-beside .desk-facts').waitFor();
};

test.each([
  ['a proposal and a list', 3, '已经发放了', undefined],
  ['a draft in full', 3, '第 1 份，共 2 份', '发放保障时长，450 小时'],
  ['one under way', 3, '审批：陆站长', '录入纸质存折'],
  ['nothing at all', 0, '还没有办过', undefined],
] as const)('%s → whole and open to everybody at 1280 and 1600 px', async (_name, people, says, pick) => {
  const { page } = await openDesk(people);
  if (pick !== undefined) await choose(page, pick);
  await page.getByText(says).first().waitFor();
  expect(await wordsOf(page)).toContain(says);
  await expectTextAtLeast(page, 14);
  await expectPrimary(page, { actions: 1, groups: 0 });
  for (const width of [1600, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await expectTapsAtLeast(page, 44, 0);
    await expectNothingCut(page);
  }
  await expectNoBarrier(page);
});

test('85 people on three pages, one in sight → drafted for all of them, once each', async () => {
  const { page, sent } = await openDesk(85);
  await page.click('#draft-batch');
  await page.locator('[data-notice=done]').waitFor();
  expect(sent.map(({ name }) => name)).toEqual(['draft-batch']);
  const plan = Object(sent[0]?.body.plan);
  expect([plan.kind, plan.month, plan.lines.length]).toEqual(['allowance', '202701', 85]);
  expect(new Set(plan.lines.map(({ personId }: { personId: string }) => personId)).size).toBe(85);
});

test('more than the station has → said before it is drafted', async () => {
  const { page } = await openDesk(4);
  await page.getByText('站里还差 10 小时').waitFor();
  expect(await page.locator('#draft-batch').count()).toBe(1);
});

test('approved, and stopped with its reason → sent once each, and said', async () => {
  const { page, sent } = await openDesk();
  await choose(page, '发放保障时长，450 小时');
  await page.click('#part-next');
  await page.getByText('第 2 份，共 2 份').waitFor();
  await page.click('#approve-batch');
  await page.locator('[data-notice=done]').waitFor();
  await page.click('#stop-batch');
  await page.click('#choice-no_longer_needed');
  await page.click('#stop-batch');
  await page.getByText('已经停止').waitFor();
  expect(sent.map(({ name, body }) => [name, body.batchId, body.reason])).toEqual([
    ['approve-batch', id('bat', 1), undefined],
    ['stop-batch', id('bat', 1), 'no_longer_needed'],
  ]);
});

test('refused → the sentence stands on the page', async () => {
  const { page } = await openDesk(3, refused);
  await choose(page, '发放保障时长，450 小时');
  await page.click('#approve-batch');
  await page.locator('[data-notice=failed]', { hasText: '不能自己审批' }).waitFor();
});
