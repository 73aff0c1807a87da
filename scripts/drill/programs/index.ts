import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { projectFolder } from '../../dr-cli/product/project-folder';
import { DrError, EXIT } from '../../engine/errors';
import { bundle } from '../../generate/bundle';

const SOURCES = {
  service: 'scripts/drill/programs/payment-service.ts',
  balancer: 'scripts/drill/programs/load-balancer.ts',
  clients: 'scripts/drill/programs/clients.ts',
} as const;

export type Programs = Readonly<Record<keyof typeof SOURCES, string>>;

/**
 * A package has the commands and the templates; the programs of a drill are made from the sources.
 *
 * @throws DrError without them
 */
export function assertSources(project: string = projectFolder(__dirname)): void {
  const missing = Object.values(SOURCES).find((source) => !existsSync(join(project, source)));
  if (missing === undefined) return;
  throw new DrError({
    code: 'DR_DRILL_NEEDS_SOURCES',
    message: `a drill makes its programs from the project's sources, and ${project} has no ${missing}`,
    nextSteps: ['clone the repository, and there: npm ci && npx dr-cli drill --local'],
    exitCode: EXIT.invalidInput,
  });
}

/** Makes the drill's programs, each a single file, from the project's sources. */
export async function bundlePrograms(folder: string): Promise<Programs> {
  const project = projectFolder(__dirname);
  await bundle({
    absWorkingDir: project,
    entryPoints: SOURCES,
    outdir: folder,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    keepNames: true,
    // Optional, and not installed.
    external: ['pg-native'],
  });
  const path = (name: string) => join(folder, `${name}.js`);
  return { service: path('service'), balancer: path('balancer'), clients: path('clients') };
}
