import { mkdirSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Makes a directory and those above it. Node's own `recursive` (seen with Node 20) tries for ever
 * where the system says ENOENT although the parent exists, as it does below `/proc` and in a
 * directory that has been deleted.
 *
 * @param mode - of each that is made; by default all that the process's mask leaves
 */
export function makeDirectory(directory: string, mode?: number): void {
  if (statSync(directory, { throwIfNoEntry: false })?.isDirectory()) {
    return;
  }
  const parent = dirname(directory);
  if (parent !== directory) {
    makeDirectory(parent, mode);
  }
  try {
    mkdirSync(directory, { mode });
  } catch (error) {
    // Another process may have made it meanwhile.
    if (!statSync(directory, { throwIfNoEntry: false })?.isDirectory()) {
      throw error;
    }
  }
}
