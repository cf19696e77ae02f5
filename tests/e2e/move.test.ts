import type { Browser, Page } from 'playwright-core';
import { startTestCity, type TestCity } from './city-for-tests';
import {
  expectElderNumbers,
  expectNoBarrier,
  expectNothingCut,
  expectPrimary,
  expectTapsAtLeast,
  expectTextAtLeast,
  launch,
  openPhone,
  type Phone,
  plain,
  standing,
  tap,
  unroll,
  wordsOf,
} from './harness';

/** A visit that nobody has taken yet is moved by its elder, her daughter and the station in turn, on the real city. */

const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 800, desk: true };
const DAY = 86_400_000;

let city: TestCity;
let browser: Browser;
const phones: Phone[] = [];
let wang: Page;
let li: Page;
let orderId: string;

beforeAll(async () => {
  city = await startTestCity();
  browser = await launch();
});

afterAll(async () => {
  await browser?.close();
  await city?.stop();
});

const enter = async (persona: string, size: { width: number; height: number; desk?: boolean } = PHONE) => {
  const phone = await openPhone(browser, size);
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
const visitOf = (role: 'elder' | 'family') => `/pages/${role}/visit?orderId=${orderId}`;
const pick = async (page: Page, day: string, hour: string) => {
  await tap(page, page.getByRole('radio', { name: day }));
  await tap(page, page.getByRole('radio', { name: plain(hour) }));
  await page.waitForSelector('#send-move');
};
/** The answer to the next command that moves the visit. */
const moved = async (page: Page) =>
  (await page.waitForResponse((response) => response.url().endsWith('/reschedule-order'))).json();
/** The day after tomorrow, as a date field has it. */
const inTwoDays = async () =>
  new Date((await city.nowMs()) + 2 * DAY + 8 * 3_600_000).toISOString().slice(0, 10);

test('王阿姨 moves the visit that she asked for; her home and the visit show the new time', async () => {
  wang = await enter('wang');
  await tap(wang, '#tile-health');
  await tap(wang, '#send-request');
  const asked = wang.waitForResponse((response) => response.url().endsWith('/request-order'));
  await tap(wang, '#go-home');
  ({ orderId } = (await (await asked).json()) as { orderId: string }); // the contract's answer
  await show(wang, visitOf('elder'));
  await tap(wang, '#move');
  await wang.waitForSelector('.choice-one:visible');
  await pick(wang, '后天', '上午 10 点');
  const answer = moved(wang);
  await tap(wang, '#send-move');
  expect(await wordsOf(wang)).toContain('好的，改到后天上午 10 点');
  await tap(wang, '#go-home');
  expect(await answer).toMatchObject({ ok: true, state: 'open' });
  await wang.waitForSelector('.visit-card');
  expect(await wordsOf(wang)).toMatch(/后天.*上午 10 点/);
  await show(wang, visitOf('elder'));
  expect(await wordsOf(wang)).toContain('后天上午 10 点，陪同就医');
  await expectElderNumbers(wang, { k: 1, primary: { actions: 1, groups: 0 } });
  await wang.setViewportSize(PHONE);
});

test('the hall shows 李师傅 the new time', async () => {
  await city.drain();
  li = await enter('li');
  const card = li.locator(`[data-order="${orderId}"]`);
  await card.waitFor();
  expect(plain((await card.textContent()) ?? '')).toContain('后天上午 10 点');
});

test('her daughter moves it in her name; on the way back the visit stands at its new time', async () => {
  const fang = await enter('fang');
  await show(fang, visitOf('family'));
  await tap(fang, '#move');
  await fang.waitForSelector('.choice-one:visible');
  await expectTextAtLeast(fang, 18);
  await expectPrimary(fang, { actions: 0, groups: 0 });
  await unroll(fang);
  await expectTapsAtLeast(fang, 44);
  await expectNothingCut(fang);
  await expectNoBarrier(fang);
  await fang.setViewportSize(PHONE);
  await pick(fang, '后天', '下午 3 点');
  await tap(fang, '#send-move');
  await fang.waitForSelector('#take-back');
  const answer = moved(fang);
  await tap(fang, fang.locator('.page-back:visible'));
  expect(await answer).toMatchObject({ ok: true, state: 'open' });
  await fang.waitForFunction(() =>
    document.querySelector('.visit-head')?.closest('.frame')?.textContent?.includes('下午'),
  );
  expect(await wordsOf(fang)).toContain('后天下午 3 点，陪同就医');
});

test('the station moves it without a mouse; too late in the evening is refused in words first', async () => {
  const desk = await enter('qinjie', DESK);
  await desk.focus('#lane-all');
  await desk.keyboard.press('Enter');
  const ticket = desk
    .getByRole('radio')
    .filter({ hasText: '王阿姨' })
    .filter({ hasText: '陪同就医' })
    .first();
  await ticket.focus();
  await desk.keyboard.press('Enter');
  await desk.waitForSelector('#act-reschedule');
  await desk.focus('#act-reschedule');
  await desk.keyboard.press('Enter');
  await desk.waitForSelector('#new-date:focus');
  await expectNoBarrier(desk);
  // In which order a date field takes day and month is the browser's language.
  await desk.fill('#new-date', await inTwoDays());
  await desk.focus('#new-time');
  await desk.keyboard.type('2130');
  await desk.keyboard.press('Enter');
  await desk.getByText('这个时间太早或太晚了').waitFor();
  await desk.keyboard.press('Control+A');
  await desk.keyboard.type('1630');
  const answer = moved(desk);
  await desk.keyboard.press('Enter');
  expect(await answer).toMatchObject({ ok: true, state: 'open' });
  await desk.getByText('办好了：').waitFor();
  await desk.getByText('后天 16:30').first().waitFor();
  expect(await wordsOf(desk)).toContain('改时间街道站');
});

test('somebody took it while she was choosing: she hears it, and what to do', async () => {
  await show(wang, visitOf('elder'));
  expect(await wordsOf(wang)).toContain('后天下午 4 点 30 分');
  await tap(wang, '#move');
  await wang.waitForSelector('.choice-one:visible');
  await pick(wang, '后天', '上午 9 点');
  await city.drain();
  await show(li, '/pages/volunteer/hall');
  await tap(li, li.locator(`[data-order="${orderId}"]`).getByRole('button'));
  await tap(li, '#grab-yes');
  await li.waitForSelector('#to-task');
  await tap(wang, '#send-move');
  const answer = moved(wang);
  await tap(wang, '#go-home');
  expect(await answer).toMatchObject({ code: 'state_forbids' });
  await wang.waitForSelector('[data-outcome=failed]');
  expect(await wordsOf(wang)).toContain('已经有人要来，时间改不了了');
  await tap(wang, '#see-visit');
  await wang.waitForSelector('#call-helper');
  expect(await wordsOf(wang)).toContain('李师傅后天下午 4 点 30 分来');
  expect(await wang.locator('#move:visible').count()).toBe(0);
});

test('nothing was thrown or logged as an error in any tab', () => {
  expect(phones.flatMap(({ faults }) => faults)).toEqual([]);
});
