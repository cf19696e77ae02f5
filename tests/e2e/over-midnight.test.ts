import type { Browser } from 'playwright-core';
import { elderSession, homeAnswer, NOW_MS } from '../fixtures/elder-answers';
import { CLIENT_URL, launch, openPage, openPhone, serveClient, wordsOf } from './harness';

const HOUR_MS = 60 * 60_000;

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

test('a page that lay aside over midnight says the right day when it is looked at again', async () => {
  const { page, context, faults } = await openPhone(browser, { session: elderSession });
  // The server's night passes too.
  let nowMs = NOW_MS;
  await serveClient(page, () => {
    const { status, body } = homeAnswer({});
    return { status, body: { ...body, serverNowMs: nowMs } };
  });
  await page.clock.install({ time: NOW_MS });
  await openPage(page, CLIENT_URL, '/pages/elder/request?list=meals');
  await page.getByRole('radio', { name: '明天' }).click();
  await page.waitForFunction(() => document.querySelector('.title')?.textContent.includes('明天'));
  nowMs += 16 * HOUR_MS;
  await page.clock.setFixedTime(nowMs);
  await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')));
  await page.waitForFunction(() => !document.querySelector('.title')?.textContent.includes('明天'));
  const words = await wordsOf(page);
  expect(words).toContain('今天上午 9 点，');
  expect(words).not.toContain('明天');
  expect(faults).toEqual([]);
  await context.close();
});
