/**
 * Three projects. `pure`: the rules, beside their code, without any store. `stack`: everything else, on one temporary
 * PostgreSQL and Redis. `browser`: people's main jobs in a real browser.
 */
const shared = {
  testEnvironment: 'node',
  runtime: '<rootDir>/test/support/native-runtime.mjs',
  // Node itself loads the tests: nothing is left for Jest to transform.
  transform: {},
  modulePathIgnorePatterns: [
    '<rootDir>/dist/',
    '<rootDir>/web/dist/',
    '<rootDir>/.data/',
    '<rootDir>/.cache/',
  ],
};

const onStores = {
  ...shared,
  globalSetup: '<rootDir>/test/support/global-setup.mjs',
  globalTeardown: '<rootDir>/test/support/global-teardown.mjs',
};

export default {
  maxWorkers: 2,
  // Jest only reads it here, not in a project. Real stores and a real browser on a busy machine take their time.
  testTimeout: 120_000,
  projects: [
    {
      ...shared,
      displayName: 'pure',
      testMatch: ['<rootDir>/src/**/*.spec.ts', '<rootDir>/web/src/**/*.spec.ts'],
    },
    {
      ...onStores,
      displayName: 'stack',
      testMatch: ['<rootDir>/test/**/*.test.ts'],
      testPathIgnorePatterns: [
        '/node_modules/',
        '<rootDir>/test/browser/',
        ...(process.env.HOUSE_CHECKED ? ['<rootDir>/test/house/'] : []),
      ],
    },
    {
      ...onStores,
      displayName: 'browser',
      testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
    },
  ],
};
