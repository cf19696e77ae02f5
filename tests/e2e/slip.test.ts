import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Workbook } from 'exceljs';
import type { Browser, Page } from 'playwright-core';
import type { Session } from '../../client/src/platform/port';
import { stationSession } from '../fixtures/desk-answers';
import { elderSession, id } from '../fixtures/elder-answers';
import { rareName, slipAnswer, yearAnswer } from '../fixtures/slip-answers';
import {
  CLIENT_URL,
  expectTextAtLeast,
  launch,
  openPage,
  openPhone,
  serveClient,
  tap,
  wordsOf,
} from './harness';

let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await launch();
  folder = mkdtempSync(join(tmpdir(), 'slip-test-'));
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

const lead: Session = { ...stationSession, roles: ['stationLead'] };
const deskSlip = `/desk/station/slip?personId=${id('per', 1)}`;
const POINT_PX = 96 / 72;
/** In the middle of November: its slip is not whole, October's is. */
const TODAY_MS = Date.parse('2026-11-18T02:00:00Z');

type Answers = Parameters<typeof serveClient>[1];
const usual: Answers = (name, url) =>
  name === 'year-lines' ? yearAnswer(url) : slipAnswer(url, { calledZh: rareName });

const open = async (path: string, session: Session, answers = usual) => {
  const isDesk = path.includes('station');
  const { page, context, faults } = await openPhone(browser, {
    session,
    ...(isDesk && { desk: true, width: 1280, height: 800 }),
  });
  await page.clock.install({ time: TODAY_MS });
  const parts: string[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') parts.push(request.url());
  });
  const asked: string[] = [];
  await serveClient(page, (name, url, body) => {
    asked.push(url);
    return answers(name, url, body);
  });
  await openPage(page, CLIENT_URL, path);
  await page.waitForSelector('[data-slip]');
  return {
    page,
    asked,
    /** The parts of the program that came so far. */
    parts,
    end: async () => {
      expect(faults).toEqual([]);
      await context.close();
    },
  };
};

/** The page as it comes out of the printer: its file, its sizes in points, its words. */
const printed = async (page: Page, name: string) => {
  const file = join(folder, `${name}.pdf`);
  writeFileSync(file, await page.pdf({ preferCSSPageSize: true }));
  const told = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
  const [, width = '', height = ''] = /Page size:\s+([\d.]+) x ([\d.]+)/.exec(told) ?? [];
  const pages = Number(/Pages:\s+(\d+)/.exec(told)?.[1]);
  const words = execFileSync('pdftotext', ['-raw', file, '-'], { encoding: 'utf8' });
  return { file, width: Number(width), height: Number(height), pages, words };
};
const bare = (words: string) => [...words.normalize('NFKC').replace(/[\s\u200b\f]/g, '')].sort().join('');

describe.each([
  ['at the station', deskSlip, lead],
  ['at home', '/desk/own/slip', elderSession],
] as const)('the slip %s', (_where, path, session) => {
  test('is printed on A5 in 14 pt or larger, and nothing but the slip', async () => {
    const { page, end } = await open(path, session);
    await page.emulateMedia({ media: 'print' });
    await expectTextAtLeast(page, 14 * POINT_PX);
    const slip = (await page.locator('[data-slip]').textContent()) ?? '';
    const { width, height, pages, words } = await printed(page, 'size');
    expect([Math.round(width), Math.round(height)]).toEqual([420, 595]);
    expect(pages).toBeLessThanOrEqual(2);
    // What has no character in any font of this machine has no word in the file either.
    expect(bare(words)).toBe(bare(slip));
    await end();
  });
});

/** Characters of the slip for which a box is drawn, because no font has them. */
const boxed = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const slip = document.querySelector('[data-slip]');
    if (slip === null) throw new Error('no slip');
    const { fontFamily } = getComputedStyle(slip);
    const draw = (char: string) => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [48, 48];
      const pen = canvas.getContext('2d');
      if (pen === null) throw new Error('no canvas');
      pen.font = `32px ${fontFamily}`;
      pen.fillText(char, 4, 36);
      return canvas.toDataURL();
    };
    // A private use that no font knows, and a place where there will never be a character.
    const boxes = ['\ue9a7', '\u{10fffd}', '\u{1fffe}'].map(draw);
    const blank = draw(' ');
    const chars = [...new Set(slip.textContent)].filter((char) => !/[\s\u200b\u3000]/.test(char));
    return chars.filter((char) => [...boxes, blank].includes(draw(char)));
  });

