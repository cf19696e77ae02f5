import { type Focus, keyOf } from '../../../../client/src/desks/use-keys';

const press = { key: 'Enter', repeat: false, ctrlKey: false, metaKey: false, altKey: false };

test.each<[string, Partial<typeof press>, Focus, string | undefined]>([
  ['Enter on the page', {}, 'page', 'enter'],
  ['Enter held down', { repeat: true }, 'page', undefined],
  ['J held down', { key: 'j', repeat: true }, 'page', undefined],
  ['a capital J', { key: 'J' }, 'page', 'j'],
  ['Enter on a control: its own', {}, 'control', undefined],
  ['J on a control', { key: 'j' }, 'control', 'j'],
  ['R while typing', { key: 'r' }, 'field', undefined],
  ['the browser’s reload', { key: 'r', ctrlKey: true }, 'page', undefined],
  ['the same on a Mac', { key: 'r', metaKey: true }, 'page', undefined],
  ['a menu', { key: 'r', altKey: true }, 'page', undefined],
])('%s', (_what, more, focus, heard) => {
  expect(keyOf({ ...press, ...more }, focus)).toBe(heard);
});
