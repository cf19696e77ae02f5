import fc from 'fast-check';
import { createFaultSwitch } from '../../../local/fault-switch';

const draws = (replyLostRate: number, seed: number, count: number): boolean[] => {
  const faults = createFaultSwitch();
  faults.set({ enabled: true, replyLostRate, seed });
  return Array.from({ length: count }, () => faults.losesReply(false));
};

test('never switched on → no reply is lost, not even one that asks for it', () => {
  expect(createFaultSwitch().losesReply(true)).toBe(false);
});

test('on at rate 0 → lost when asked, and only then', () => {
  const faults = createFaultSwitch();
  faults.set({ enabled: true, replyLostRate: 0, seed: 1 });
  expect([faults.losesReply(false), faults.losesReply(true)]).toEqual([false, true]);
  expect(faults.state().repliesLost).toBe(1);
});

test('any seed at rate 1 → every reply is lost', () => {
  fc.assert(fc.property(fc.nat(), (seed) => expect(draws(1, seed, 50).every(Boolean)).toBe(true)));
});

test('any seed → repeatable, and near its rate', () => {
  fc.assert(
    fc.property(fc.nat(), fc.double({ min: 0.05, max: 0.95, noNaN: true }), (seed, rate) => {
      const lost = draws(rate, seed, 2_000);
      expect(draws(rate, seed, 2_000)).toEqual(lost);
      expect(Math.abs(lost.filter(Boolean).length / 2_000 - rate)).toBeLessThan(0.08);
    }),
    { numRuns: 50 },
  );
});
