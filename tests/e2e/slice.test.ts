import { mkdirSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { startTestCity, type TestCity } from './city-for-tests';
import {
  expectElderNumbers,
  expectNoBarrier,
  expectNothingCut,
  expectPhoneNumbers,
  launch,
  openPhone,
  type Phone,
  standing,
  tap,
  wordsOf,
} from './harness';

/** One visit from the first tap to both passbooks, each person in a tab of their own, on the real city. */

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 800 };
/** With a folder here, each page is photographed on its way (the pictures in docs/). */
const screens = process.env.SCREENS;

let city: TestCity;
let browser: Browser;
const phones: Phone[] = [];

beforeAll(async () => {
  city = await startTestCity();
  browser = await launch();
  if (screens !== undefined) mkdirSync(screens, { recursive: true });
});

afterAll(async () => {
  await browser?.close();
  await city?.stop();
});

const enter = async (persona: string, size: { width: number; height: number; desk?: boolean } = PHONE) => {
  const phone = await openPhone(browser, { ...size, scale: screens === undefined ? 1 : 2 });
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
const photograph = async (page: Page, name: string, size: { width: number; height: number } = PHONE) => {
  await page.setViewportSize(size);
  if (screens !== undefined) await page.screenshot({ path: `${screens}/${name}.png`, fullPage: false });
};
/** The numbers of a phone page that is not an elder's, and back to the size of before. */
const expectNumbers = async (page: Page, primary: { actions: number; groups: number }) => {
  await expectPhoneNumbers(page, { k: 1, primary });
  await page.setViewportSize(PHONE);
};

let wang: Page;
let li: Page;
let orderId: string;
let startMs: number;

const typeCode = async (page: Page, code: string) => {
  for (const digit of code) await tap(page, `#key-${digit}`);
  await tap(page, '#send-code');
  await page.waitForSelector('[data-outcome=done]');
};
const codeNow = async () => {
  await show(wang, `/pages/elder/visit?orderId=${orderId}`);
  return (await wang.locator('.digits-now').textContent()) ?? '';
};

test('王阿姨 asks with two taps; the hours are set aside', async () => {
  wang = await enter('wang');
  expect(await wordsOf(wang)).toMatch(/您存了 ?12 小时/);
  await photograph(wang, 'elder-home');
  await expectElderNumbers(wang, { k: 1, primary: { actions: 0, groups: 1 } });
  await wang.setViewportSize(PHONE);
  await tap(wang, '#tile-health');
  await wang.waitForSelector('#send-request');
  await photograph(wang, 'elder-request');
  await tap(wang, '#send-request');
  const answered = wang.waitForResponse((response) => response.url().endsWith('/request-order'));
  await tap(wang, '#go-home');
  // The contract's answer; its shape is tested with the lambdas.
  const outcome = (await (await answered).json()) as { ok: boolean; orderId: string; state: string };
  expect(outcome).toMatchObject({ ok: true, state: 'open' });
  orderId = outcome.orderId;
  const loaded = wang.waitForResponse((response) => response.url().includes('/order?'));
  await show(wang, `/pages/elder/visit?orderId=${orderId}`);
  const { order } = (await (await loaded).json()) as { order: { startMs: number } }; // as above
  startMs = order.startMs;
  expect(await wordsOf(wang)).toContain('正在为您找人');
  await expectElderNumbers(wang, { k: 1, primary: { actions: 1, groups: 0 } });
  await wang.setViewportSize(PHONE);
});

test('李师傅 sees it in the hall without a name and takes it with two taps', async () => {
  li = await enter('li');
  const card = li.locator(`[data-order="${orderId}"]`);
  await card.waitFor();
  expect(await wordsOf(li)).not.toContain('王阿姨');
  await photograph(li, 'volunteer-hall');
  await expectNumbers(li, { actions: 0, groups: 1 });
  await tap(li, card.getByRole('button'));
  await photograph(li, 'volunteer-grab');
  await tap(li, '#grab-yes');
  await tap(li, '#to-task');
  await li.waitForSelector('#to-check-in');
  expect(await wordsOf(li)).toContain('王阿姨');
  await photograph(li, 'volunteer-task');
  await expectNumbers(li, { actions: 1, groups: 0 });
  await show(li, '/pages/volunteer/tasks');
  await photograph(li, 'volunteer-tasks');
  await expectNumbers(li, { actions: 0, groups: 0 });
});

test('her code opens the visit, the second one ends it', async () => {
  await city.advance(Math.ceil((startMs - (await city.nowMs())) / 60_000));
  const codeIn = await codeNow();
  expect(codeIn).toMatch(/^\d{4}$/);
  await photograph(wang, 'elder-visit');
  await show(li, `/pages/volunteer/task?orderId=${orderId}`);
  await tap(li, '#to-check-in');
  await photograph(li, 'volunteer-code');
  await expectNumbers(li, { actions: 1, groups: 0 });
  await typeCode(li, codeIn);
  await city.advance(118);
  const codeOut = await codeNow();
  expect(await wordsOf(wang)).toContain('在为您服务');
  await show(li, `/pages/volunteer/task?orderId=${orderId}`);
  await tap(li, '#to-check-out');
  await typeCode(li, codeOut);
});

test('she says 对', async () => {
  await show(wang, `/pages/elder/confirm?orderId=${orderId}`);
  expect(await wordsOf(wang)).toContain('李师傅今天来了吗？');
  await photograph(wang, 'elder-confirm');
  await expectElderNumbers(wang, { k: 1, primary: { actions: 0, groups: 1 } });
  await wang.setViewportSize(PHONE);
  await tap(wang, '#answer-yes');
  const answered = wang.waitForResponse((response) => response.url().endsWith('/confirm-order'));
  await tap(wang, '#go-home');
  expect(await (await answered).json()).toMatchObject({ ok: true, state: 'confirmed' });
});

test('the community settles with the evidence in view', async () => {
  await city.drain();
  const desk = await enter('qin', { ...DESK, desk: true });
  await desk.waitForSelector('#settle');
  await photograph(desk, 'community-settlement', DESK);
  await expectNoBarrier(desk);
  await expectNothingCut(desk);
  const answered = desk.waitForResponse((response) => response.url().endsWith('/settle-order'));
  await tap(desk, '#settle');
  expect(await (await answered).json()).toMatchObject({ ok: true, state: 'settled' });
  await city.drain();
});

test('both passbooks show it: hers two hours less, his two hours more', async () => {
  await show(wang, '/pages/passbook');
  expect(await wordsOf(wang)).toMatch(/可用时长 ?10 小时/);
  expect(await wordsOf(wang)).toContain('用了 2 小时');
  await photograph(wang, 'passbook');
  await expectElderNumbers(wang, { k: 1, primary: { actions: 0, groups: 0 } });
  await show(li, '/pages/passbook');
  expect(await wordsOf(li)).toContain('+2 小时');
  await photograph(li, 'volunteer-passbook');
  await expectNumbers(li, { actions: 0, groups: 0 });
});

test('the other first pages stand: family, station, 我的', async () => {
  const fang = await enter('fang');
  expect(await wordsOf(fang)).toContain('王阿姨');
  await photograph(fang, 'family-home');
  await expectNumbers(fang, { actions: 1, groups: 0 });
  await tap(fang, '#ask-for');
  await tap(fang, '#tile-cleaning');
  await fang.waitForSelector('#send-request');
  await photograph(fang, 'family-request');
  await expectNumbers(fang, { actions: 1, groups: 0 });
  await tap(fang, '#send-request');
  const answered = fang.waitForResponse((response) => response.url().endsWith('/request-order'));
  await tap(fang, '#go-home');
  const asked = (await (await answered).json()) as { ok: boolean; orderId: string }; // the contract's answer
  expect(asked.ok).toBe(true);
  for (const [name, path, primary] of [
    ['family-visits', '/pages/family/visits', { actions: 0, groups: 0 }],
    ['family-visit', `/pages/family/visit?orderId=${asked.orderId}`, { actions: 1, groups: 0 }],
    ['family-move', `/pages/family/move?orderId=${asked.orderId}`, { actions: 0, groups: 0 }],
  ] as const) {
    await show(fang, path);
    await photograph(fang, name);
    await expectNumbers(fang, primary);
  }
  for (const [name, path] of [
    ['elder-move', `/pages/elder/move?orderId=${asked.orderId}`],
    ['elder-past', '/pages/elder/past'],
  ] as const) {
    await show(wang, path);
    await photograph(wang, name);
    await expectElderNumbers(wang, { k: 1, primary: { actions: 0, groups: 0 } });
    await wang.setViewportSize(PHONE);
  }
  const station = await enter('qinjie', { ...DESK, desk: true });
  await photograph(station, 'station-queue', DESK);
  await expectNoBarrier(station);
  await expectNothingCut(station);
  const welcome = await openPhone(browser, { ...DESK, desk: true, scale: screens === undefined ? 1 : 2 });
  phones.push(welcome);
  await welcome.page.goto(`${city.address}/demo`);
  await photograph(welcome.page, 'demo', DESK);
  await show(li, '/pages/records');
  expect(await wordsOf(li)).toContain('实际服务');
  await photograph(li, 'volunteer-records');
  // As tall as its words, not as the page.
  expect((await li.locator('.book:visible').boundingBox())?.height).toBeLessThan(PHONE.height / 3);
  await show(li, '/pages/give');
  await photograph(li, 'volunteer-give');
  const liId = await li.evaluate(
    () => /per_\w{26}/.exec(sessionStorage.getItem('timebank.session') ?? '')?.[0],
  );
  await show(station, `/desk/station/slip?personId=${liId}`);
  await tap(station, '#month-after');
  await station.waitForSelector('[data-slip]');
  await photograph(station, 'station-slip', DESK);
  await show(wang, '/pages/give');
  await photograph(wang, 'elder-give');
  await show(wang, '/pages/mine');
  await photograph(wang, 'elder-mine');
  await show(wang, '/pages/sign-in');
  await photograph(wang, 'sign-in');
});

test('nothing was thrown or logged as an error in any tab', () => {
  expect(phones.flatMap(({ faults }) => faults)).toEqual([]);
});
