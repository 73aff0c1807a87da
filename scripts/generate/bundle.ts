import { type BuildOptions, build, formatMessages } from 'esbuild';

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
