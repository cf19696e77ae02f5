import { randomBytes } from 'node:crypto';
import { newId } from '../../shared/domain/ids';
import { startTestCity, type TestCity } from '../e2e/city-for-tests';
import { type Host, startHost } from './host';

/** The same visit as in the browser, with the built mini-program: both on one phone in turn, the desk by its command. */

let city: TestCity;
let host: Host;
let persona = 'wang';
let orderId = '';
let startMs = 0;

beforeAll(async () => {
  city = await startTestCity();
  host = await startHost({ server: city.address, loginCode: () => persona });
});

afterAll(async () => {
  host?.close();
  await city?.stop();
});

/** Hands the phone on: signs out whoever holds it, signs the next one in. */
const become = async (key: string, home: string) => {
  persona = key;
  if (host.storage.has('session:timebank.session')) {
    await host.open('/pages/mine');
    await host.tap('#sign-out');
    await host.tap('#sign-out-yes');
  } else {
    await host.open('/pages/start');
  }
  await host.until(() => host.path() === 'pages/sign-in', 'sign-in opens');
  await host.tap('#sign-in');
  await host.until(() => host.path() === home, `${home} opens`);
};

/** What the server tells the person who holds the phone. */
const ask = async (query: string): Promise<Record<string, unknown>> => {
  const { token } = JSON.parse(String(host.storage.get('session:timebank.session'))) as { token: string }; // kept by sign-in
  const answer = await fetch(`${city.address}/v1/person/${query}`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return (await answer.json()) as Record<string, unknown>; // JSON of our own server
};
const orderNow = async () => (await ask(`order?orderId=${orderId}`)).order as Record<string, unknown>; // its contract

const typeCode = async (code: string) => {
  for (const digit of code.trim()) await host.tap(`#key-${digit}`);
  await host.tap('#send-code');
  await host.until(() => host.has('#back-to-task') && host.has('.outcome'), 'the code was right');
};
const codeOnHerPage = async () => {
  await host.open(`/pages/elder/visit?orderId=${orderId}`);
  await host.until(() => host.has('.digits-now'), 'a code is shown');
  return host.wordsIn('.digits-now').replaceAll(' ', '');
};

test('王阿姨 asks with two taps', async () => {
  await become('wang', 'pages/elder/home');
  await host.until(() => host.words().includes('您存了12 小时'), 'her balance is shown');
  await host.tap('#tile-health');
  await host.until(() => host.has('#send-request'), 'a visit is proposed');
  await host.tap('#send-request');
  await host.tap('#go-home');
  await host.until(() => host.words().includes('正在找人'), 'the visit is on her home page');
  const { todayVisits, upcoming } = (await ask('home')) as Record<
    string,
    { orderId: string; startMs: number }[]
  >; // its contract
  const [visit] = [...(todayVisits ?? []), ...(upcoming ?? [])];
  orderId = visit?.orderId ?? '';
  startMs = visit?.startMs ?? 0;
  expect(orderId).toMatch(/^ord_/);
});

test('李师傅 takes it from the hall with two taps', async () => {
  await become('li', 'pages/volunteer/hall');
  await host.until(() => host.has('.hall-grab'), 'the hall has a visit');
  expect(host.words()).not.toContain('王阿姨');
  await host.tap('.hall-grab');
  await host.tap('#grab-yes');
  await host.until(() => host.has('#to-task'), 'it is his');
  await host.tap('#to-task');
  await host.until(() => host.has('#to-check-in'), 'his task is open');
  expect(host.words()).toContain('王阿姨');
  expect(await orderNow()).toMatchObject({ state: 'accepted' });
});

test('her codes open and end the visit', async () => {
  await city.advance(Math.ceil((startMs - (await city.nowMs())) / 60_000));
  for (const [step, minutes] of [
    ['#to-check-in', 118],
    ['#to-check-out', 1],
  ] as const) {
    await become('wang', 'pages/elder/home');
    const code = await codeOnHerPage();
    await become('li', 'pages/volunteer/hall');
    await host.open(`/pages/volunteer/task?orderId=${orderId}`);
    await host.until(() => host.has(step), 'the step can be taken');
    await host.tap(step);
    await typeCode(code);
    await city.advance(minutes);
  }
  expect(await orderNow()).toMatchObject({ state: 'served', creditMinutes: 120 });
});

test('she says 对, and the community settles', async () => {
  await become('wang', 'pages/elder/home');
  await host.open(`/pages/elder/confirm?orderId=${orderId}`);
  await host.until(() => host.has('#answer-yes'), 'the question is asked');
  await host.tap('#answer-yes');
  await host.tap('#go-home');
  await host.until(() => host.path() === 'pages/elder/home', 'home opens');
  await host.until(async () => (await orderNow()).state === 'confirmed', 'her answer has arrived');

  const headers = { 'content-type': 'application/json' };
  const entered = await fetch(`${city.address}/demo/session`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ persona: 'qin' }),
  });
  const { token } = (await entered.json()) as { token: string }; // our own door
  const issuedAtMs = await city.nowMs();
  const settled = await fetch(`${city.address}/v1/desk/settle-order`, {
    method: 'POST',
    headers: { ...headers, authorization: `Bearer ${token}` },
    body: JSON.stringify({ commandId: newId('command', issuedAtMs, randomBytes(10)), issuedAtMs, orderId }),
  });
  expect(await settled.json()).toMatchObject({ ok: true, state: 'settled' });
  await city.drain();
});

test('both passbooks show it', async () => {
  await host.open('/pages/passbook');
  await host.until(() => host.words().includes('用了 2 小时'), 'her line is there');
  expect(host.words()).toContain('余 10 小时');
  await become('li', 'pages/volunteer/hall');
  await host.open('/pages/passbook');
  await host.until(() => host.words().includes('+2 小时'), 'his line is there');
  expect(host.warnings).toEqual([]);
});
