import type { Browser, Page, Request } from 'playwright-core';
import { startTestCity, type TestCity } from './city-for-tests';
import { launch, openPhone, type Phone, standing, wordsOf } from './harness';

/** Replies are lost and acts refused on the real city: whoever acted hears it, whichever way they leave the page. */

const MINUTE = 60_000;

let city: TestCity;
let browser: Browser;
const phones: Phone[] = [];
let wang: Page;
let fang: Page;
let li: Page;
/** The bodies of every command that 王阿姨's tab sent, in turn. */
const sent: { readonly name: string; readonly commandId: string }[] = [];

const noteCommand = (request: Request) => {
  if (request.method() !== 'POST' || !request.url().includes('/v1/')) return;
  const { commandId } = JSON.parse(request.postData() ?? '{}') as { commandId: string }; // our own client's body
  sent.push({ name: request.url().split('/').at(-1) ?? '', commandId });
};
const idsOf = (name: string) => new Set(sent.filter((one) => one.name === name).map((one) => one.commandId));

const enter = async (persona: string) => {
  const phone = await openPhone(browser, { width: 390, height: 844 });
  phones.push(phone);
  await phone.page.goto(`${city.address}/demo/enter?persona=${persona}`);
  await standing(phone.page);
  return phone.page;
};
const show = async (page: Page, path: string) => {
  await page.goto(`${city.address}/#${path}`);
  await page.reload();
  await standing(page);
};
const home = (page: Page) => show(page, '/pages/elder/home');
const loseReplies = async (share: 0 | 1) => {
  const answer = await fetch(`${city.address}/demo/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(share === 0 ? { enabled: false } : { replyLostRate: share }),
  });
  expect(answer.status).toBe(200);
};
/** By a key: a finger that comes back to one place at a machine's pace would be taken for unsteady (ui/tap-burst.ts). */
const tap = (page: Page, id: string) => page.locator(`${id}:visible`).press('Enter');
/** 王阿姨 asks for the first thing under a tile and stands before the ten seconds. */
const ask = async (tile: string) => {
  await home(wang);
  await tap(wang, `#tile-${tile}`);
  await tap(wang, '#send-request');
  await wang.waitForSelector('#take-back');
};
const visits = () => wang.locator('.visit-card:visible');
const notice = (page: Page, kind: 'done' | 'failed') => page.locator(`[data-notice=${kind}]:visible`);
const noticeWords = async (page: Page, kind: 'done' | 'failed') => {
  await notice(page, kind).first().waitFor();
  return (await notice(page, kind).allTextContents()).join('').replaceAll('\u200b', '');
};
const keptIntents = (page: Page) =>
  page.evaluate(() => Object.keys(sessionStorage).filter((key) => key.startsWith('timebank.intent.')).length);
const openFirstVisit = async (page: Page) => {
  await page.locator('.visit-card:visible').first().click();
  await page.waitForSelector('#cancel');
};

beforeAll(async () => {
  city = await startTestCity();
  browser = await launch();
  wang = await enter('wang');
  wang.on('request', noteCommand);
});

afterAll(async () => {
  await browser?.close();
  await city?.stop();
});

test('no reply comes: 回首页 stays and says so, the retry is the same command, and there is one visit', async () => {
  await ask('health');
  await loseReplies(1);
  await tap(wang, '#go-home');
  await wang.waitForSelector('[data-outcome=failed]');
  expect(await wordsOf(wang)).toContain('没有听到回音，可能已经办成');
  await loseReplies(0);
  await tap(wang, '#try-again');
  await wang.waitForSelector('#see-visit');
  expect(sent.filter(({ name }) => name === 'request-order')).toHaveLength(4);
  expect(idsOf('request-order').size).toBe(1);
  await home(wang);
  expect(await visits().count()).toBe(1);
});

test('the same wish after a silence and a cancel is a new one: there is a visit again', async () => {
  const before = idsOf('request-order').size;
  const cancelFirst = async () => {
    await openFirstVisit(wang);
    await tap(wang, '#cancel');
    await tap(wang, '#cancel-yes');
    await tap(wang, '#go-home');
    await wang.waitForSelector('#tile-health');
  };
  await cancelFirst();
  await ask('health');
  await loseReplies(1);
  await tap(wang, '#go-home');
  await wang.waitForSelector('[data-outcome=failed]');
  await loseReplies(0);
  // Not by the retry: she goes back, and the phone asks again by itself.
  await wang.locator('.page-back:visible').click();
  expect(await noticeWords(wang, 'done')).toContain('刚才的「请人来」，办好了');
  expect(await visits().count()).toBe(1);
  await cancelFirst();
  await ask('health');
  await tap(wang, '#go-home');
  await wang.waitForSelector('.visit-card');
  expect(idsOf('request-order').size).toBe(before + 2);
  await home(wang);
  expect(await visits().count()).toBe(1);
});

test('left by 返回 while no reply comes: home says so; shown again, it says what became of it, once', async () => {
  await ask('cleaning');
  await loseReplies(1);
  await wang.locator('.page-back:visible').click();
  expect(await noticeWords(wang, 'failed')).toContain('刚才的「请人来」，没有听到回音');
  expect(await keptIntents(wang)).toBe(1);
  await loseReplies(0);
  await home(wang);
  expect(await noticeWords(wang, 'done')).toContain('刚才的「请人来」，办好了');
  expect(await keptIntents(wang)).toBe(0);
  expect(await visits().count()).toBe(2);
  await home(wang);
  expect(await notice(wang, 'done').count()).toBe(0);
});

test.each(['回首页', '返回'])(
  'refused while she leaves by %s: she hears it, there or on the page before',
  async (way) => {
    fang = await enter('fang');
    await home(wang);
    await openFirstVisit(wang);
    const orderId = new URL(wang.url().replace('#/', '')).searchParams.get('orderId') ?? '';
    await tap(wang, '#cancel');
    await tap(wang, '#cancel-yes');
    await wang.waitForSelector('#take-back');
    // Her daughter is quicker.
    await show(fang, `/pages/family/visit?orderId=${orderId}`);
    await tap(fang, '#cancel');
    await tap(fang, '#cancel-yes');
    await tap(fang, '#go-home');
    await fang.waitForSelector('#ask-for');
    if (way === '回首页') {
      await tap(wang, '#go-home');
      await wang.waitForSelector('[data-outcome=failed]');
      return;
    }
    await wang.locator('.page-back:visible').click();
    expect(await noticeWords(wang, 'failed')).toContain('刚才的「取消服务」没有办成');
    expect(await wang.locator('#tile-health:visible').count()).toBe(1);
  },
);

test('a check-in without a network keeps its instant and goes out when the network is back; its digits are gone then', async () => {
  await ask('health');
  const asked = wang.waitForResponse((response) => response.url().endsWith('/request-order'));
  await tap(wang, '#go-home');
  const { orderId } = (await (await asked).json()) as { orderId: string }; // the contract's answer
  await city.drain();
  li = await enter('li');
  await li.locator(`[data-order="${orderId}"]`).getByRole('button').press('Enter');
  await tap(li, '#grab-yes');
  const seen = li.waitForResponse((response) => response.url().includes('/order?'));
  await tap(li, '#to-task');
  const { order } = (await (await seen).json()) as { order: { startMs: number } }; // as above
  await city.advance(Math.ceil((order.startMs - (await city.nowMs())) / MINUTE));
  await show(wang, `/pages/elder/visit?orderId=${orderId}`);
  const code = (await wang.locator('.digits-now').textContent()) ?? '';
  await show(li, `/pages/volunteer/task?orderId=${orderId}`);
  await tap(li, '#to-check-in');
  await li.context().setOffline(true);
  for (const digit of code) await tap(li, `#key-${digit}`);
  await tap(li, '#send-code');
  await li.waitForSelector('#try-again');
  expect(await wordsOf(li)).toContain('可能已经签到');
  const intentIn = () =>
    li.evaluate(
      () => Object.entries(sessionStorage).find(([key]) => key.startsWith('timebank.intent.'))?.[1],
    );
  const intent = JSON.parse((await intentIn()) ?? '{}') as { issuedAtMs: number; body: { proof: object } }; // our own
  const answered = li.waitForResponse((response) => response.url().endsWith('/check-in'));
  await li.context().setOffline(false);
  const answer = await answered;
  expect(JSON.parse(answer.request().postData() ?? '{}')).toMatchObject({
    issuedAtMs: intent.issuedAtMs,
    proof: intent.body.proof,
  });
  expect(await answer.json()).toMatchObject({ ok: true, state: 'serving' });
  // By the page's own way back: a load from nothing could follow one that has said it already.
  await tap(li, '#back-to-task');
  expect(await noticeWords(li, 'done')).toContain('刚才的「签到」，办好了');
  expect(await intentIn()).toBeUndefined();
});

test('nothing was thrown or logged as an error in any tab', () => {
  expect(phones.flatMap(({ faults }) => faults)).toEqual([]);
});
