import fc from 'fast-check';
import { distanceMetres } from '../../../../shared/domain/org/distance-metres';

const place = (latitudeE6: number, longitudeE6: number) => ({ latitudeE6, longitudeE6 });
const liuzhou = fc.record({
  latitudeE6: fc.integer({ min: 24_100_000, max: 24_600_000 }),
  longitudeE6: fc.integer({ min: 109_200_000, max: 109_700_000 }),
});

test.each([
  ['the same building', place(24_326_000, 109_415_000), place(24_326_000, 109_415_000), 0],
  // One degree of a meridian of a sphere of 6,371 km is 111,194.9 m.
  ['a tenth of a degree north', place(24_300_000, 109_400_000), place(24_400_000, 109_400_000), 11_119],
  ['half round the earth', place(0, 0), place(0, 180_000_000), 20_015_087],
])('%s', (_case, from, to, metres) => {
  expect(distanceMetres(from, to)).toBe(metres);
});

test('within the city it agrees with a flat map to a metre in five kilometres, either way round', () => {
  const flat = (a: { latitudeE6: number; longitudeE6: number }, b: typeof a): number => {
    const metresPerMicro = 0.111_194_927;
    const middle = ((a.latitudeE6 + b.latitudeE6) / 2e6) * (Math.PI / 180);
    return Math.hypot(
      (a.latitudeE6 - b.latitudeE6) * metresPerMicro,
      (a.longitudeE6 - b.longitudeE6) * metresPerMicro * Math.cos(middle),
    );
  };
  fc.assert(
    fc.property(
      liuzhou,
      fc.integer({ min: -30_000, max: 30_000 }),
      fc.integer({ min: -30_000, max: 30_000 }),
      (a, dLat, dLon) => {
        const b = place(a.latitudeE6 + dLat, a.longitudeE6 + dLon);
        expect(Math.abs((distanceMetres(a, b) ?? Number.NaN) - flat(a, b))).toBeLessThanOrEqual(1.5);
        expect(distanceMetres(a, b)).toBe(distanceMetres(b, a));
      },
    ),
  );
});

test.each([
  ['latitude', { longitudeE6: 1 }],
  ['longitude', { latitudeE6: 1 }],
])('a place without %s is at no distance', (_what, unknown) => {
  expect(distanceMetres(unknown, place(0, 0))).toBeUndefined();
  expect(distanceMetres(place(0, 0), unknown)).toBeUndefined();
});
