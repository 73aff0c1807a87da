import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, type TransformOptions, transform } from 'esbuild';

/** One file of the repository, ready to run. */
export interface ProgramModule {
  /** CommonJS, or JSON. */
  readonly code: string;
  /** Paths of our own files by what they are imported as. */
  readonly imports: Readonly<Record<string, string>>;
}

/** Everything of ours that a simulated run is made of, by path; packages are not in it. */
export type Program = Readonly<Record<string, ProgramModule>>;

export const ENTRY = 'scripts/simulation/run-seed.ts';

/** Modules are kept apart, so that one can be exchanged and the others stay. */
export async function readProgram(root: string): Promise<Program> {
  const { metafile } = await build({
    entryPoints: [join(root, ENTRY)],
    absWorkingDir: root,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'cjs',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const modules = await Promise.all(
    Object.entries(metafile.inputs).map(async ([path, { imports }]) => {
      const text = readFileSync(join(root, path), 'utf8');
      const own = imports.flatMap(({ path: imported, original, external }) =>
        external || original === undefined ? [] : [[original, imported] as const],
      );
      const code = path.endsWith('.json') ? text : await toCommonJs(text);
      return [path, { code, imports: Object.fromEntries(own) }] as const;
    }),
  );
  return Object.fromEntries(modules);
}

const OPTIONS: TransformOptions = {
  loader: 'ts',
  format: 'cjs',
  platform: 'node',
  target: 'node20',
};

export const toCommonJs = async (text: string): Promise<string> =>
  (await transform(text, OPTIONS)).code;
