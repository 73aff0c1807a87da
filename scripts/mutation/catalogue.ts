import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { machineMutants } from './machines';
import type { Mutant } from './mutant';
import { filesInScope, textFunctionsOf } from './scope';
import { sourceMutants } from './source';

/** Every mutant of the failover code as it is now. */
export const allMutants = (root: string): readonly Mutant[] => [
  ...machineMutants(),
  ...filesInScope(root).flatMap((path) =>
    sourceMutants(path, readFileSync(join(root, path), 'utf8'), textFunctionsOf(path)),
  ),
];
