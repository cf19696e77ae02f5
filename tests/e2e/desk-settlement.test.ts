import type { Browser, Page } from 'playwright-core';
import { busyDesk, busyOrderId, busyOrderName, settledAnswer } from '../fixtures/busy-desk';
import { communitySession } from '../fixtures/desk-answers';
import { CLIENT_URL, launch, openPage, openPhone, type Phone, serveClient } from './harness';

/** The settler's desk by keys: one press settles one order, and never one that nobody saw. */

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

type Desk = ReturnType<typeof busyDesk>;

/** The desk with its clock in hand; `whenSettled` is waited for before the server answers. */
const openDesk = async (
  count: number,
  whenSettled = async (_orderId: string): Promise<void> => undefined,
) => {
  const desk = busyDesk({ level: 'community', lane: 'toSettle', count });
  phone = await openPhone(browser, { session: communitySession, desk: true, width: 1280, height: 800 });
  const { page } = phone;
  const settled: string[] = [];
  await serveClient(page, async (name, url, body) => {
    if (name !== 'settle-order') return desk.answer(name, url);
    const { orderId } = body as { orderId: string }; // the contract's body
    settled.push(orderId);
    await whenSettled(orderId);
    take(desk, orderId);
    return settledAnswer;
  });
  await page.clock.install();
  await openPage(page, CLIENT_URL, '/desk/community/settlement');
  return { page, desk, settled };
};
const take = ({ orders }: Desk, id: string) => {
  orders.splice(0, orders.length, ...orders.filter(({ orderId }) => orderId !== id));
};
const inFront = (page: Page, count: number) =>
  page.locator('.desk-beside', { hasText: busyOrderName(count) }).waitFor();
const rows = (page: Page, count: number) =>
  page.waitForFunction((wanted) => document.querySelectorAll('.desk-rows .tap').length === wanted, count);

test.each([
  ['anywhere', 'body'],
  ['on the button', '#settle'],
] as const)('Enter held down %s → one order', async (_where, focus) => {
  const { page, settled } = await openDesk(3);
  await page.locator(focus).focus();
  await page.keyboard.down('Enter');
  await inFront(page, 2);
  await rows(page, 2);
  for (let repeat = 0; repeat < 5; repeat += 1) await page.keyboard.down('Enter');
  await page.keyboard.up('Enter');
  // Whatever the repeats had sent would have been sent before this.
  await page.keyboard.press('j');
  await inFront(page, 3);
  expect(settled).toEqual([busyOrderId(1)]);
});

test('Enter pressed again before the answer → one command; afterwards → the next order', async () => {
  let release: () => void = () => undefined;
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const { page, settled } = await openDesk(3, () => held);
  const asked = page.waitForRequest((request) => request.url().endsWith('/settle-order'));
  await page.evaluate(() => {
    for (let press = 0; press < 3; press += 1)
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
  });
  await asked;
  await page.keyboard.press('Enter');
  release();
  await inFront(page, 2);
  await rows(page, 2);
  expect(settled).toEqual([busyOrderId(1)]);
  await page.locator('#settle:not([aria-disabled])').waitFor();
  await page.keyboard.press('Enter');
  await inFront(page, 3);
  await rows(page, 1);
  expect(settled).toEqual([busyOrderId(1), busyOrderId(2)]);
});

test('an order passed over, the one below it settled → the next one below is in front, not the top one', async () => {
  const { page } = await openDesk(4);
  await page.keyboard.press('j');
  await inFront(page, 2);
  await page.keyboard.press('Enter');
  await inFront(page, 3);
});

test('45 orders → all are reached, by the button and by J', async () => {
  const { page } = await openDesk(45);
  await rows(page, 20);
  await page.click('#more-rows');
  await rows(page, 40);
  for (let step = 2; step <= 40; step += 1) {
    await page.keyboard.press('j');
    await inFront(page, step);
  }
  await page.keyboard.press('j');
  await rows(page, 45);
  await page.keyboard.press('j');
  await inFront(page, 41);
  expect(await page.locator('#more-rows').count()).toBe(0);
});

test.each([
  ['R', async (page: Page) => page.keyboard.press('r')],
  ['the button', async (page: Page) => page.click('#desk-refresh')],
  ['a minute', async (page: Page) => page.clock.fastForward(60_000)],
] as const)('what a colleague settled is gone after %s; nothing else comes in front', async (_by, reload) => {
  const { page, desk, settled } = await openDesk(25);
  await inFront(page, 1);
  await page.click('#more-rows');
  await rows(page, 25);
  take(desk, busyOrderId(1));
  take(desk, busyOrderId(24));
  await reload(page);
  await rows(page, 23);
  await page.keyboard.press('Enter');
  await page.keyboard.press('j');
  await inFront(page, 2);
  expect(settled).toEqual([]);
});
