import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DrError } from '../../engine/errors';

/** Beside the programs; `scripts/generate/bundle-service.ts` makes them all. */
const BUILD_FILES = ['Dockerfile', '.dockerignore'];

const MANIFEST = 'bundles.json';

/** The name that the Dockerfile copies it by. */
const AUTHORITIES = 'rds-ca-bundle.pem';

export interface BuildContext {
  readonly folder: string;
  /** Of everything in it: equal contents have the same. */
  readonly sha256: string;
  remove(): void;
}

/**
 * Puts together what the image is built from: the programs as `npm run build` made them, and the
 * database's authorities.
 *
 * @param bundles - folder with the programs
 * @param authorities - PEM
 * @param parent - where the folder is made. Not the one for temporary files: on a Mac, Finch sees what is
 *   in somebody's home and nothing else (https://github.com/runfinch/finch, `additional_directories`).
 */
export function makeBuildContext(
  bundles: string,
  authorities: string,
  parent: string,
): BuildContext {
  const files = readFiles(bundles);
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'image-'));
  const hash = createHash('sha256');
  for (const file of [...files, ...BUILD_FILES]) {
    copyFileSync(join(bundles, file), join(folder, file));
    hash.update(readFileSync(join(folder, file)));
  }
  writeFileSync(join(folder, AUTHORITIES), authorities);
  hash.update(authorities);
  // Modes go into the image, where another user reads the files.
  for (const file of [...files, ...BUILD_FILES, AUTHORITIES]) chmodSync(join(folder, file), 0o644);
  return {
    folder,
    sha256: hash.digest('hex'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** Names of the programs, each of which is the one that was built. */
function readFiles(bundles: string): string[] {
  try {
    const manifest: Readonly<Record<string, { readonly sha256: string }>> = JSON.parse(
      readFileSync(join(bundles, MANIFEST), 'utf8'),
    );
    for (const [file, { sha256 }] of Object.entries(manifest)) {
      const content = readFileSync(join(bundles, file));
      if (createHash('sha256').update(content).digest('hex') !== sha256) {
        throw new Error(`${file} is not the one in ${MANIFEST}`);
      }
    }
    return Object.keys(manifest);
  } catch (cause) {
    throw new DrError({
      code: 'DR_SERVICE_NOT_BUNDLED',
      message: `the payment service is not bundled in ${bundles}: ${cause instanceof Error ? cause.message : String(cause)}`,
      nextSteps: ['npm run build'],
      cause,
    });
  }
}
