import { buildCity } from '../../../../local/demo-city/build-city';
import { fullCity } from '../../../../local/demo-city/city-size';
import { openingsOf } from '../../../../local/demo-city/openings';

const NOW_MS = Date.UTC(2026, 10, 24, 1);
const { people, orgs } = buildCity({ size: fullCity, nowMs: NOW_MS });
const batches = openingsOf(people);

test('each station has one batch, which one of its staff enters and another approves', () => {
  expect(batches.map(({ stationId }) => stationId).toSorted()).toEqual(
    orgs.stations.map(({ id }) => id).toSorted(),
  );
  for (const { stationId, drafter, approver } of batches) {
    expect(drafter.id).not.toBe(approver.id);
    const desks = [drafter, approver].map(({ id }) => people.find(({ person }) => person.id === id)?.orgId);
    expect(desks).toEqual([stationId, stationId]);
  }
});

test('everybody gets the hours of their paper passbook once', () => {
  const given = batches.flatMap(({ lines }) => lines.map(({ account, minutes }) => [account, minutes]));
  const due = people
    .filter(({ openingMinutes = 0 }) => openingMinutes > 0)
    .map(({ person, openingMinutes }) => [`person:${person.id}`, openingMinutes]);
  expect(given.toSorted()).toEqual(due.toSorted());
});

test('each opening has its own batch and command ids', () => {
  const ids = batches.flatMap(({ batchId, drafter, approver }) => [
    batchId,
    drafter.commandId,
    approver.commandId,
  ]);
  expect(new Set(ids).size).toBe(3 * batches.length);
});
