import { sealerHandler } from '../../../../functions/workers/sealer/handler';

const counted: [string, number][] = [];
beforeEach(() => counted.splice(0));
const handlerOf = (night: { kind: 'sealed' | 'there'; late: boolean }) => {
  const times: number[] = [];
  const handle = sealerHandler({
    seal: async (timeMs) => {
      times.push(timeMs);
      return { no: 1, entries: 5, ...night };
    },
    count: (name, value) => counted.push([name, value]),
  });
  return { times, handle };
};

test('the schedule’s event → sealed at its time, and counted so that an alarm can miss it', async () => {
  const { times, handle } = handlerOf({ kind: 'sealed', late: false });
  await handle({ time: '2026-03-03T16:15:00Z', detail: {} });
  expect(times).toEqual([Date.parse('2026-03-03T16:15:00Z')]);
  expect(counted).toEqual([
    ['nightsSealed', 1],
    ['entriesSealed', 5],
  ]);
});

test('a night that had its seal, entries that waited too long → counted as what they are', async () => {
  await handlerOf({ kind: 'there', late: false }).handle({ time: '2026-03-03T16:15:00Z' });
  expect(counted).toContainEqual(['entriesSealed', 0]);
  await handlerOf({ kind: 'sealed', late: true }).handle({ time: '2026-03-03T16:15:00Z' });
  expect(counted).toContainEqual(['sealedLate', 5]);
});

test('an event without a time → refused, no clock of ours stands in', async () => {
  const { times, handle } = handlerOf({ kind: 'sealed', late: false });
  await expect(handle({})).rejects.toThrow();
  expect(times).toEqual([]);
});
