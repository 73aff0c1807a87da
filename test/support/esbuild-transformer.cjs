// Jest transforms each file with the same esbuild that builds the product.
const { createHash } = require('node:crypto');
const { readFileSync } = require('node:fs');
const esbuild = require('esbuild');
const { isBundled } = require('./bundled-packages.cjs');

/** Of every package: what a bundle is made of may change while its entry does not. */
const lockFile = readFileSync(`${__dirname}/../../package-lock.json`);

const COMMON = { format: 'cjs', target: 'node20' };

module.exports = {
  process(source, filename) {
    return { code: isBundled(filename) ? bundled(filename) : transformed(source, filename) };
  },
  getCacheKey(source, filename) {
    const hash = createHash('sha256').update(`${esbuild.version}\0require\0${filename}\0${source}`);
    return (isBundled(filename) ? hash.update(lockFile) : hash).digest('hex');
  },
};

function transformed(source, filename) {
  const { code } = esbuild.transformSync(source, {
    ...COMMON,
    loader: filename.endsWith('ts') ? 'ts' : 'js',
    // `import()` becomes `require`: inside jest's sandbox Node has none.
    supported: { 'dynamic-import': false },
    sourcemap: 'inline',
    sourcefile: filename,
  });
  return code;
}

function bundled(filename) {
  const { outputFiles } = esbuild.buildSync({
    ...COMMON,
    entryPoints: [filename],
    bundle: true,
    write: false,
    platform: 'node',
    // Starts threads from files beside its own.
    external: ['pino'],
  });
  return outputFiles.map(({ text }) => text).join('');
}
