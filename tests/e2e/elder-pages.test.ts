import type { Browser, Page } from 'playwright-core';
import {
  doneAnswer,
  elderSession,
  heldAnswer,
  homeAnswer,
  NOW_MS,
  orderAnswer,
  orderIdOf,
  passbookAnswer,
  recordsAnswer,
  refusedAnswer,
  shownStates,
  takenAnswer,
} from '../fixtures/elder-answers';
import { slipAnswer } from '../fixtures/slip-answers';
import {
  CLIENT_URL,
  expectElderNumbers,
  hotlinePlace,
  launch,
  openPage,
  openPhone,
  plain,
  serveClient,
  tap,
  wordsOf,
} from './harness';

const DAY = 24 * 60 * 60_000;

type Answers = Parameters<typeof serveClient>[1];

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
});

/** Everything works, and there is something of everything. */
const usual: Answers = (name, url) => {
  if (name === 'home') return homeAnswer({ today: ['accepted'], toConfirm: ['served'], upcoming: ['open'] });
  if (name === 'passbook') return passbookAnswer(url.includes('show=held'));
  if (name === 'held-minutes') return heldAnswer();
  if (name === 'monthly-slip') return slipAnswer(url);
  if (name === 'service-records') return recordsAnswer(false);
  if (name === 'order') return orderAnswer(shownStates.find((one) => url.includes(orderIdOf(one))) ?? 'open');
  return doneAnswer('open');
};

const open = async (
  path: string,
  options: { width?: number; care?: boolean; signedOut?: boolean; height?: number; clockMs?: number } = {},
  answers: Answers = usual,
): Promise<{ page: Page; end: () => Promise<void> }> => {
  const { signedOut = false, clockMs, ...size } = options;
  const { page, context, faults } = await openPhone(browser, {
    ...size,
    ...(!signedOut && { session: elderSession }),
  });
  if (clockMs !== undefined) await page.clock.install({ time: clockMs });
  await serveClient(page, answers);
  await openPage(page, CLIENT_URL, path);
  return {
    page,
    end: async () => {
      expect(faults).toEqual([]);
      await context.close();
    },
  };
};

const visit = (state: (typeof shownStates)[number]) => `/pages/elder/visit?orderId=${orderIdOf(state)}`;
const moveOf = (state: (typeof shownStates)[number]) => `/pages/elder/move?orderId=${orderIdOf(state)}`;
const confirm = `/pages/elder/confirm?orderId=${orderIdOf('served')}`;
const one = { actions: 1, groups: 0 };
const group = { actions: 0, groups: 1 };
const none = { actions: 0, groups: 0 };

const pages = [
  ['home', '/pages/elder/home', group],
  ['request', '/pages/elder/request?list=meals', one],
  ...shownStates.map((state) => [`visit, ${state}`, visit(state), one] as const),
  ['move', moveOf('open'), none],
  ['move, taken', moveOf('accepted'), one],
  ['confirm', confirm, group],
  ['passbook', '/pages/passbook', none],
  ['service record', '/pages/records', none],
  ['monthly slip', '/desk/own/slip', one],
  ['mine', '/pages/mine', none],
  ['sign-in', '/pages/sign-in', one],
] as const;

describe.each([
  ['the usual size', false, 1],
  ['care mode', true, 1.4],
] as const)('at %s', (_size, care, k) => {
  test.each(pages)(
    'the %s page keeps the numbers of an elder page at 320, 375 and 414 px',
    async (name, path, primary) => {
      const { page, end } = await open(path, { care, signedOut: name === 'sign-in' });
      await expectElderNumbers(page, { k, primary });
      await end();
    },
  );

  test.each<[situation: string, path: string, words: string, primary: typeof one, answers: Answers]>([
    ['a day without visits', '/pages/elder/home', '今天没有安排', group, () => homeAnswer({})],
    ['a server out of reach', '/pages/passbook', '网络不太好', one, () => undefined],
    ['no service yet', '/pages/records', '还没有服务记录', none, () => recordsAnswer(true)],
    ['an empty passbook', '/pages/passbook', '还没有记录', none, () => passbookAnswer(true)],
  ])('%s is said within the same numbers', async (_situation, path, words, primary, answers) => {
    const { page, end } = await open(path, { care }, answers);
    expect(await wordsOf(page)).toContain(words);
    await expectElderNumbers(page, { k, primary });
    await end();
  });
});

