// The suites run as ES modules (`npm run jest`), the form in which the bundles are shipped.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = 'true';

const transform = {
  '^.+\\.tsx?$': [
    '@swc/jest',
    {
      jsc: {
        target: 'es2022',
        parser: { syntax: 'typescript', tsx: true },
        transform: { react: { runtime: 'automatic' } },
      },
      module: { type: 'es6' },
    },
  ],
};

/**
 * One jest project per folder of tests: `npm run jest -- --selectProjects unit`, or with a path.
 * @param {string} name
 * @param {Partial<import('jest').ProjectConfig>} options
 */
const suite = (name, options = {}) => ({
  displayName: name,
  testEnvironment: 'node',
  testMatch: [`<rootDir>/tests/${name}/**/*.test.ts`],
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform,
  moduleNameMapper: { '^@shared/(.*)$': '<rootDir>/shared/$1' },
  modulePathIgnorePatterns: ['<rootDir>/(\\.cache|\\.data|\\.serverless)/'],
  ...options,
});

export default {
  projects: [
    // The client's settings of the build (client/config/index.ts).
    suite('unit', { globals: { BUILD_LANGUAGE: 'zh' } }),
    suite('integration'),
    suite('e2e'),
    suite('weapp'),
  ],
};
