import type { Browser, Page } from 'playwright-core';
import { busyDesk, busyOrderName, settledAnswer, tooLateAnswer } from '../fixtures/busy-desk';
import { stationSession } from '../fixtures/desk-answers';
import { NOW_MS } from '../fixtures/elder-answers';
import { CLIENT_URL, launch, openPage, openPhone, type Phone, serveClient, wordsOf } from './harness';

/** The station's desk: every ticket is reached, what is offered is not refused, a sheet stays with its order. */

const HOUR = 60 * 60_000;

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

type Given = { readonly status: number; readonly body: unknown };

/** The desk with its clock in hand; `whenSent` answers what the station sends. */
const openDesk = async (
  desk: ReturnType<typeof busyDesk>,
  whenSent: (name: string, body: unknown) => Given | Promise<Given> = () => settledAnswer,
) => {
  phone = await openPhone(browser, { session: stationSession, desk: true, width: 1280, height: 800 });
  const { page } = phone;
  await serveClient(page, (name, url, body) =>
    body === undefined ? desk.answer(name, url) : whenSent(name, body),
  );
  await page.clock.install({ time: NOW_MS });
  await openPage(page, CLIENT_URL, '/desk/station/queue');
  return page;
};
const station = (lane: string, count: number, startMs: number) =>
  busyDesk({ level: 'station', lane, count, startMs });
const tickets = (page: Page, where: string, count: number) =>
  page.waitForFunction(
    ([place, wanted]) => document.querySelectorAll(`#${place} .ticket`).length === wanted,
    [where, count] as const,
  );
/** Opens the first ticket, and a question about it, by keys alone. */
const ask = async (page: Page, act: string, key: 'pressed' | 'held' = 'pressed') => {
  await page.locator('#column-unassigned .ticket').first().click();
  await page.locator(act).focus();
  await page.keyboard.down('Enter');
  await page.locator('[data-sheet]').waitFor();
  if (key === 'pressed') await page.keyboard.up('Enter');
};
const focused = (page: Page) =>
  page.evaluate(() => ({
    id: document.activeElement?.id,
    inSheet: document.activeElement?.closest('[data-sheet]') != null,
  }));

test('45 tickets in a lane → all are reached, in its column and by its chip', async () => {
  const page = await openDesk(station('unassigned', 45, NOW_MS + 24 * HOUR));
  await tickets(page, 'column-unassigned', 4);
  for (const count of [20, 40, 45]) {
    await page.click('#more-unassigned');
    await tickets(page, 'column-unassigned', count);
  }
  expect(await page.locator('#more-unassigned').count()).toBe(0);
  await page.click('#lane-unassigned');
  for (const count of [20, 40]) {
    await tickets(page, 'other-tickets', count);
    await page.click('#more-others');
  }
  await tickets(page, 'other-tickets', 45);
  // As far down as the tickets go, the order in full stays in sight.
  const last = page.locator('#other-tickets .ticket').last();
  await last.click();
  await page.locator('#act-cancel').waitFor();
  const box = await page.locator('#act-cancel').boundingBox();
  expect(box?.y).toBeGreaterThan(0);
  expect(box?.y).toBeLessThan(800);
});

test.each(['unassigned', 'overdue', 'late', 'serving', 'toConfirm', 'toSettle', 'disputed', 'all'])(
  'the lane %s has a chip',
  async (lane) => {
    const page = await openDesk(station(lane, 1, NOW_MS + HOUR));
    await page.click(`#lane-${lane}`);
    await tickets(page, 'other-tickets', 1);
  },
);

test.each([
  ['R', async (page: Page) => page.keyboard.press('r')],
  ['the button', async (page: Page) => page.click('#desk-refresh')],
  ['a minute', async (page: Page) => page.clock.fastForward(60_000)],
] as const)('what a colleague took on is gone from an open page after %s', async (_by, reload) => {
  const desk = station('unassigned', 25, NOW_MS + 24 * HOUR);
  const page = await openDesk(desk);
  await page.click('#more-unassigned');
  await page.click('#more-unassigned');
  await tickets(page, 'column-unassigned', 25);
  desk.take(1);
  desk.take(24);
  await reload(page);
  await tickets(page, 'column-unassigned', 23);
});

