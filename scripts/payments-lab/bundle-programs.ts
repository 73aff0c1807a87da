import { join } from 'node:path';
import { bundle, MINIFY_BUT_NAMES } from '../generate/bundle';
import { ownedFolder } from '../tools/owned-folder';

/** Programs as single files, which start several times faster than from their sources. */
export interface Programs<Name extends string> {
  path(name: Name): string;
  remove(): void;
}

/** The payment service. It is bundled as for its image, but for the Node.js that is here. */
export const SERVICE_SOURCE = 'functions/payment-service/server.ts';

/** @param sources - by name, from the project's folder */
export async function bundlePrograms<Name extends string>(
  sources: Readonly<Record<Name, string>>,
): Promise<Programs<Name>> {
  const folder = ownedFolder('payments-programs');
  await bundle({
    entryPoints: sources,
    outdir: folder.path,
    ...MINIFY_BUT_NAMES,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
  });
  return {
    path: (name) => join(folder.path, `${name}.js`),
    remove: () => folder.remove(),
  };
}
