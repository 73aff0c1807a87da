const { IGNORED } = require('./test/support/bundled-packages.cjs');

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: '<rootDir>/test/support/environment.ts',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: [
    '/node_modules/',
    '<rootDir>/test/wire/',
    '<rootDir>/test/browser/',
    '<rootDir>/test/drill/',
  ],
  transform: { '^.+\\.[cm]?[tj]s$': '<rootDir>/test/support/esbuild-transformer.cjs' },
  transformIgnorePatterns: [IGNORED],
  // Jest leaves one core free, which is half of a machine with two.
  maxWorkers: '100%',
  // What test files leave behind adds up to gigabytes, and collecting garbage gets slow.
  workerIdleMemoryLimit: '1GB',
  // Whole commands in one test take seconds alone, and minutes on a machine that is starved. Nothing here
  // judges speed.
  testTimeout: 300_000,
  // Inside jest's sandbox each mention of a global goes through an interceptor, which took a tenth of all
  // time: https://jestjs.io/docs/configuration#sandboxinjectedglobals-arraystring
  // Not what tests put something else in place of, nor what modules declare for themselves.
  sandboxInjectedGlobals: [
    'Array',
    'Error',
    'JSON',
    'Map',
    'Math',
    'Number',
    'Object',
    'Promise',
    'Reflect',
    'Set',
    'String',
    'Symbol',
    'TypeError',
    'Uint8Array',
    'WeakMap',
  ],
  setupFilesAfterEnv: ['<rootDir>/test/support/setup.ts'],
};