describe.each([
  ['the usual size', false, 1],
  ['care mode', true, 1.4],
] as const)('moving a visit at %s', (_size, care, k) => {
  test('each step keeps the numbers: the hours, the one tap that sends, ten seconds to take it back, a refusal', async () => {
    const { page, end } = await open(moveOf('open'), { care }, (name, url) =>
      name === 'reschedule-order' ? takenAnswer : usual(name, url),
    );
    await tap(page, page.getByRole('radio', { name: '后天' }));
    await page.waitForSelector('#other-day');
    await expectElderNumbers(page, { k, primary: none });
    await tap(page, page.getByRole('radio', { name: plain('上午 10 点') }));
    await page.waitForSelector('#send-move');
    await expectElderNumbers(page, { k, primary: one });
    await tap(page, '#send-move');
    await page.waitForSelector('#take-back');
    await expectElderNumbers(page, { k, primary: one });
    await tap(page, '#go-home');
    await page.waitForSelector('[data-outcome=failed]');
    expect(await wordsOf(page)).toContain('已经有人要来');
    await expectElderNumbers(page, { k, primary: one });
    await tap(page, '#see-visit');
    await page.waitForSelector('#look-again');
    await end();
  });
});

describe.each([
  ['the usual size', false, 1],
  ['care mode', true, 1.4],
] as const)('sifting the passbook at %s', (_size, care, k) => {
  test('kinds and months are chosen from lists within the same numbers; what is not there is said', async () => {
    const asked: string[] = [];
    const { page, end } = await open('/pages/passbook', { care }, (name, url, body) => {
      asked.push(url);
      return usual(name, url, body);
    });
    for (const chip of ['#sift-month', '#sift-kind']) {
      await tap(page, chip);
      await page.waitForSelector('[data-sheet]');
      await expectElderNumbers(page, { k, primary: none });
      await tap(page, page.getByRole('radio', { name: chip === '#sift-month' ? '2026年 9月' : '冻结' }));
    }
    await page.getByText('没有').first().waitFor();
    expect(await wordsOf(page)).toContain('没有这样的记录');
    // The books above stay as they are.
    expect(await wordsOf(page)).toMatch(/可用时长 ?12 小时/);
    expect(asked.at(-1)).toMatch(/passbook\?show=held&month=202609$/);
    await expectElderNumbers(page, { k, primary: none });
    await end();
  });
});

test('what is set aside: for which visit, how much, and when it ends', async () => {
  const { page, end } = await open('/pages/passbook');
  await page.waitForSelector('[data-held]');
  const words = await wordsOf(page);
  expect(words).toContain('11月25日服务后结清；没人来就退回，最晚 11月27日');
  expect(words).toContain('为韦奶奶约的');
  expect(words).toContain('3 小时 30 分为别的服务留着');
  await end();
});

test('the service record is a page of its own; earlier visits are added by a button', async () => {
  const { page, end } = await open('/pages/passbook');
  await tap(page, '#to-records');
  await page.waitForSelector('[data-record]');
  expect(await wordsOf(page)).toContain('实际服务 1 小时 2 分');
  expect(await page.locator('[data-record]').count()).toBe(4);
  await tap(page, page.locator('#more:visible'));
  await page.locator('[data-record]').nth(7).waitFor();
  await end();
});

test('the hotline stands in the same place on every page, the care switch on home and in 我的', async () => {
  const places = new Set<string>();
  for (const path of [
    '/pages/elder/home',
    '/pages/elder/request?list=meals',
    visit('accepted'),
    moveOf('open'),
    confirm,
    '/pages/passbook',
    '/pages/records',
    '/pages/mine',
  ]) {
    const { page, end } = await open(path);
    places.add(JSON.stringify(await hotlinePlace(page)));
    const switches = await page.locator('#care-switch:visible').count();
    expect([path, switches]).toEqual([path, /home|mine/.test(path) ? 1 : 0]);
    await end();
  }
  expect([...places]).toEqual([expect.stringMatching(/"width":3[0-9]{2}/)]);
});

test('the care switch enlarges at once and is remembered on the next page', async () => {
  const { page, end } = await open('/pages/elder/home');
  expect(await page.getByRole('switch').getAttribute('aria-checked')).toBe('false');
  await tap(page, '#care-switch');
  expect(await page.getByRole('switch').getAttribute('aria-checked')).toBe('true');
  await tap(page, '#to-mine');
  await page.waitForSelector('.frame-elder.care #sign-out');
  await end();
});

