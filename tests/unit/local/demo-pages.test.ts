import { JSDOM } from 'jsdom';
import { enterPage } from '../../../local/demo-page/enter-page';
import { type DemoPersona, whoIsWhoPage } from '../../../local/demo-page/who-is-who-page';

const persona = (key: string, roles: readonly string[], more: Partial<DemoPersona> = {}): DemoPersona => ({
  key,
  personId: `per_${key}`,
  zh: `${key}阿姨`,
  roleZh: '说明',
  audience: 'phone',
  homePath: '/#/pages/elder/home',
  roles,
  ...more,
});
const open = (html: string) => new JSDOM(html).window.document;
const CLOCK = { nowMs: 1_795_500_000_000 };

test('personas of every role → one card each, in the group of the first role, in the order of a visit', () => {
  const people = [
    persona('c', ['community']),
    persona('v', ['volunteer', 'elder']),
    persona('e', ['elder']),
    persona('s', ['stationLead']),
    persona('x', ['mayor']),
  ];
  const groups = [...open(whoIsWhoPage(people, CLOCK)).querySelectorAll('.group')];
  expect(
    groups.map((group) => [
      group.querySelector('h2')?.firstChild?.textContent,
      [...group.querySelectorAll('[data-persona]')].map((card) => card.getAttribute('data-persona')),
    ]),
  ).toEqual([
    ['老人', ['e']],
    ['志愿者', ['v']],
    ['街道社工站', ['s']],
    ['社区站', ['c']],
    ['其他', ['x']],
  ]);
});

test('a card → its persona in a tab of its own, that knows nothing of this one', () => {
  const card = open(whoIsWhoPage([persona('w&x', ['elder'])], CLOCK)).querySelector('[data-persona]');
  expect([card?.getAttribute('href'), card?.getAttribute('target'), card?.getAttribute('rel')]).toEqual([
    '/demo/enter?persona=w%26x',
    '_blank',
    'noopener',
  ]);
});

test('names with markup → text, in both pages', () => {
  const nasty = persona('</script><b>', ['elder'], {
    zh: '<img src=x>',
    roleZh: '"><script>alert(1)</script>',
  });
  const first = open(whoIsWhoPage([nasty], CLOCK));
  expect([first.querySelectorAll('img').length, first.querySelectorAll('script').length]).toEqual([0, 1]);
  expect(first.querySelector('[data-persona] b')?.textContent).toBe('<img src=x>');
  const enter = open(enterPage(nasty));
  expect([enter.querySelectorAll('img, b').length, enter.querySelectorAll('script').length]).toEqual([0, 1]);
});

test('the clock → three ways ahead, each a button that says what it does', () => {
  const buttons = [...open(whoIsWhoPage([], CLOCK)).querySelectorAll('[data-advance]')];
  expect(buttons.map((button) => [button.getAttribute('data-advance'), button.textContent])).toEqual([
    ['+15m', '+15 分'],
    ['+1h', '+1 小时'],
    ['+1d', '+1 天'],
  ]);
});

test('words → never of money', () => {
  expect(whoIsWhoPage([persona('w', ['elder'])], CLOCK)).not.toMatch(/利息|理财|收益|继承/);
});
