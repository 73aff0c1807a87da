import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import { DrError } from '../../engine/errors';
import type { Artifact } from '../../engine/ports';

/** What `generated/functions.json` says of each function. */
export type FunctionManifest = Readonly<
  Record<string, { readonly folder: string; readonly sha256: string }>
>;

/** The earliest time that a zip can hold: equal code gives equal bytes, whenever it is packed. */
const ZIP_TIME = new Date(1980, 0, 1);

/** The bundle as Lambda takes it, named by its content. */
export function functionArtifact(name: string, code: Uint8Array): Artifact {
  const body = zipSync({ 'index.js': [code, { mtime: ZIP_TIME, os: 3, attrs: 0o644 << 16 }] });
  const hash = createHash('sha256').update(body).digest('hex');
  return { key: `functions/${name}/${hash}.zip`, body, contentType: 'application/zip' };
}

/** Reads a function's bundle; a bundle that isn't the one in the manifest would deploy old code. */
export function readFunction(
  projectFolder: string,
  name: string,
  manifest: FunctionManifest,
): Artifact {
  const entry = manifest[name];
  const code = entry && readIfThere(join(projectFolder, entry.folder, 'index.js'));
  if (entry === undefined || code === undefined) {
    throw new DrError({
      code: 'DR_FUNCTION_NOT_BUNDLED',
      message: `function ${name} is not bundled`,
      nextSteps: ['npm run generate'],
    });
  }
  if (createHash('sha256').update(code).digest('hex') !== entry.sha256) {
    throw new DrError({
      code: 'DR_FUNCTION_STALE',
      message: `the bundle of function ${name} in ${entry.folder} is not the one in generated/functions.json`,
      nextSteps: ['npm run generate'],
    });
  }
  return functionArtifact(name, code);
}

function readIfThere(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
