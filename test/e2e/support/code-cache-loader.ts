/**
 * Starts a CommonJS bundle with the code that V8 compiled from it the first time, which halves the
 * start of a process: https://nodejs.org/docs/latest-v20.x/api/vm.html#scriptcreatecacheddata
 */
export const CODE_CACHE_LOADER = `
const { existsSync, readFileSync, writeFileSync } = require('node:fs');
const { wrap } = require('node:module');
const { dirname } = require('node:path');
const { Script } = require('node:vm');
const file = process.argv.splice(2, 1)[0];
const cache = file + '.cache';
const cachedData = existsSync(cache) ? readFileSync(cache) : undefined;
const script = new Script(wrap(readFileSync(file, 'utf8')), { filename: file, cachedData });
if (cachedData === undefined) {
  process.on('exit', () => writeFileSync(cache, script.createCachedData()));
}
const program = { exports: {} };
script.runInThisContext()(program.exports, require, program, file, dirname(file));
`;