describe('asking for help', () => {
  /** What reached the server, by name. */
  const watched = (page: Page) => {
    const sent: { name: string; body: { commandId: string; startMs?: number } }[] = [];
    page.on('request', (request) => {
      if (request.method() !== 'POST') return;
      const body: unknown = request.postDataJSON();
      // What we send ourselves always has this shape.
      sent.push({ name: request.url().split('/').at(-1) ?? '', body: body as { commandId: string } });
    });
    return sent;
  };

  test('two taps, nothing typed; after ten seconds it is sent once and said in a sentence', async () => {
    const { page, end } = await open('/pages/elder/home');
    const sent = watched(page);
    await page.clock.install();
    await tap(page, '#tile-health');
    await tap(page, '#send-request');
    expect(await wordsOf(page)).toContain('10 秒内能改回来');
    await page.clock.runFor(9_900);
    expect(sent).toEqual([]);
    await page.clock.runFor(200);
    await page.waitForSelector('[data-outcome=done] ~ #see-visit, #see-visit');
    expect(await wordsOf(page)).toMatch(/办好了。今天下午 3 点，陪同就医/);
    expect(sent.map(({ name }) => name)).toEqual(['request-order']);
    await end();
  });

  test('taken back within ten seconds: nothing is ever sent, and the proposal stands again', async () => {
    const { page, end } = await open('/pages/elder/request?list=health');
    const sent = watched(page);
    await page.clock.install();
    await tap(page, '#send-request');
    await tap(page, '#take-back');
    await page.clock.runFor(60_000);
    await page.waitForSelector('#send-request');
    expect(sent).toEqual([]);
    await end();
  });

  test('leaving the page sends what waits', async () => {
    const { page, end } = await open('/pages/elder/request?list=health');
    const sent = watched(page);
    await tap(page, '#send-request');
    await tap(page, '#go-home');
    await page.waitForSelector('#tile-meals');
    expect(sent.map(({ name }) => name)).toEqual(['request-order']);
    await end();
  });

  test('a refusal is heard in its own words, and the way back is one tap', async () => {
    const { page, end } = await open('/pages/elder/request?list=health', {}, (name, url) =>
      name === 'request-order' ? refusedAnswer : usual(name, url),
    );
    await page.clock.install();
    await tap(page, '#send-request');
    await page.clock.runFor(10_100);
    await page.waitForSelector('[data-outcome=failed]');
    expect(await wordsOf(page)).toContain('可用时长不够，还差 30 分钟。');
    await tap(page, '#try-again');
    await page.waitForSelector('#send-request');
    await end();
  });

  test.each([
    ['right', 0],
    ['four days ahead', 4],
    ['four days behind', -4],
  ])(
    'another day and hour are two taps of words, no typing; the phone’s clock is %s',
    async (_clock, days) => {
      const { page, end } = await open('/pages/elder/request?list=cleaning', {
        clockMs: NOW_MS + days * DAY,
      });
      await tap(page, '#other-time');
      await tap(page, page.getByRole('radio', { name: '后天' }));
      await tap(page, page.getByRole('radio', { name: plain('上午 10 点') }));
      expect(await wordsOf(page)).toContain('后天上午 10 点，日常清洁');
      await end();
    },
  );

  test('too few hours: the page says how many are missing and does not send', async () => {
    const { page, end } = await open('/pages/elder/request?list=health', {}, () => homeAnswer({}, 15));
    expect(await wordsOf(page)).toContain('您的时长还差 1 小时 45 分');
    expect(await page.locator('#send-request').getAttribute('aria-disabled')).toBe('true');
    await end();
  });
});

test('对 is sent after ten seconds; 不对 taken back in time is not', async () => {
  const { page, end } = await open(confirm);
  const names: string[] = [];
  page.on(
    'request',
    (request) => request.method() === 'POST' && names.push(request.url().split('/').at(-1) ?? ''),
  );
  await page.clock.install();
  await tap(page, '#answer-no');
  await tap(page, '#take-back');
  await page.clock.runFor(20_000);
  expect(names).toEqual([]);
  await tap(page, '#answer-yes');
  await page.clock.runFor(10_100);
  await page.waitForFunction(() => document.body.textContent.includes('记好了'));
  expect(names).toEqual(['confirm-order']);
  await end();
});

