import { sum, tallyOf } from '../../../local/house/tally.mjs';

const clean = {
  numPassedTests: 3,
  numFailedTests: 0,
  numRuntimeErrorTestSuites: 0,
  numPendingTests: 0,
  numTodoTests: 0,
};

test.each([
  ['all passed', clean, 0, { passed: 3, failed: 0 }],
  ['one failed', { ...clean, numFailedTests: 1 }, 1, { passed: 3, failed: 1 }],
  ['one skipped', { ...clean, numPendingTests: 1 }, 0, { passed: 3, failed: 1 }],
  ['one only announced', { ...clean, numTodoTests: 1 }, 0, { passed: 3, failed: 1 }],
  ['a file that did not load', { ...clean, numRuntimeErrorTestSuites: 1 }, 1, { passed: 3, failed: 1 }],
  ['a bad exit after good tests', clean, 1, { passed: 3, failed: 1 }],
  ['killed after good tests', clean, null, { passed: 3, failed: 1 }],
  ['no test at all', { ...clean, numPassedTests: 0 }, 0, { passed: 0, failed: 1 }],
  ['no report', undefined, 0, { passed: 0, failed: 1 }],
])('%s', (_situation, report, exitCode, expected) => {
  expect(tallyOf(report, exitCode)).toEqual(expected);
});

test('stages add up', () => {
  expect(sum([])).toEqual({ passed: 0, failed: 0 });
  expect(
    sum([
      { passed: 2, failed: 1 },
      { passed: 3, failed: 0 },
    ]),
  ).toEqual({ passed: 5, failed: 1 });
});
