import { envelope, ms, orderId, serviceCode } from '../../../shared/contracts/scalars';

test.each([
  [0, true],
  [1_772_500_000_000, true],
  [4_102_444_799_999, true],
  [4_102_444_800_000, false], // 2100: the day of a later one would not fit its key
  [253_402_272_000_000, false],
  [-1, false],
  [1.5, false],
])('the instant %d → %s', (instant, expected) => {
  expect(ms.safeParse(instant).success).toBe(expected);
});

test('ids: prefix and ULID, nothing before or behind', () => {
  const ulid = '01KJRKB0M0KWA3NYQCCVA3GXVZ';
  expect(orderId.safeParse(`ord_${ulid}`).success).toBe(true);
  const wrong = [
    ulid,
    `per_${ulid}`,
    `ord_${ulid}0`,
    ` ord_${ulid}`,
    `ord_${ulid}\n`,
    `ord_${ulid.toLowerCase()}`,
    'ord_',
  ];
  expect(wrong.filter((id) => orderId.safeParse(id).success)).toEqual([]);
});

test('service codes: dotted words, of 40 signs at most', () => {
  expect(serviceCode.safeParse('meals.shop-and-cook').success).toBe(true);
  const wrong = ['escort', 'Escort.walk', 'escort.', '../x.y', `escort.${'x'.repeat(40)}`, 'escort.walk\n'];
  expect(wrong.filter((code) => serviceCode.safeParse(code).success)).toEqual([]);
});

test('nobody may speak through the clock’s channel', () => {
  expect(envelope.channel.safeParse('walkIn').success).toBe(true);
  expect(envelope.channel.safeParse('system').success).toBe(false);
});
