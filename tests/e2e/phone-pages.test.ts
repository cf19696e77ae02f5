import type { Browser, Page } from 'playwright-core';
import type { Session } from '../../client/src/platform/port';
import {
  doneAnswer,
  heldAnswer,
  orderAnswer,
  orderIdOf,
  passbookAnswer,
  recordsAnswer,
  shownStates,
} from '../fixtures/elder-answers';
import {
  familyHomeAnswer,
  familySession,
  hallAnswer,
  taskAnswer,
  visitsAnswer,
  volunteerHomeAnswer,
  volunteerSession,
  wrongCode,
} from '../fixtures/phone-answers';
import { slipAnswer } from '../fixtures/slip-answers';
import { CLIENT_URL, expectPhoneNumbers, launch, openPage, openPhone, serveClient, wordsOf } from './harness';

type Answers = Parameters<typeof serveClient>[1];
type Primary = { actions: number; groups: number };
type Case = readonly [
  name: string,
  path: string,
  primary: Primary,
  more: {
    /** What is tapped before looking. */
    taps?: readonly string[];
    /** What the page must say then, so that nothing else is measured. */
    says?: string;
    answers?: Answers;
  },
];

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

const one = { actions: 1, groups: 0 };
const group = { actions: 0, groups: 1 };
const none = { actions: 0, groups: 0 };

const usualVolunteer: Answers = (name, url) => {
  if (name === 'home') return volunteerHomeAnswer();
  if (name === 'hall') return hallAnswer();
  if (name === 'my-visits') return visitsAnswer(['accepted', 'serving', 'settled', 'cancelled']);
  if (name === 'passbook') return passbookAnswer(false);
  if (name === 'held-minutes') return heldAnswer();
  if (name === 'service-records') return recordsAnswer(false);
  if (name === 'monthly-slip') return slipAnswer(url);
  if (name === 'check-in') return wrongCode;
  return name === 'order' ? taskAnswer(url) : doneAnswer('accepted');
};

const usualFamily: Answers = (name, url) => {
  if (name === 'home') return familyHomeAnswer();
  if (name === 'my-visits') return visitsAnswer(['accepted', 'served', 'settled']);
  if (name === 'passbook') return passbookAnswer(false);
  if (name === 'held-minutes') return heldAnswer();
  if (name === 'service-records') return recordsAnswer(false);
  if (name === 'order') return orderAnswer(shownStates.find((one) => url.includes(orderIdOf(one))) ?? 'open');
  return doneAnswer('open');
};

const noneOf =
  (answers: Answers, empty: Partial<Record<string, Answers>>): Answers =>
  (name, url) =>
    (empty[name] ?? answers)(name, url);
const outOfReach: Answers = () => undefined;

const hall = '/pages/volunteer/hall';
const task = (state: (typeof shownStates)[number]) => `/pages/volunteer/task?orderId=${orderIdOf(state)}`;
const visit = (state: (typeof shownStates)[number]) => `/pages/family/visit?orderId=${orderIdOf(state)}`;
const digits = ['#key-1', '#key-2', '#key-3', '#key-4'];

const volunteerPages: readonly Case[] = [
  ['hall', hall, group, { says: '手上的任务' }],
  [
    'empty hall',
    hall,
    group,
    { says: '现在没有', answers: noneOf(usualVolunteer, { hall: () => hallAnswer(true) }) },
  ],
  ['hall, days to choose from', hall, none, { taps: ['#filter-day'], says: '哪一天？' }],
  ['hall, before taking one', hall, one, { taps: ['.hall-grab'], says: '接这一单？' }],
  ['hall out of reach', hall, one, { says: '网络不太好', answers: outOfReach }],
  ['tasks', '/pages/volunteer/tasks', none, { says: '以前的' }],
  [
    'tasks of a newcomer',
    '/pages/volunteer/tasks',
    one,
    { says: '还没有任务', answers: noneOf(usualVolunteer, { 'my-visits': () => visitsAnswer([]) }) },
  ],
  ['task ahead', task('accepted'), one, { says: '502室' }],
  ['task being served', task('serving'), one, { says: '签退' }],
  ['settled task', task('settled'), none, { says: '已入账' }],
  ['code pad', task('accepted'), one, { taps: ['#to-check-in'], says: '四个数' }],
  [
    'code pad after wrong digits',
    task('accepted'),
    one,
    { taps: ['#to-check-in', ...digits, '#send-code', '[data-notice=failed]'], says: '还可以试 4 次' },
  ],
  ['drop', task('accepted'), one, { taps: ['#to-drop'], says: '为什么去不了' }],
  [
    'drop, ten seconds to take it back',
    task('accepted'),
    one,
    { taps: ['#to-drop', '[role=dialog] [role=radio]', '#drop-yes'], says: '这一单退了' },
  ],
  ['passbook', '/pages/passbook', none, {}],
  ['service record', '/pages/records', none, { says: '实际服务' }],
  ['monthly slip', '/desk/own/slip', one, { says: '月初可用' }],
  ['mine', '/pages/mine', none, {}],
];

