import type { Browser, Page } from 'playwright-core';
import type { Session } from '../../client/src/platform/port';
import {
  doneAnswer,
  elderSession,
  homeAnswer,
  NOW_MS,
  orderAnswer,
  orderIdOf,
} from '../fixtures/elder-answers';
import {
  familyHomeAnswer,
  familySession,
  hallAnswer,
  taskAnswer,
  volunteerHomeAnswer,
  volunteerSession,
} from '../fixtures/phone-answers';
import { CLIENT_URL, launch, openPage, openPhone, serveClient } from './harness';

/** An unsteady hand taps twice, a third of a second apart, in one place: what it has not seen yet must not hear the second tap. */
const BETWEEN_MS = 350;

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

type Answers = Parameters<typeof serveClient>[1];

const elder: Answers = (name) => {
  if (name === 'home') return homeAnswer({});
  return name === 'order' ? orderAnswer('open') : doneAnswer('open');
};
const family: Answers = (name) => (name === 'home' ? familyHomeAnswer() : doneAnswer('open'));
const volunteer: Answers = (name, url) => {
  if (name === 'home') return volunteerHomeAnswer();
  if (name === 'hall') return hallAnswer();
  return name === 'order' ? taskAnswer(url) : doneAnswer('accepted');
};

/** A page whose clock stands still, with the names of the commands that it sent. */
const open = async (path: string, session: Session, answers: Answers) => {
  const { page, context, faults } = await openPhone(browser, { session });
  await serveClient(page, answers);
  const sent: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.url().split('/').at(-1) ?? '');
  });
  await openPage(page, CLIENT_URL, path);
  await page.clock.install({ time: NOW_MS });
  await page.clock.pauseAt(NOW_MS + 1_000);
  return {
    page,
    sent,
    end: async () => {
      expect(faults).toEqual([]);
      await context.close();
    },
  };
};

/** Taps the middle of what stands there, waits for what that brings, and taps the same place again. */
const tapTwice = async (page: Page, selector: string, brings: string) => {
  const target = page.locator(selector).first();
  await target.scrollIntoViewIfNeeded();
  const box = await target.boundingBox();
  if (box === null) throw new Error(`${selector} is not in sight`);
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.click(x, y);
  await page.clock.runFor(BETWEEN_MS);
  await page.locator(brings).first().waitFor();
  await page.mouse.click(x, y);
  await page.clock.runFor(BETWEEN_MS);
};

test.each(['meals', 'cleaning', 'escort', 'health', 'bathing', 'urgent'])(
  'the tile %s, twice: the proposal is there to be read, nothing waits to be sent',
  async (list) => {
    const { page, sent, end } = await open('/pages/elder/home', elderSession, elder);
    await tapTwice(page, `#tile-${list}`, '.page-back >> visible=true');
    await page.clock.runFor(15_000);
    expect(await page.locator('[data-outcome]').count()).toBe(0);
    expect(sent).toEqual([]);
    await end();
  },
);

const visit = `/pages/elder/visit?orderId=${orderIdOf('open')}`;
const task = `/pages/volunteer/task?orderId=${orderIdOf('accepted')}`;

test.each<
  [button: string, path: string, Session, Answers, before: readonly string[], brings: string, sent: string]
>([
  [
    '#send-request',
    '/pages/elder/request?list=health',
    elderSession,
    elder,
    [],
    '#take-back',
    'request-order',
  ],
  [
    '#send-request',
    '/pages/family/request',
    familySession,
    family,
    ['#tile-meals'],
    '#take-back',
    'request-order',
  ],
  ['#cancel-yes', visit, elderSession, elder, ['#cancel'], '#take-back', 'cancel-order'],
  [
    '#drop-yes',
    task,
    volunteerSession,
    volunteer,
    ['#to-drop', '[role=dialog] [role=radio]'],
    '#take-back',
    'drop-order',
  ],
])(
  '%s on %s, twice: it waits its ten seconds and is sent once',
  async (button, path, session, answers, before, brings, name) => {
    const { page, sent, end } = await open(path, session, answers);
    for (const tap of before) {
      await page.locator(tap).first().click();
      // Whoever reads before the next tap.
      await page.clock.runFor(1_000);
    }
    await tapTwice(page, button, brings);
    expect(await page.locator(brings).isVisible()).toBe(true);
    await page.clock.runFor(9_000);
    expect(sent).toEqual([]);
    await page.clock.runFor(1_000);
    await page.locator('[data-outcome] #take-back').waitFor({ state: 'detached' });
    expect(sent).toEqual([name]);
    await end();
  },
);

test('接单, twice: the promise is there to be read, nothing is taken', async () => {
  const { page, sent, end } = await open('/pages/volunteer/hall', volunteerSession, volunteer);
  await tapTwice(page, '.hall-grab', '#grab-yes');
  expect(await page.locator('#grab-yes').isVisible()).toBe(true);
  expect(sent).toEqual([]);
  await page.clock.runFor(1_000);
  await tapTwice(page, '#grab-yes', '#to-task');
  expect(await page.locator('#to-task').isVisible()).toBe(true);
  expect(sent).toEqual(['grab-order']);
  await end();
});