describe('moving a visit to another time', () => {
  /** The start of each command that reached the server. */
  const movesOf = (page: Page) => {
    const sent: unknown[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/reschedule-order')) sent.push(request.postDataJSON());
    });
    return sent;
  };
  const pick = async (page: Page, day: string, hour: string) => {
    await tap(page, page.getByRole('radio', { name: day }));
    await tap(page, page.getByRole('radio', { name: plain(hour) }));
    await tap(page, '#send-move');
    await page.waitForSelector('#take-back');
  };

  test('the visit offers it while nobody has taken it, and not afterwards', async () => {
    const { page, end } = await open(visit('open'));
    await tap(page, '#move');
    await page.waitForSelector('.choice-one');
    expect(await wordsOf(page)).toContain('现在约的是明天上午 9 点，陪同就医');
    await end();
    const taken = await open(visit('accepted'));
    expect(await taken.page.locator('#move').count()).toBe(0);
    await taken.end();
  });

  test('day, hour, one more tap: after ten seconds it is sent once, with the start that was seen', async () => {
    const { page, end } = await open(moveOf('open'));
    const sent = movesOf(page);
    await page.clock.install();
    await pick(page, '后天', '下午 3 点');
    expect(await wordsOf(page)).toContain('好的，改到后天下午 3 点');
    await page.clock.runFor(9_900);
    expect(sent).toEqual([]);
    await page.clock.runFor(200);
    await page.waitForSelector('#see-visit');
    expect(await wordsOf(page)).toContain('改好了。后天下午 3 点，陪同就医。');
    expect(sent).toEqual([
      expect.objectContaining({
        orderId: orderIdOf('open'),
        seenStartMs: Date.parse('2026-11-25T09:00:00+08:00'),
        startMs: Date.parse('2026-11-26T15:00:00+08:00'),
      }),
    ]);
    await end();
  });

  test('taken back within ten seconds nothing is sent, and another day can be chosen', async () => {
    const { page, end } = await open(moveOf('open'));
    const sent = movesOf(page);
    await page.clock.install();
    await pick(page, '后天', '下午 3 点');
    await tap(page, '#take-back');
    await page.clock.runFor(60_000);
    await tap(page, '#other-time');
    await page.waitForSelector('.choice-one');
    expect(sent).toEqual([]);
    await end();
  });

  test('each step begins at its question, however far down the last one was answered', async () => {
    const { page, end } = await open(moveOf('open'), { width: 320, height: 500, care: true });
    const wholeTitle = () => {
      const top = document.querySelector('.title')?.getBoundingClientRect().top;
      return top !== undefined && top >= 0;
    };
    await tap(page, page.getByRole('radio').last());
    await page.waitForSelector('#other-day');
    await page.waitForFunction(wholeTitle);
    await tap(page, page.getByRole('radio').last());
    await page.waitForSelector('#send-move');
    await page.waitForFunction(wholeTitle);
    await end();
  });

  test('the hour that it has now is not offered again', async () => {
    const { page, end } = await open(moveOf('open'));
    await tap(page, page.getByRole('radio', { name: '明天' }));
    await page.waitForSelector('#other-day');
    expect(await page.getByRole('radio', { name: plain('上午 9 点') }).count()).toBe(0);
    expect(await page.getByRole('radio', { name: plain('上午 8 点') }).count()).toBe(1);
    await end();
  });

  test('on the way back the visit is asked for only once the move has its answer', async () => {
    const { page, end } = await open(visit('open'));
    await tap(page, '#move');
    await pick(page, '后天', '下午 3 点');
    const seen: string[] = [];
    const note = (sign: string, url: string) => {
      if (url.includes('/v1/')) seen.push(`${sign} ${new URL(url).pathname.split('/').at(-1)}`);
    };
    page.on('request', (request) => note('asked', request.url()));
    page.on('response', (response) => note('heard', response.url()));
    const again = page.waitForResponse((response) => response.url().includes('/order?'));
    await tap(page, page.locator('.page-back:visible'));
    await again;
    expect(seen.slice(0, 3)).toEqual(['asked reschedule-order', 'heard reschedule-order', 'asked order']);
    await end();
  });
});

test('cancelling asks once, says who is told, and can be taken back', async () => {
  const { page, end } = await open(visit('accepted'));
  expect(await wordsOf(page)).toContain('取消了，我们会告诉李师傅。');
  await tap(page, '#cancel');
  await tap(page, '#cancel-yes');
  await tap(page, '#take-back');
  await page.waitForSelector('#call-helper');
  await end();
});

test('keys alone suffice: Tab reaches a tile, Enter opens it, Space asks; what came of it has the focus then', async () => {
  const { page, end } = await open('/pages/elder/home');
  await page.focus('#tile-health');
  await page.keyboard.press('Enter');
  await page.waitForSelector('#send-request');
  await page.focus('#send-request');
  await page.keyboard.press(' ');
  await page.waitForSelector('#take-back');
  expect(await page.evaluate(() => document.activeElement?.matches('[data-outcome]'))).toBe(true);
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('take-back');
  await end();
});

test('the network fails after a first look: what was seen before stays, with a sentence', async () => {
  let works = true;
  const { page, end } = await open('/pages/elder/home', {}, (name, url) =>
    works ? usual(name, url) : undefined,
  );
  works = false;
  await tap(page, '#tile-meals');
  await page.waitForSelector('#send-request, [data-error], [data-notice=before]');
  expect(await wordsOf(page)).toContain('这是上次看到的内容');
  await end();
});

test('sixty seconds of doing nothing leave the page as it was', async () => {
  const { page, end } = await open('/pages/elder/home');
  await page.clock.install();
  const before = await wordsOf(page);
  await page.clock.runFor(60_000);
  expect(await wordsOf(page)).toBe(before);
  await end();
});
