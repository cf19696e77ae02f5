import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { buildVerifyPage } from '../../local/build-verify-page.mjs';
import { canonicalEntry } from '../../shared/domain/ledger/canonical';
import { proofText } from '../../shared/domain/seal/proof-text';
import { accountOf, runCity } from '../unit/domain/ledger/city-for-tests';
import { allProofs, sealPem } from '../unit/domain/seal/proofs-for-tests';
import { expectPhoneNumbers, launch, openPhone, plain } from './harness';

// The page as somebody opens it who got it on a stick: from a file, without a server, a sign-in or a network.
const CITY = runCity([
  { kind: 'open', who: 1, minutes: 90 },
  { kind: 'open', who: 1, minutes: 30 },
]);
const ENTRY = CITY.entries[0];
const OPENING = allProofs(CITY).find(({ lines: [{ account }] }) => account === accountOf(1));
if (ENTRY === undefined || OPENING === undefined) throw new Error('an opening');
const GOOD = proofText({ ...OPENING, entry: canonicalEntry(ENTRY) });

let browser: Browser;
let folder: string;
beforeAll(async () => {
  browser = await launch();
  folder = mkdtempSync(join(tmpdir(), 'verify-page-test-'));
  await buildVerifyPage({ root: process.cwd(), out: join(folder, 'verify.html') });
  await buildVerifyPage({ root: process.cwd(), out: join(folder, 'with-key.html'), key: sealPem });
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true });
});

const open = async (name = 'verify.html') => {
  const { page, context, faults } = await openPhone(browser);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  const address = pathToFileURL(join(folder, name)).href;
  await page.goto(address);
  return {
    page,
    end: async () => {
      expect(faults).toEqual([]);
      expect(asked).toEqual([address]);
      await context.close();
    },
  };
};
const check = async (page: Page): Promise<readonly [verdict: string | null, words: string]> => {
  await page.click('#check');
  const box = page.locator('[data-verdict]');
  await box.waitFor();
  return [await box.getAttribute('data-verdict'), plain((await box.textContent()) ?? '')];
};

test('a good proof, chosen as a file → what is proven, in plain Chinese and English, and nothing is asked of anybody', async () => {
  const { page, end } = await open('with-key.html');
  const file = join(folder, 'proof.json');
  writeFileSync(file, GOOD);
  await page.setInputFiles('#file', file);
  await page.waitForFunction(() => document.querySelector('textarea')?.value !== '');
  const [verdict, words] = await check(page);
  expect(verdict).toBe('proven');
  expect(words).toMatch(/^已证明。Proven\./);
  expect(words).toContain(`存折 ${accountOf(1)} 的第 1 笔：可用的时长增加 1 小时 30 分钟，预留的时长不变。`);
  expect(words).toContain('2026年3月4日');
  expect(words).toContain('那时这本存折记到第 2 笔');
  expect(words).toContain('timebank entry 1\n');
  await expectPhoneNumbers(page, { k: 1, primary: { actions: 1, groups: 0 } });
  await end();
});

test.each([
  [
    'one minute more',
    GOOD.replace('"availableDelta":90', '"availableDelta":91'),
    '封存的时候，这本存折不是这样记的。',
  ],
  ['half a file', GOOD.slice(0, 200), '这不是凭证，或者里面有地方被改过。'],
  [
    'another signature',
    GOOD.replace(/"signature":"../, '"signature":"00'),
    '封存上的签名，和这把公钥对不上。',
  ],
])('%s, pasted with the key → not proven, and why', async (_what, proof, why) => {
  const { page, end } = await open();
  await page.fill('#proof', proof);
  await page.fill('#key', sealPem);
  const [verdict, words] = await check(page);
  expect(verdict).toBe('not');
  expect(words).toMatch(/^没有证明。Not proven\./);
  expect(words).toContain(why);
  await end();
});

test('no key, or what is none → it says so and proves nothing', async () => {
  const { page, end } = await open();
  await page.fill('#proof', GOOD);
  for (const key of ['', sealPem.replace('MC', 'MD')]) {
    await page.fill('#key', key);
    expect(await check(page)).toEqual(['not', expect.stringContaining('公钥读不出来')]);
  }
  await end();
});

test('a browser that does not know Ed25519 → it names browsers that do', async () => {
  const { page, end } = await open('with-key.html');
  await page.fill('#proof', GOOD);
  await page.evaluate(() => {
    crypto.subtle.importKey = () =>
      Promise.reject(new DOMException('Unrecognized name', 'NotSupportedError'));
  });
  expect(await check(page)).toEqual(['not', expect.stringContaining('这个浏览器太旧')]);
  await end();
});

test('the page’s policy → no script but its own, and no address at all', () => {
  const policy = /content="(default-src[^"]*)"/.exec(readFileSync(join(folder, 'verify.html'), 'utf8'))?.[1];
  expect(policy).toMatch(/^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+'$/);
});
