/** Whole drills with real processes: half a minute each on a machine with nothing else to do. */
const base = require('./jest.config.js');

/** @type {import('jest').Config} */
module.exports = {
  ...base,
  roots: ['<rootDir>/test/drill'],
  testPathIgnorePatterns: ['/node_modules/'],
  globalSetup: '<rootDir>/test/drill/support/before-all.ts',
  globalTeardown: '<rootDir>/test/drill/support/after-all.ts',
  maxWorkers: 2,
  testTimeout: 600_000,
};
