import {
  mayHandOut,
  mayReturn,
  monthOfAllowance,
  monthToHandOut,
  monthToReturn,
} from '../../../../shared/domain/entitlement/months';

/** An instant of the city's clock. */
const at = (text: string): number => Date.parse(`${text}+08:00`);

test.each([
  ['2026-03-10T12:00', 202_605, 202_602],
  ['2026-10-31T23:59', 202_612, 202_609],
  ['2026-11-01T00:00', 202_701, 202_610],
  ['2026-12-31T23:59', 202_702, 202_611],
  ['2027-01-01T00:00', 202_703, 202_612],
])('at %s → %d is handed out next, %d is collected first', (text, handOut, back) => {
  expect([monthToHandOut(at(text)), monthToReturn(at(text))]).toEqual([handOut, back]);
});

test('over the turn of a year: from this month to the one after next; returned once it has passed', () => {
  const months = [202_611, 202_612, 202_701, 202_702, 202_703];
  const noon = at('2026-12-10T12:00');
  expect(months.map((month) => mayHandOut(month, noon))).toEqual([false, true, true, true, false]);
  expect(months.map((month) => mayReturn(month, noon))).toEqual([true, false, false, false, false]);
});

test('the month stands in the name of an allowance of basic services alone', () => {
  expect(monthOfAllowance('entitlement:per_wang:202603')).toBe(202_603);
  expect(monthOfAllowance('entitlement:per_wang:202603:pro')).toBeUndefined();
  expect(monthOfAllowance('person:per_wang')).toBeUndefined();
});
