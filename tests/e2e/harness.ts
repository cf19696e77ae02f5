import { readFileSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, type BrowserContext, chromium, type Locator, type Page } from 'playwright-core';
import type { Session } from '../../client/src/platform/port';
import * as inPage from './in-page';

/** Where the built client is served when no city runs: answered from `dist/h5` by the browser's own routing. */
export const CLIENT_URL = 'http://client.test';
const CLIENT_FILES = 'dist/h5';

/** WCAG 2.2 AA, and the sizes of targets (experience.md, E11 and traps). */
const AXE_TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });

export type PhoneOptions = {
  readonly width?: number;
  readonly height?: number;
  readonly care?: boolean;
  readonly session?: Session;
  /** A desk: no touch, its own width. */
  readonly desk?: boolean;
  /** Pixels of the picture to one of the page. */
  readonly scale?: number;
};

export type Phone = { readonly context: BrowserContext; readonly page: Page; readonly faults: string[] };

/** A fresh tab with nothing kept but what the options say. `faults` collects what a page must never do: throw, or log an error. */
export const openPhone = async (browser: Browser, options: PhoneOptions = {}): Promise<Phone> => {
  const { width = 390, height = 844, care = false, session, desk = false, scale = 1 } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: scale,
    hasTouch: !desk,
    isMobile: !desk,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  });
  await context.addInitScript(
    ({ kept, careWord }) => {
      if (kept !== undefined && sessionStorage.getItem('timebank.session') === null) {
        sessionStorage.setItem('timebank.session', kept);
      }
      if (localStorage.getItem('timebank.care') === null) localStorage.setItem('timebank.care', careWord);
      addEventListener('click', () => sessionStorage.setItem('test.tappedAtMs', String(Date.now())), true);
    },
    { kept: session === undefined ? undefined : JSON.stringify(session), careWord: care ? 'on' : 'off' },
  );
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', (error) => faults.push(`thrown: ${error.message}`));
  page.on('console', (message) => {
    // A failed request is the page's to explain, not an error of the page.
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) {
      faults.push(`logged: ${message.text()}`);
    }
  });
  return { context, page, faults };
};

/** Above what the app takes for one movement of an unsteady hand (client/src/ui/tap-burst.ts). */
const REST_MS = 750;

/** Taps like a person, who looks at what the last tap brought before the next one. */
export const tap = async (page: Page, target: string | Locator): Promise<void> => {
  const rested = (restMs: number) =>
    Math.abs(Date.now() - Number(sessionStorage.getItem('test.tappedAtMs') ?? 0)) > restMs;
  await page.waitForFunction(rested, REST_MS);
  await (typeof target === 'string' ? page.locator(target) : target).click();
};

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
};

type Given = { readonly status: number; readonly body: unknown };

/** Serves the built client at `CLIENT_URL`; `answer` stands for the server, undefined for one that cannot be reached. */
export const serveClient = async (
  page: Page,
  answer: (name: string, url: string, body?: unknown) => Given | undefined | Promise<Given | undefined>,
): Promise<void> => {
  await page.route(`${CLIENT_URL}/**`, async (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname.startsWith('/v1/')) {
      const request = route.request();
      const sent: unknown = request.method() === 'POST' ? request.postDataJSON() : undefined;
      const answered = await answer(pathname.split('/').at(-1) ?? '', request.url(), sent);
      if (answered === undefined) return route.abort('connectionreset');
      return route.fulfill({ status: answered.status, json: answered.body });
    }
    const file = join(CLIENT_FILES, normalize(pathname === '/' ? '/index.html' : pathname));
    return route.fulfill({
      body: readFileSync(file),
      contentType: types[extname(file)] ?? 'application/octet-stream',
    });
  });
};

/** Opens a page of the client and waits until it stands: no skeleton, the frame is there. */
export const openPage = async (page: Page, base: string, path: string): Promise<void> => {
  await page.goto(`${base}/#${path}`);
  await standing(page);
};

/** Waits until the page in front has its content. */
export const standing = async (page: Page): Promise<void> => {
  await page.waitForFunction(inPage.standsStill);
};

