import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  doneAnswer,
  elderSession,
  heldAnswer,
  homeAnswer,
  orderAnswer,
  orderIdOf,
  passbookAnswer,
  recordsAnswer,
  shownStates,
} from '../fixtures/elder-answers';
import { visitsAnswer } from '../fixtures/phone-answers';
import { type Host, startHost } from './host';

type Heard = {
  readonly method: string;
  readonly path: string;
  readonly token: string | undefined;
  readonly body: string;
};

const heard: Heard[] = [];
let lostReplies = 0;
let server: Server;
let host: Host;

const answerTo = (path: string): { status: number; body: unknown } => {
  const name = path.split('?')[0]?.split('/').at(-1);
  switch (name) {
    case 'sign-in':
      return { status: 200, body: { session: elderSession } };
    case 'home':
      return homeAnswer({ today: ['accepted'], toConfirm: ['served'] });
    case 'order':
      return orderAnswer(shownStates.find((state) => path.includes(orderIdOf(state))) ?? 'open');
    case 'my-visits':
      return visitsAnswer(['settled']);
    case 'passbook':
      return passbookAnswer(path.includes('show=held'));
    case 'held-minutes':
      return heldAnswer();
    case 'service-records':
      return recordsAnswer(false);
    default:
      return doneAnswer('open');
  }
};

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk: Buffer) => {
      body += chunk.toString('utf8');
    });
    request.on('end', () => {
      const path = request.url ?? '';
      heard.push({ method: request.method ?? '', path, token: request.headers.authorization, body });
      if (request.method === 'POST' && lostReplies > 0) {
        lostReplies -= 1;
        response.destroy();
        return;
      }
      const answer = answerTo(path);
      response
        .writeHead(answer.status, { 'content-type': 'application/json' })
        .end(JSON.stringify(answer.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address of this kind.
  const { port } = server.address() as AddressInfo;
  host = await startHost({ server: `http://127.0.0.1:${port}`, loginCode: () => 'wang' });
});

afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  host.close();
});

const posted = (name: string) => heard.filter(({ method, path }) => method === 'POST' && path.endsWith(name));

test('nobody signed in: the start page leads to sign-in, and WeChat’s code to the first page of the role', async () => {
  await host.open('/pages/start');
  await host.until(() => host.path() === 'pages/sign-in', 'sign-in opens');
  await host.tap('#sign-in');
  await host.until(() => host.path() === 'pages/elder/home', 'the elder’s home opens');
  await host.until(() => host.words().includes('您存了12 小时'), 'the balance is shown');
  expect(posted('/sign-in')[0]?.body).toBe('{"code":"wang"}');
  expect(host.words()).toContain('上午 9 点李师傅来');
});

test('what a screen reader is told reaches the drawn page', () => {
  expect(host.said('#tile-health')).toEqual({ role: 'button', label: '助医，看病' });
  expect(host.said('#to-passbook').role).toBe('link');
});

test('the care switch enlarges the page', async () => {
  expect(host.has('.care')).toBe(false);
  await host.tap('#care-switch');
  await host.until(() => host.has('.care'), 'the page is large');
  await host.tap('#care-switch');
  await host.until(() => !host.has('.care'), 'the page is as it was');
});

test('a sub-package that does not come leaves her where she is, with a sentence and the same way once more', async () => {
  host.lost.root = '/pages/elder/';
  await host.tap('#to-past');
  await host.until(() => host.has('#open-again'), 'it is said');
  expect(host.words()).toContain('下一页没有打开');
  expect(host.path()).toBe('pages/elder/home');
  host.lost.root = undefined;
  await host.tap('#open-again');
  await host.until(() => host.path() === 'pages/elder/past', 'the page opens');
  await host.back();
  await host.until(() => host.path() === 'pages/elder/home' && !host.has('#open-again'), 'it is over');
});

