/**
 * Packages of hundreds of small files that many tests load, by the one entry that they are loaded by.
 * Each test file loads every module anew, and its time goes by their number: each is one module here.
 */
const ENTRIES = [
  '@fastify/type-provider-typebox/dist/cjs/index.js',
  'fastify/fastify.js',
  'yaml/dist/index.js',
];

exports.isBundled = (filename) =>
  ENTRIES.some((entry) => filename.endsWith(`/node_modules/${entry}`));

/** What jest leaves as it is: other packages, as far as they are CommonJS. */
exports.IGNORED = `/node_modules/(?!${ENTRIES.map((entry) => entry.replaceAll('.', '\\.')).join('$|')}$|.*\\.mjs$)`;
