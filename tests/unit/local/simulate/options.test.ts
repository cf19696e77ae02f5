import { readOptions } from '../../../../local/simulate/options';

test('no word → a thousand orders against the running city', () => {
  expect(readOptions([], { url: 'http://127.0.0.1:4780', journal: 'heard.jsonl' })).toEqual({
    url: 'http://127.0.0.1:4780',
    journal: 'heard.jsonl',
    orders: 1_000,
    seed: 1,
    crowd: 24,
    lostRate: 0.05,
  });
});

test('every word is taken', () => {
  const words = [
    '--orders',
    '60',
    '--seed',
    '7',
    '--url',
    'http://127.0.0.1:1/',
    '--crowd',
    '2',
    '--lost',
    '0.5',
    '--journal',
    'f',
  ];
  expect(readOptions(words)).toEqual({
    url: 'http://127.0.0.1:1',
    orders: 60,
    seed: 7,
    crowd: 2,
    lostRate: 0.5,
    journal: 'f',
  });
});

test.each([
  [['--orders', '0']],
  [['--orders', 'many']],
  [['--seed', '-1']],
  [['--crowd', '1.5']],
  [['--lost', '1']],
  [['--lost', 'some']],
  [['--speed', '9']],
  [['60']],
])('%j → refused', (words) => {
  expect(() => readOptions(words, { url: 'http://127.0.0.1:4780' })).toThrow();
});

test('no city runs and none is named → what to do', () => {
  expect(() => readOptions([])).toThrow('npm start');
});

test('another city than the running one → its answers are not mixed with those of the running one', () => {
  const running = { url: 'http://127.0.0.1:4780', journal: 'heard.jsonl' };
  expect(readOptions(['--url', 'http://127.0.0.1:1'], running)).not.toHaveProperty('journal');
});
