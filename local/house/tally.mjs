/**
 * @typedef {{ passed: number, failed: number }} Tally
 * @typedef {object} JestReport what `jest --json` writes
 * @property {number} numPassedTests
 * @property {number} numFailedTests
 * @property {number} numRuntimeErrorTestSuites files that never came to a test
 * @property {number} numPendingTests
 * @property {number} numTodoTests
 */

/**
 * What one run of jest counts. A skipped test, a file that did not run, no test at all, no report at all, and a bad
 * exit nobody accounts for: each is a failure, since none of them proves anything.
 * @param {JestReport | undefined} report
 * @param {number | null} exitCode
 * @returns {Tally}
 */
export const tallyOf = (report, exitCode) => {
  if (report === undefined) return { passed: 0, failed: 1 };
  const passed = report.numPassedTests;
  const unrun = report.numPendingTests + report.numTodoTests + report.numRuntimeErrorTestSuites;
  const failed = report.numFailedTests + unrun;
  const unaccounted = failed === 0 && (exitCode !== 0 || passed === 0);
  return { passed, failed: unaccounted ? 1 : failed };
};

/**
 * @param {readonly Tally[]} tallies
 * @returns {Tally}
 */
export const sum = (tallies) =>
  tallies.reduce((all, one) => ({ passed: all.passed + one.passed, failed: all.failed + one.failed }), {
    passed: 0,
    failed: 0,
  });
