import { join } from 'node:path';
import { projectFolder } from '../../dr-cli/product/project-folder';
import { bundle } from '../../generate/bundle';

const SOURCES = {
  service: 'scripts/drill/programs/payment-service.ts',
  balancer: 'scripts/drill/programs/load-balancer.ts',
  clients: 'scripts/drill/programs/clients.ts',
} as const;

export type Programs = Readonly<Record<keyof typeof SOURCES, string>>;

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
