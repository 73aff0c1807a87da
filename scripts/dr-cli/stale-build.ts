import { basename, dirname } from 'node:path';
import { changedSources } from './source-record';

/** What is made from sources, and which command makes it. */
export const BUILT = {
  /** Templates and functions, as they are deployed. */
  generated: { record: 'dist/generated.sources.json', command: 'npm run generate' },
  /** This program. */
  program: { record: 'dist/dr-cli.sources.json', command: 'npm run build' },
} as const;

/**
 * One line for whoever changed a source of a clone and is about to deploy what was made before.
 *
 * @param folder Of the program: `dist/` in a clone; from the sources themselves nothing is stale.
 */
export function staleBuildWarning(folder: string): string | undefined {
  if (basename(folder) !== 'dist') {
    return undefined;
  }
  const project = dirname(folder);
  const stale = Object.values(BUILT)
    .map(({ record, command }) => ({ command, changed: changedSources(project, record) }))
    .filter(({ changed }) => changed.length > 0);
  const changed = [...new Set(stale.flatMap((built) => built.changed))];
  const [first, ...others] = changed;
  if (first === undefined) {
    return undefined;
  }
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  const next = stale.map(({ command }) => command).join(' && ');
  return `warning: ${first}${more} changed, and what runs here was made before; next: ${next}\n`;
}
