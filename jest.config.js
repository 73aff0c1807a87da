/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: [
    '/node_modules/',
    '<rootDir>/test/wire/',
    '<rootDir>/test/browser/',
    '<rootDir>/test/drill/',
  ],
  transform: { '^.+\\.[cm]?[tj]s$': '<rootDir>/test/support/esbuild-transformer.cjs' },
  transformIgnorePatterns: ['/node_modules/(?!.*\\.mjs$)'],
  // Jest leaves one core free, which is half of a machine with two.
  maxWorkers: '100%',
  // Whole commands in one test take seconds alone, and minutes on a machine that is starved. Nothing here
  // judges speed.
  testTimeout: 300_000,
  setupFilesAfterEnv: ['<rootDir>/test/support/setup.ts'],
};
