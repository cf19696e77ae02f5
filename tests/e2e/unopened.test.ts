import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { elderSession, homeAnswer } from '../fixtures/elder-answers';
import {
  CLIENT_URL,
  expectElderNumbers,
  launch,
  openPage,
  openPhone,
  type Phone,
  serveClient,
  tap,
  wordsOf,
} from './harness';

/** A tap whose page does not come says so and can be repeated; a phone that kept an older program begins anew at the page. */

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

const openHome = async (): Promise<Phone> => {
  const phone = await openPhone(browser, { session: elderSession });
  await serveClient(phone.page, () => homeAnswer({}));
  await openPage(phone.page, CLIENT_URL, '/pages/elder/home');
  return phone;
};
/** From now on no part of the program arrives, until `restore`. */
const loseParts = async (page: Page) => {
  const parts = `${CLIENT_URL}/{js,css}/**`;
  await page.route(parts, (route) => route.abort('connectionreset'));
  return { restore: () => page.unroute(parts) };
};
const pathOf = (page: Page) => page.evaluate(() => location.hash);

test('the next page does not come: the sentence stands on this one within its numbers, and the same tap works later', async () => {
  const { page, context, faults } = await openHome();
  const { restore } = await loseParts(page);
  await tap(page, '#tile-health');
  await page.waitForSelector('#open-again');
  expect(await wordsOf(page)).toContain('下一页没有打开');
  expect(await pathOf(page)).toContain('/pages/elder/home');
  await expectElderNumbers(page, { k: 1, primary: { actions: 0, groups: 1 } });
  await tap(page, '#open-again');
  await page.waitForSelector('#open-again');
  await restore();
  await tap(page, '#open-again');
  await page.waitForSelector('#send-request');
  expect(await page.locator('#open-again:visible').count()).toBe(0);
  expect(await pathOf(page)).toContain('/pages/elder/request?list=health');
  expect(faults).toEqual([]);
  await context.close();
});

test('the first page does not come: a sentence, the hotline and a way, no empty window', async () => {
  const { page, context, faults } = await openPhone(browser, { session: elderSession });
  await serveClient(page, () => homeAnswer({}));
  const parts = `${CLIENT_URL}/js/**`;
  const isOfHome = (address: string) =>
    readFileSync(join('dist/h5', new URL(address).pathname), 'utf8').includes('"to-past"');
  await page.route(parts, (route) =>
    isOfHome(route.request().url()) ? route.abort('connectionreset') : route.fallback(),
  );
  await page.goto(CLIENT_URL);
  await page.waitForSelector('#open-again');
  expect(await wordsOf(page)).toContain('下一页没有打开');
  expect(await page.locator('#hotline:visible').count()).toBe(1);
  await page.unroute(parts);
  await tap(page, '#open-again');
  await page.waitForSelector('#tile-health');
  expect(faults).toEqual([]);
  await context.close();
});

test('another version is served by now: the program begins anew, at the page that was wanted', async () => {
  const { page, context, faults } = await openHome();
  const { restore } = await loseParts(page);
  await page.route(`${CLIENT_URL}/`, async (route) => {
    if (route.request().resourceType() === 'document') {
      await restore();
      return route.fallback();
    }
    return route.fulfill({ contentType: 'text/html', body: '<script src="/js/app.of-today.js"></script>' });
  });
  await tap(page, '#tile-meals');
  await page.waitForSelector('#send-request');
  expect(await pathOf(page)).toContain('/pages/elder/request?list=meals');
  expect(faults).toEqual([]);
  await context.close();
});
