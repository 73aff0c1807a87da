import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { recordSources } from '../dr-cli/source-record';
import { BUILT } from '../dr-cli/stale-build';
import type { FunctionBundles } from './bundle-functions';

const TEMPLATES = 'templates-src';

/** Keeps which sources `generated/` and the bundles agree with now. */
export function recordGeneratedSources({ sources }: Pick<FunctionBundles, 'sources'>): void {
  const templates = readdirSync(TEMPLATES, { recursive: true, encoding: 'utf8' })
    .map((path) => join(TEMPLATES, path))
    .filter((path) => statSync(path).isFile());
  recordSources('.', BUILT.generated.record, [...templates, ...sources.filter(isOurs)]);
}

/** Keeps which sources `dr-cli` was built from. */
export function recordProgramSources(sources: readonly string[]): void {
  recordSources('.', BUILT.program.record, sources.filter(isOurs));
}

/** Packages have versions of their own. */
function isOurs(source: string): boolean {
  return !source.includes('node_modules/');
}