test('two taps ask for help; leaving the page sends it, and a lost reply is followed by the same command', async () => {
  lostReplies = 1;
  await host.tap('#tile-health');
  await host.until(() => host.has('#send-request'), 'the proposal is shown');
  await host.tap('#send-request');
  await host.until(() => host.words().includes('10 秒内能改回来'), 'it may be taken back');
  await host.tap('#go-home');
  await host.until(() => posted('/request-order').length === 2, 'it was sent again');
  const [first, second] = posted('/request-order');
  expect(second?.body).toBe(first?.body);
  expect(first?.token).toBe(`Bearer ${elderSession.token}`);
  expect(JSON.parse(first?.body ?? '{}')).toMatchObject({
    serviceCode: 'escort.medical',
    plannedMinutes: 120,
  });
});

test('a visit shows its helper, dials them and shows two codes', async () => {
  await host.open(`/pages/elder/visit?orderId=${orderIdOf('accepted')}`);
  await host.until(() => host.has('#call-helper'), 'the helper can be called');
  expect(host.words()).toMatch(/李师傅到了，请念这四个数：3826/);
  await host.tap('#call-helper');
  expect(host.calls.at(-1)).toBe('19900000002');
  await host.tap('#hotline');
  expect(host.calls.at(-1)).toBe('0772-0000001');
});

test('another time is three taps from the visit, and is sent on leaving', async () => {
  await host.open(`/pages/elder/visit?orderId=${orderIdOf('open')}`);
  await host.tap('#move');
  await host.until(() => host.path() === 'pages/elder/move', 'the page of days opens');
  await host.tap('.choice-one');
  await host.until(() => host.has('#other-day'), 'the hours are shown');
  await host.tap('.choice-one');
  await host.tap('#send-move');
  await host.until(() => host.words().includes('10 秒内能改回来'), 'it may be taken back');
  await host.tap('#go-home');
  await host.until(() => posted('/reschedule-order').length === 1, 'it was sent');
  expect(JSON.parse(posted('/reschedule-order')[0]?.body ?? '{}')).toMatchObject({
    orderId: orderIdOf('open'),
    seenStartMs: Date.parse('2026-11-25T09:00:00+08:00'),
  });
  await host.until(() => host.path() === 'pages/elder/home', 'the elder’s home opens');
});

test('对 is said and sent', async () => {
  await host.open(`/pages/elder/confirm?orderId=${orderIdOf('served')}`);
  await host.until(() => host.has('#answer-yes'), 'the question is asked');
  await host.tap('#answer-yes');
  await host.tap('#go-home');
  await host.until(() => posted('/confirm-order').length === 1, 'the answer was sent');
});

test('the passbook shows each line with what is left', async () => {
  await host.open('/pages/passbook');
  await host.until(() => host.words().includes('用了 2 小时'), 'the lines are shown');
  expect(host.words()).toContain('余 12 小时');
  await host.until(() => host.words().includes('没人来就退回，最晚 11月27日'), 'what is set aside is shown');
});

test('the lines are sifted by two chips', async () => {
  await host.tap('#sift-kind');
  await host.until(() => host.words().includes('看哪一种'), 'the kinds are offered');
  await host.tap('#choice-held');
  await host.until(() => host.words().includes('没有这样的记录'), 'nothing of the kind');
  expect(heard.some(({ path }) => path.endsWith('/passbook?show=held'))).toBe(true);
});

test('the service record is a page of its own', async () => {
  await host.open('/pages/records');
  await host.until(() => host.words().includes('实际服务 1 小时 2 分'), 'true minutes are shown');
});

test('signing out leaves nothing of the person on the phone', async () => {
  await host.open('/pages/mine');
  await host.tap('#sign-out');
  await host.tap('#sign-out-yes');
  await host.until(() => host.path() === 'pages/sign-in', 'sign-in opens');
  expect([...host.storage.keys()].filter((key) => key.startsWith('session:'))).toEqual([]);
});

test('the templates hold nothing that WeChat’s compiler dislikes', () => {
  expect(host.warnings).toEqual([]);
});
