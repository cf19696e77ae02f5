import type { Minutes } from '../units';

/** The same value, if it is a whole number that arithmetic cannot blur; else a bug, so it throws. `what` names it in the message. */
export const wholeMinutes = (value: number, what: string): Minutes => {
  if (!Number.isSafeInteger(value)) throw new Error(`${what} is no safe integer: ${value}`);
  return value;
};

/** Sum of minutes; throws when a part or the sum leaves the safe integers. */
export const sumMinutes = (values: Iterable<Minutes>, what: string): Minutes => {
  let sum = 0;
  for (const value of values) sum = wholeMinutes(sum + wholeMinutes(value, what), what);
  return sum;
};
