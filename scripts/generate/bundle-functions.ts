import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { bundle } from './bundle';
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
  /** Files that went into the bundles. */
  readonly sources: readonly string[];
}

const SOURCE = 'functions';
const TARGET = 'dist/functions';

/** Node version that Lambda runs; the templates' `Runtime` says the same. */
const NODE_TARGET = 'node22';

/** Bundles each folder of `functions/` that has a handler. Equal sources give equal bytes. */
export async function bundleFunctions(): Promise<FunctionBundles> {
  const names = readdirSync(SOURCE).filter((name) => existsSync(`${SOURCE}/${name}/index.ts`));
  // All in one go, so that what they share, the AWS SDK above all, is read once.
  const sources = await bundle({
    entryPoints: Object.fromEntries(
      names.map((name) => [`${name}/index`, `${SOURCE}/${name}/index.ts`]),
    ),
    outdir: TARGET,
    minify: true,
    // Class names are the error codes that logs and state machines match on.
    keepNames: true,
    platform: 'node',
    target: NODE_TARGET,
    format: 'cjs',
    legalComments: 'none',
  });
  const entries = names.sort().map((name) => [name, describe(`${TARGET}/${name}`)] as const);
  const bundles = Object.fromEntries(entries);
  return {
    bundles,
    sources,
    manifest: {
      path: `${GENERATED_FOLDER}/functions.json`,
      content: `${JSON.stringify(bundles, null, 2)}\n`,
    },
  };
}

function describe(folder: string): FunctionBundle {
  const content = readFileSync(`${folder}/index.js`);
  return {
    folder,
    bytes: content.byteLength,
    sha256: createHash('sha256').update(content).digest('hex'),
  };
}
