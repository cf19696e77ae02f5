// How Stryker runs the one file that bundle-tests.mjs makes, within its own copy of the sources.
import { join } from 'node:path';

export default {
  rootDir: process.cwd(),
  roots: ['<rootDir>/dist/mutants'],
  testMatch: ['**/*.test.cjs'],
  testEnvironment: join(process.cwd(), 'local/mutants/fail-fast-environment.cjs'),
  transform: {},
};
