import { type BuildOptions, build, formatMessages } from 'esbuild';

/**
 * For programs in which time matters. The other way to small files with names in them, `minify`
 * with `keepNames`, sets the name of every closure as it is made: a tenth or more of what a payment costs.
 */
export const MINIFY_BUT_NAMES = {
  minifySyntax: true,
  minifyWhitespace: true,
} as const satisfies BuildOptions;

/**
 * Bundles with esbuild. Warnings go to stderr; errors are thrown, and told once by who asked.
 *
 * @returns every file that went in, by its path from the working directory.
 */
export async function bundle(options: BuildOptions): Promise<string[]> {
  const { warnings, metafile } = await build({
    ...options,
    bundle: true,
    metafile: true,
    logLevel: 'silent',
  });
  process.stderr.write((await formatMessages(warnings, { kind: 'warning' })).join(''));
  return Object.keys(metafile.inputs);
}
