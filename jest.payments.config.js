const base = require('./jest.config.js');

/**
 * `npm run test:payments`: the payment service against real PostgreSQL servers, which are started
 * on this machine from npm packages.
 *
 * @type {import('jest').Config}
 */
module.exports = {
  ...base,
  testMatch: ['<rootDir>/test/functions/payment-service/**/*.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
};
