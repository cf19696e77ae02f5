import { buildCity } from '../../../../local/demo-city/build-city';
import { fullCity } from '../../../../local/demo-city/city-size';
import { openingsOf } from '../../../../local/demo-city/openings';

const NOW_MS = Date.UTC(2026, 10, 24, 1);
const { people } = buildCity({ size: fullCity, nowMs: NOW_MS });
const batches = openingsOf(people, NOW_MS).flat();

test('every opening sums to zero, takes from one opening account and gives to at most 40 people', () => {
  for (const { opening } of batches) {
    const [from, ...to] = opening.postings;
    expect(from?.account).toMatch(/^opening:org_/);
    expect(to.length).toBeLessThanOrEqual(40);
    expect(
      opening.postings.reduce((sum, { availableDelta, heldDelta }) => sum + availableDelta + heldDelta, 0),
    ).toBe(0);
  }
});

test('everybody gets the hours of their paper passbook once', () => {
  const given = batches.flatMap(({ opening }) =>
    opening.postings.slice(1).map(({ account, availableDelta }) => [account, availableDelta]),
  );
  const due = people
    .filter(({ openingMinutes = 0 }) => openingMinutes > 0)
    .map(({ person, openingMinutes }) => [`person:${person.id}`, openingMinutes]);
  expect(given.toSorted()).toEqual(due.toSorted());
});

test('each opening has its own batch and command id', () => {
  expect(new Set(batches.map(({ opening }) => opening.batchId)).size).toBe(batches.length);
  expect(new Set(batches.map(({ envelope }) => envelope.commandId)).size).toBe(batches.length);
});