const familyPages: readonly Case[] = [
  ['home', '/pages/family/home', one, { says: '谁来付时长？' }],
  [
    'home of somebody not bound',
    '/pages/family/home',
    none,
    { says: '还没有绑定家人', answers: () => familyHomeAnswer(false) },
  ],
  ['request, what', '/pages/family/request', group, { says: '为王阿姨请人，要帮什么？' }],
  ['request, proposed', '/pages/family/request', one, { taps: ['#tile-cleaning'], says: '日常清洁' }],
  [
    'request, another day',
    '/pages/family/request',
    none,
    { taps: ['#tile-cleaning', '#other-time'], says: '哪一天？' },
  ],
  [
    'request, ten seconds to take it back',
    '/pages/family/request',
    one,
    { taps: ['#tile-cleaning', '#send-request'], says: '10 秒内' },
  ],
  ['visits', '/pages/family/visits', none, { says: '等确认' }],
  ['visit ahead', visit('accepted'), one, { says: '请念这四个数' }],
  ['visit being served', visit('serving'), one, { says: '在为王阿姨服务' }],
  ['answer to a visit', `${visit('served')}&ask=yes`, group, { says: '今天来了吗？' }],
  ['mine', '/pages/mine', none, {}],
];

/** The page in front after the taps; waits for what is tapped, so that an answer may come first. */
const reach = async (page: Page, taps: readonly string[]) => {
  for (const tap of taps) {
    const target = page.locator(tap).first();
    await target.waitFor();
    // A notice is waited for, not tapped.
    if (!tap.startsWith('[data-')) await target.click();
  }
};

describe.each<readonly [role: string, session: Session, usual: Answers, pages: readonly Case[]]>([
  ['volunteer', volunteerSession, usualVolunteer, volunteerPages],
  ['family', familySession, usualFamily, familyPages],
])('%s', (_role, session, usual, pages) => {
  test.each(pages)(
    'the %s page keeps the numbers of a phone page at 320, 375 and 414 px, care mode too',
    async (_name, path, primary, { taps = [], says, answers = usual }) => {
      const { page, context, faults } = await openPhone(browser, { session });
      await serveClient(page, answers);
      await openPage(page, CLIENT_URL, path);
      await reach(page, taps);
      if (says !== undefined) expect(await wordsOf(page)).toContain(says);
      await expectPhoneNumbers(page, { k: 1, primary });
      // As the switch in 我的 does it, without the way to this state once more.
      await page.locator('.frame').evaluateAll((frames) => {
        for (const frame of frames) frame.classList.add('care');
      });
      await expectPhoneNumbers(page, { k: 1.4, primary });
      expect(faults).toEqual([]);
      await context.close();
    },
  );
});

test('the three filters of the hall stand in one row on a common phone', async () => {
  for (const width of [320, 360, 375, 390, 414]) {
    const { page, context } = await openPhone(browser, { width, session: volunteerSession });
    await serveClient(page, usualVolunteer);
    await openPage(page, CLIENT_URL, hall);
    const tops = await page
      .locator('.chip')
      .evaluateAll((chips) => chips.map((chip) => chip.getBoundingClientRect().top));
    expect([width, new Set(tops).size, tops.length]).toEqual([width, 1, 3]);
    await context.close();
  }
});