test('every character is truly drawn, a rare name too; a character that no font has is noticed', async () => {
  const { page, end } = await open(deskSlip, lead);
  expect(await wordsOf(page)).toContain(rareName);
  expect(await boxed(page)).toEqual([]);
  await end();
  const lost = await open(deskSlip, lead, (_name, url) => slipAnswer(url, { calledZh: '\ue9a8阿姨' }));
  expect(await boxed(lost.page)).toEqual(['\ue9a8']);
  const { words } = await printed(lost.page, 'lost');
  const slip = (await lost.page.locator('[data-slip]').textContent()) ?? '';
  expect(bare(words)).not.toBe(bare(slip));
  await lost.end();
});

test('the last whole month is shown first; months are gone through by two buttons, the present one is the last', async () => {
  const { page, asked, end } = await open(deskSlip, lead);
  expect(asked.at(-1)).toMatch(/month=202610$/);
  await tap(page, '#month-after');
  await page.waitForSelector('[data-slip="202611"]');
  expect(await wordsOf(page)).toContain('这个月还没过完');
  expect(await page.locator('#month-after').getAttribute('aria-disabled')).toBe('true');
  await tap(page, '#month-before');
  await page.waitForSelector('[data-slip="202610"]');
  await tap(page, '#month-before');
  await page.waitForSelector('[data-slip="202609"]');
  await end();
});

const download = async (page: Page, kind: 'xlsx' | 'csv') => {
  const coming = page.waitForEvent('download');
  await tap(page, `#take-${kind}`);
  const file = await coming;
  const path = join(folder, `year.${kind}`);
  await file.saveAs(path);
  await page.waitForSelector('[data-notice=done]');
  return { name: file.suggestedFilename(), path };
};

test('the year as csv and as a sheet: every line, who took it and when, nothing that would be reckoned with', async () => {
  const { page, asked, parts, end } = await open(deskSlip, lead);
  const csv = await download(page, 'csv');
  const text = readFileSync(csv.path, 'utf8');
  expect(csv.name).toBe('时间存折-王阿姨-2026年.csv');
  expect(text.startsWith('\ufeff王阿姨 2026年')).toBe(true);
  expect(text.split('\r\n')).toHaveLength(2 + 5 + 1);
  const before = parts.length;
  const sheetFile = await download(page, 'xlsx');
  // What makes sheets came only now.
  expect(parts.length).toBeGreaterThan(before);
  const book = new Workbook();
  await book.xlsx.readFile(sheetFile.path);
  const sheet = book.getWorksheet('2026');
  expect(sheet?.getRow(1).getCell(1).value).toMatch(/=覃干事于 2026-11-2\d/);
  expect(sheet?.headerFooter.oddHeader).toContain('覃干事');
  expect([3, 7].map((row) => sheet?.getRow(row).getCell(1).value)).toEqual([1, 5]);
  expect(sheet?.rowCount).toBe(7);
  expect(asked.filter((url) => url.includes('year-lines')).map((url) => url.includes('cursor'))).toEqual([
    false,
    true,
    false,
    true,
  ]);
  await end();
});

test('a network that is lost half way → a sentence, no file', async () => {
  const { page, end } = await open(deskSlip, lead, (name, url) =>
    name === 'year-lines' ? (url.includes('cursor') ? undefined : yearAnswer(url)) : slipAnswer(url),
  );
  let saved = 0;
  page.on('download', () => {
    saved += 1;
  });
  await tap(page, '#take-csv');
  await page.waitForSelector('[data-notice=failed]');
  expect(saved).toBe(0);
  await end();
});

test('no file is offered to the staff of a station, who are not its lead', async () => {
  const { page, end } = await open(deskSlip, stationSession);
  expect(await page.locator('#take-xlsx').count()).toBe(0);
  expect(await page.locator('#print').count()).toBe(1);
  await end();
});
