import { joined } from '../../../../client/src/ui/use-pages';

const first = { items: [1, 2], next: 'b' };
const earlier = { key: 'all', after: 'b', items: [3, 4], next: 'c' };

test('a page that was asked for is added below what was seen', () => {
  expect(joined('all', first, undefined)).toEqual(first);
  expect(joined('all', first, earlier)).toEqual({ items: [1, 2, 3, 4], next: 'c' });
});

test('another filter or another elder begins anew', () => {
  expect(joined('today', first, earlier)).toEqual(first);
});

test('so does a first page that goes on elsewhere than before', () => {
  const renewed = { items: [0, 1], next: 'a' };
  expect(joined('all', renewed, earlier)).toEqual(renewed);
});
