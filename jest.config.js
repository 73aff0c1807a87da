/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/wire/'],
  transform: { '^.+\\.[cm]?[tj]s$': '<rootDir>/test/support/esbuild-transformer.cjs' },
  transformIgnorePatterns: ['/node_modules/(?!.*\\.mjs$)'],
  setupFilesAfterEnv: ['<rootDir>/test/support/setup.ts'],
};
