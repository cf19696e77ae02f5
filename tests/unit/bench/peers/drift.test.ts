import fc from 'fast-check';
import { driftOf } from '../../../../bench/peers/drift';

test('balances that are their movements → no drift', () => {
  const whole = [
    { balanceMinutes: 90, movedMinutes: 90 },
    { balanceMinutes: 110, movedMinutes: 110 },
  ];
  expect(driftOf(whole, 200)).toEqual({ accounts: 0, minutes: 0, inventedMinutes: 0 });
});

test('one account too high, one too low by as much → both count, though the sum is right', () => {
  const crossed = [
    { balanceMinutes: 95, movedMinutes: 90 },
    { balanceMinutes: 105, movedMinutes: 110 },
  ];
  expect(driftOf(crossed, 200)).toEqual({ accounts: 2, minutes: 10, inventedMinutes: 0 });
});

test('minutes that went nowhere show below zero', () => {
  expect(driftOf([{ balanceMinutes: 90, movedMinutes: 90 }], 100).inventedMinutes).toBe(-10);
});

test('lost updates: whatever is lost is what the balances lack against their movements', () => {
  const update = fc.record({ amount: fc.integer({ min: 1, max: 9 }), lost: fc.boolean() });
  fc.assert(
    fc.property(fc.array(update), (updates) => {
      const moved = updates.reduce((sum, { amount }) => sum + amount, 0);
      const lost = updates.reduce((sum, each) => sum + (each.lost ? each.amount : 0), 0);
      const drift = driftOf([{ balanceMinutes: moved - lost, movedMinutes: moved }], moved);
      expect(drift).toEqual({ accounts: lost > 0 ? 1 : 0, minutes: lost, inventedMinutes: 0 - lost });
    }),
  );
});
