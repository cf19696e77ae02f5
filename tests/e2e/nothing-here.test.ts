import type { Browser } from 'playwright-core';
import type { Session } from '../../client/src/platform/port';
import { elderSession, homeAnswer, orderIdOf, passbookAnswer } from '../fixtures/elder-answers';
import {
  familyHomeAnswer,
  familySession,
  hallAnswer,
  volunteerHomeAnswer,
  volunteerSession,
} from '../fixtures/phone-answers';
import {
  CLIENT_URL,
  expectElderNumbers,
  expectPhoneNumbers,
  launch,
  openPage,
  openPhone,
  serveClient,
  standing,
  wordsOf,
} from './harness';

/** A page that has nothing to show says so, and leads on; none stays empty. */

type Answers = Parameters<typeof serveClient>[1];

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

const notFound = {
  status: 404,
  body: { code: 'not_found', zh: '没有找到。', en: 'Not found.', data: {}, serverNowMs: 0 },
};
const answers: Answers = (name, url) => {
  if (name === 'order') return notFound;
  if (name === 'passbook') return passbookAnswer(true);
  if (name === 'hall') return hallAnswer(true);
  return url.includes('volunteer') ? volunteerHomeAnswer() : homeAnswer({});
};
const open = async (path: string, session: Session | undefined, given: Answers = answers) => {
  const { page, context, faults } = await openPhone(browser, session === undefined ? {} : { session });
  await serveClient(page, given);
  await openPage(page, CLIENT_URL, path);
  return {
    page,
    end: async () => {
      expect(faults).toEqual([]);
      await context.close();
    },
  };
};

const one = { actions: 1, groups: 0 };
const lost = `orderId=${orderIdOf('open')}`;

test.each<[path: string, Session, says: string]>([
  [`/pages/elder/visit?${lost}`, elderSession, '没有找到这次服务'],
  ['/pages/elder/visit?orderId=x', elderSession, '没有找到这次服务'],
  ['/pages/elder/confirm', elderSession, '没有找到这次服务'],
  ['/pages/elder/move?orderId=', elderSession, '没有找到这次服务'],
  ['/pages/family/visit?orderId=x', familySession, '没有找到这次服务'],
  ['/pages/family/move', familySession, '没有找到这次服务'],
  [`/pages/volunteer/task?${lost}`, volunteerSession, '这一单已经不在您手上了'],
  ['/pages/volunteer/task?orderId=x', volunteerSession, '这一单已经不在您手上了'],
])(
  '%s says what is wrong, and its one filled button leads to the first page',
  async (path, session, says) => {
    const { page, end } = await open(path, session);
    expect(await wordsOf(page)).toContain(says);
    await (session === elderSession ? expectElderNumbers : expectPhoneNumbers)(page, { k: 1, primary: one });
    await page.click('#go-home');
    await page.waitForURL(/home|hall/);
    await standing(page);
    await end();
  },
);

test('the visits of a family: home out of reach → sentence and retry; nobody bound → said', async () => {
  let works = false;
  const { page, end } = await open('/pages/family/visits', familySession, (name) =>
    works && name === 'home' ? familyHomeAnswer(false) : undefined,
  );
  expect(await wordsOf(page)).toContain('网络不太好');
  works = true;
  await page.getByRole('button', { name: '再试一次' }).click();
  await page.waitForFunction(() => document.body.textContent.includes('还没有绑定家人'));
  await end();
});

test.each(['/pages/mine', '/pages/passbook'])('%s, nobody signed in → the sign-in page', async (path) => {
  const { page, end } = await open('/pages/sign-in', undefined);
  await page.goto(`${CLIENT_URL}/#${path}`);
  await page.reload();
  await page.waitForURL(/sign-in/);
  await standing(page);
  expect(await wordsOf(page)).toContain('登录');
  await end();
});
