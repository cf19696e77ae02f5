// Each option here is weighed in ADR 0056.
/** @type {ConstructorParameters<typeof import('@stryker-mutator/core').Stryker>[0]} */
export default {
  plugins: ['@stryker-mutator/jest-runner', './local/mutants/domain/bug-messages.mjs'],
  ignorers: ['bug-messages'],
  ignorePatterns: ['**', '!shared/**', '!tests/**', '!docs/**', '!local/**', '!*.json'],
  buildCommand: 'node local/mutants/domain/bundle-tests.mjs',
  testRunner: 'jest',
  // The one file that was built takes in all sources: nothing to relate.
  jest: {
    projectType: 'custom',
    configFile: 'local/mutants/domain/jest.config.mjs',
    enableFindRelatedTests: false,
  },
  coverageAnalysis: 'perTest',
  concurrency: 1,
  // Two minutes more than without a mutant: on a busy machine slowness must not pass for a kill.
  timeoutMS: 120_000,
  incremental: true,
  incrementalFile: '.cache/mutants/domain.json',
  tempDirName: '.cache/mutants/sandbox',
  reporters: ['progress-append-only'],
};
