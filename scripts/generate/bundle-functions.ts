import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { build } from 'esbuild';
import { GENERATED_FOLDER, type GeneratedFile } from './generated-files';

/** What `generated/functions.json` says of one function. */
export interface FunctionBundle {
  /** Holds `index.js`, and is what the template's `CodeUri` points at. */
  readonly folder: string;
  readonly bytes: number;
  readonly sha256: string;
}

export interface FunctionBundles {
  readonly bundles: Readonly<Record<string, FunctionBundle>>;
  readonly manifest: GeneratedFile;
}

const SOURCE = 'functions';
const TARGET = 'dist/functions';

/** Node version that Lambda runs; the templates' `Runtime` says the same. */
const NODE_TARGET = 'node22';

/** Bundles each folder of `functions/` that has a handler. Equal sources give equal bytes. */
export async function bundleFunctions(): Promise<FunctionBundles> {
  const names = readdirSync(SOURCE).filter((name) => existsSync(`${SOURCE}/${name}/index.ts`));
  const entries = await Promise.all(
    names.sort().map(async (name) => [name, await bundleFunction(name)] as const),
  );
  const bundles = Object.fromEntries(entries);
  return {
    bundles,
    manifest: {
      path: `${GENERATED_FOLDER}/functions.json`,
      content: `${JSON.stringify(bundles, null, 2)}\n`,
    },
  };
}

async function bundleFunction(name: string): Promise<FunctionBundle> {
  const folder = `${TARGET}/${name}`;
  const outfile = `${folder}/index.js`;
  await build({
    entryPoints: [`${SOURCE}/${name}/index.ts`],
    outfile,
    bundle: true,
    minify: true,
    // Class names are the error codes that logs and state machines match on.
    keepNames: true,
    platform: 'node',
    target: NODE_TARGET,
    format: 'cjs',
    legalComments: 'none',
    logLevel: 'warning',
  });
  const content = await readFile(outfile);
  return {
    folder,
    bytes: content.byteLength,
    sha256: createHash('sha256').update(content).digest('hex'),
  };
}
