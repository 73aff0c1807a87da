import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DrError } from '../../engine/errors';

/**
 * The folder that holds `generated/`: found upwards from the program, so that
 * it works from the source tree, the bundle and any working directory.
 */
export function projectFolder(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json')) && existsSync(join(folder, 'generated'))) {
      return folder;
    }
    if (folder === dirname(folder)) {
      throw new DrError({
        code: 'DR_NOT_GENERATED',
        message: `no folder above ${from} has the generated templates`,
        nextSteps: ['npm run generate'],
      });
    }
  }
}
