import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, MINIFY_BUT_NAMES } from './bundle';

const SOURCE = 'functions/payment-service';

/** All that an image is built from, but for the authorities of RDS, which `dr-cli image` adds. */
export const SERVICE_CONTEXT = 'dist/payment-service';

/** Node version of the image; `functions/payment-service/Dockerfile` says the same. */
const NODE_TARGET = 'node22';

/** The process, and the container's check of it. */
const PROGRAMS = ['server', 'health-check'] as const;

const BUILD_FILES = ['Dockerfile', '.dockerignore'] as const;

/** What `bundles.json` says of one program. */
export interface ServiceProgram {
  readonly bytes: number;
  readonly sha256: string;
}

export interface ServiceBundle {
  readonly programs: Readonly<Record<string, ServiceProgram>>;
  /** Files that went in. */
  readonly sources: readonly string[];
}

/**
 * Makes the build context of the payment service's image: each program is one file that needs
 * nothing but Node.js. Equal sources give equal bytes, on any machine.
 */
export async function bundleService(folder = SERVICE_CONTEXT): Promise<ServiceBundle> {
  rmSync(folder, { recursive: true, force: true });
  const sources = await bundle({
    entryPoints: PROGRAMS.map((name) => `${SOURCE}/${name}.ts`),
    outdir: folder,
    // Names of errors are in the log.
    ...MINIFY_BUT_NAMES,
    platform: 'node',
    target: NODE_TARGET,
    format: 'cjs',
    legalComments: 'none',
  });
  mkdirSync(folder, { recursive: true });
  for (const file of BUILD_FILES) copyFileSync(join(SOURCE, file), join(folder, file));
  const programs = Object.fromEntries(
    PROGRAMS.map((name) => [`${name}.js`, describe(join(folder, `${name}.js`))]),
  );
  writeFileSync(join(folder, 'bundles.json'), `${JSON.stringify(programs, null, 2)}\n`);
  return { programs, sources: [...sources, ...BUILD_FILES.map((file) => `${SOURCE}/${file}`)] };
}

function describe(path: string): ServiceProgram {
  const content = readFileSync(path);
  return {
    bytes: content.byteLength,
    sha256: createHash('sha256').update(content).digest('hex'),
  };
}
