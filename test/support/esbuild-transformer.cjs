// Jest transforms each file with the same esbuild that builds the product.
const { createHash } = require('node:crypto');
const esbuild = require('esbuild');

module.exports = {
  process(source, filename) {
    const { code } = esbuild.transformSync(source, {
      loader: filename.endsWith('ts') ? 'ts' : 'js',
      format: 'cjs',
      target: 'node20',
      // `import()` becomes `require`: inside jest's sandbox Node has none.
      supported: { 'dynamic-import': false },
      sourcemap: 'inline',
      sourcefile: filename,
    });
    return { code };
  },
  getCacheKey(source, filename) {
    return createHash('sha256')
      .update(`${esbuild.version}\0require\0${filename}\0${source}`)
      .digest('hex');
  },
};