/** Gives the window the height of the whole page, so that bars that stick do not lie on what is measured. */
export const unroll = async (page: Page): Promise<void> => {
  const width = page.viewportSize()?.width ?? 390;
  await page.setViewportSize({ width, height: await page.evaluate(inPage.wholeHeight) });
};

const nothing: readonly string[] = [];

/** E1: no visible text is smaller. */
export const expectTextAtLeast = async (page: Page, px: number): Promise<void> => {
  expect(await page.evaluate(inPage.smallTexts, px)).toEqual(nothing);
};

/** E2: every control has that size, and 8 px to the next one (rows of a desk's table may adjoin). Fails on a page without controls. */
export const expectTapsAtLeast = async (page: Page, px: number, gapPx = 8): Promise<void> => {
  const found = await page.evaluate(inPage.smallTaps, { px, gapPx });
  expect(found.count).toBeGreaterThan(0);
  expect(found.faults).toEqual(nothing);
};

/** E3 and axe: no violation, and the controls were recognised as such (a Taro page passes vacuously otherwise). */
export const expectNoBarrier = async (page: Page): Promise<void> => {
  const results = await new AxeBuilder({ page })
    .options({ runOnly: { type: 'tag', values: AXE_TAGS }, rules: { 'target-size': { enabled: true } } })
    .analyze();
  const looked = [...results.passes, ...results.violations].filter(({ id }) => id === 'target-size');
  expect(looked.flatMap(({ nodes }) => nodes).length).toBeGreaterThan(0);
  expect(
    results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`),
  ).toEqual(nothing);
};

/** E4: lines have room and break between words, nothing is cut off or wider than the window. */
export const expectNothingCut = async (page: Page): Promise<void> => {
  expect(await page.evaluate(inPage.cutOff)).toEqual(nothing);
  expect(await page.evaluate(inPage.brokenWords)).toEqual(nothing);
};

/** E5: how many filled actions and groups of equals the page has, and every badge has a word. */
export const expectPrimary = async (
  page: Page,
  expected: { actions: number; groups: number },
): Promise<void> => {
  expect(await page.evaluate(inPage.primaries)).toEqual({ ...expected, wordlessBadges: 0 });
};

const PHONE_WIDTHS = [414, 375, 320];

/** All numbers of an elder page (experience.md, E1–E5) at its three widths; `k` is 1.4 in care mode. */
export const expectElderNumbers = async (
  page: Page,
  { k, primary }: { k: number; primary: { actions: number; groups: number } },
): Promise<void> => {
  await expectTextAtLeast(page, 22 * k);
  await expectPrimary(page, primary);
  for (const width of PHONE_WIDTHS) {
    await page.setViewportSize({ width, height: 844 });
    await unroll(page);
    await expectTapsAtLeast(page, 60);
    await expectNothingCut(page);
  }
  // Names, roles and colours do not depend on the width; targets lie closest on the narrowest.
  await expectNoBarrier(page);
};

/** The numbers of a volunteer's or family's page (experience.md, E1–E5) at the same widths. */
export const expectPhoneNumbers = async (
  page: Page,
  { k, primary }: { k: number; primary: { actions: number; groups: number } },
): Promise<void> => {
  await expectTextAtLeast(page, 18 * k);
  await expectPrimary(page, primary);
  for (const width of PHONE_WIDTHS) {
    await page.setViewportSize({ width, height: 844 });
    await unroll(page);
    await expectTapsAtLeast(page, 44);
    await expectNothingCut(page);
  }
  // Names, roles and colours are the same in care mode, and looking at them takes longest.
  if (k === 1) await expectNoBarrier(page);
};

/** E10: the hotline's place from the lower edge of the window, the same on every elder page. */
export const hotlinePlace = (page: Page): Promise<{ readonly width: number; readonly fromBottom: number }> =>
  page.evaluate(inPage.hotlinePlace);

/** Page text as a person reads it, without the marks that only say where a line may break. */
export const wordsOf = async (page: Page): Promise<string> => plain(await page.evaluate(inPage.visibleWords));

export const plain = (words: string): string => words.replaceAll('\u00a0', ' ').replaceAll('\u200b', '');
