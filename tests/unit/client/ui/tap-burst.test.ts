import { tapBursts } from '../../../../client/src/ui/tap-burst';

const HERE = { x: 200, y: 280 };
const BESIDE = { x: 215, y: 262 };
const FAR = { x: 200, y: 400 };

test('the second half of a double tap does nothing on what its first half brought', () => {
  const { isMeant } = tapBursts();
  expect(isMeant(HERE, 0, 10_000)).toBe(true);
  expect(isMeant(BESIDE, 10_050, 10_350)).toBe(false);
  expect(isMeant(HERE, 10_050, 10_900)).toBe(false);
});

test('after a pause the same place is tapped on purpose', () => {
  const { isMeant } = tapBursts();
  expect([isMeant(HERE, 0, 10_000), isMeant(HERE, 10_050, 10_700)]).toEqual([true, true]);
});

test('another place at once is tapped on purpose, so that nobody is held up who is quick', () => {
  const { isMeant } = tapBursts();
  expect([isMeant(HERE, 0, 10_000), isMeant(FAR, 10_050, 10_100)]).toEqual([true, true]);
});

test('the same digit twice is two digits: nothing moved between', () => {
  const { isMeant } = tapBursts();
  expect([isMeant(HERE, 0, 10_000), isMeant(HERE, 0, 10_200)]).toEqual([true, true]);
});

test('what was there before counts as new once the page in front of it was closed', () => {
  const { isMeant, groundMoved } = tapBursts();
  expect(isMeant(HERE, 9_000, 10_000)).toBe(true);
  groundMoved(10_050);
  expect(isMeant(HERE, 0, 10_350)).toBe(false);
});
