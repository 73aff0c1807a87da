/** The whole CLI against an AWS-compatible server: needs Python 3 and, the first time, PyPI. */
const base = require('./jest.config.js');

/** @type {import('jest').Config} */
module.exports = {
  ...base,
  roots: ['<rootDir>/test/wire'],
  testPathIgnorePatterns: ['/node_modules/'],
  // The first run installs the server.
  testTimeout: 180_000,
};
