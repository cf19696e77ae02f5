import type { Browser } from 'playwright-core';
import { communitySession, deskOrderAnswer, queueAnswer, stationSession } from '../fixtures/desk-answers';
import { doneAnswer, id } from '../fixtures/elder-answers';
import { slipAnswer } from '../fixtures/slip-answers';
import {
  CLIENT_URL,
  expectNoBarrier,
  expectNothingCut,
  expectTapsAtLeast,
  expectTextAtLeast,
  launch,
  openPage,
  openPhone,
  serveClient,
  wordsOf,
} from './harness';

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

const station = { session: stationSession, level: 'station', path: '/desk/station/queue' } as const;
const community = {
  session: communitySession,
  level: 'community',
  path: '/desk/community/settlement',
} as const;

test.each([
  ['community settlement', community, [], '只有一方', false],
  ['settled queue', community, [], '都结完了', true],
  ['station queue', station, [], '水电应急维修', false],
  ['order at the station', station, ['.ticket'], '502室', false],
  ['question before an act', station, ['.ticket', '#act-cancel'], '为什么？', false],
  [
    'monthly slip',
    { ...station, path: `/desk/station/slip?personId=${id('per', 1)}` },
    [],
    '月初可用',
    false,
  ],
  ['quiet station', station, [], '现在没有', true],
] as const)(
  'the %s page is whole and open to everybody at 1280 and 1600 px',
  async (_name, desk, taps, says, isEmpty) => {
    const { page, context, faults } = await openPhone(browser, {
      session: desk.session,
      desk: true,
      width: 1280,
      height: 800,
    });
    await serveClient(page, (name, url) => {
      if (name === 'monthly-slip') return slipAnswer(url);
      if (name === 'queue') return queueAnswer(desk.level, url, isEmpty);
      return name === 'order' ? deskOrderAnswer(url) : doneAnswer('settled');
    });
    await openPage(page, CLIENT_URL, desk.path);
    for (const tap of taps) await page.locator(tap).first().click();
    await page.getByText(says).first().waitFor();
    expect(await wordsOf(page)).toContain(says);
    // experience.md gives desks no number of their own: the tokens' smallest letters and touch size.
    await expectTextAtLeast(page, 14);
    for (const width of [1600, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await expectTapsAtLeast(page, 44, 0);
      await expectNothingCut(page);
    }
    await expectNoBarrier(page);
    expect(faults).toEqual([]);
    await context.close();
  },
);