test.each([
  ['an hour ago', '改时间', NOW_MS - HOUR, 0],
  ['in an hour', '发布到大厅', NOW_MS + HOUR, 1],
] as const)('an order whose start is %s → the filled act is %s', async (_when, filled, startMs, publish) => {
  const page = await openDesk(station('overdue', 1, startMs));
  await page.locator('#column-overdue .ticket').click();
  await page.locator('#act-reschedule').waitFor();
  expect(await page.locator('[data-primary]').allTextContents()).toEqual([filled]);
  expect(await page.locator('#act-publish').count()).toBe(publish);
  expect((await wordsOf(page)).includes('时间过了，先改时间，再发布。')).toBe(publish === 0);
});

test('its start passes while its sheet is open → the desk’s own sentence, and the queue is asked anew', async () => {
  const desk = station('unassigned', 2, NOW_MS + HOUR);
  const page = await openDesk(desk, () => {
    desk.take(2);
    return tooLateAnswer;
  });
  await ask(page, '#act-publish');
  await page.click('#act-send');
  await page.locator('[data-notice=failed]').waitFor();
  await tickets(page, 'column-unassigned', 1);
  const said = await page.locator('[data-notice=failed]').textContent();
  expect(said).toContain('先改时间，再发布');
  expect(said).not.toContain('社工站');
});

test('a sheet keeps the order for which it was opened, whatever loads meanwhile', async () => {
  const startMs = NOW_MS + 24 * HOUR;
  const desk = station('unassigned', 1, startMs);
  const sent: unknown[] = [];
  const page = await openDesk(desk, (_name, body) => {
    sent.push(body);
    return settledAnswer;
  });
  await ask(page, '#act-reschedule');
  const title = await page.locator('[role=dialog]').getAttribute('aria-label');
  for (const part of ['改时间', busyOrderName(1), '王阿姨', '08:52']) expect(title).toContain(part);
  const [moved] = desk.orders;
  if (moved !== undefined) desk.orders.splice(0, 1, { ...moved, startMs: startMs + HOUR });
  await page.clock.fastForward(60_000);
  await page.locator('.desk-beside', { hasText: '09:52' }).waitFor();
  expect(await page.locator('[role=dialog]').getAttribute('aria-label')).toBe(title);
  await page.click('#act-send');
  await page.locator('[data-notice=done]').waitFor();
  expect(sent).toMatchObject([{ seenStartMs: startMs }]);
});

test('the focus goes into the sheet, stays there, and comes back', async () => {
  const page = await openDesk(station('unassigned', 2, NOW_MS + 24 * HOUR));
  await ask(page, '#act-cancel');
  for (const key of [
    ...Array.from({ length: 9 }, () => 'Tab'),
    ...Array.from({ length: 9 }, () => 'Shift+Tab'),
  ]) {
    expect((await focused(page)).inSheet).toBe(true);
    await page.keyboard.press(key);
  }
  expect(await page.locator('.desk-main').evaluate((behind) => behind.matches('[inert]'))).toBe(true);
  await page.keyboard.press('Escape');
  await page.locator('[data-sheet]').waitFor({ state: 'detached' });
  expect((await focused(page)).id).toBe('act-cancel');
  expect(await page.locator('[inert]').count()).toBe(0);
});

test('Enter held down on a button → its sheet opens and nothing is sent', async () => {
  const sent: string[] = [];
  const page = await openDesk(station('unassigned', 2, NOW_MS + 24 * HOUR), (name) => {
    sent.push(name);
    return settledAnswer;
  });
  for (const act of ['#act-publish', '#act-reschedule']) {
    await ask(page, act, 'held');
    for (let repeat = 0; repeat < 3; repeat += 1) await page.keyboard.down('Enter');
    await page.keyboard.up('Enter');
    await page.keyboard.press('Escape');
    await page.locator('[data-sheet]').waitFor({ state: 'detached' });
  }
  expect(sent).toEqual([]);
});

test('closed while it is sent → the refusal stands on the page', async () => {
  let release: () => void = () => undefined;
  const held = new Promise<Given>((resolve) => {
    release = () => resolve(tooLateAnswer);
  });
  const page = await openDesk(station('unassigned', 1, NOW_MS + 24 * HOUR), () => held);
  await ask(page, '#act-cancel');
  const asked = page.waitForRequest((request) => request.method() === 'POST');
  await page.click('#act-send');
  await asked;
  await page.keyboard.press('Escape');
  await page.locator('[data-sheet]').waitFor({ state: 'detached' });
  release();
  await page.locator('[data-notice=failed]', { hasText: `没有办成：取消：${busyOrderName(1)}` }).waitFor();
});
