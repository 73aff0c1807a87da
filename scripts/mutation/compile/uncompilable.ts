import { execFile } from 'node:child_process';
import { cpSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ownedFolder } from '../../tools/owned-folder';
import type { Mutant } from '../mutant';

const execute = promisify(execFile);

/** What mutants of TypeScript are made of. */
const SOURCES = 'functions';

/**
 * As the project's, but a step that is left out may leave a name unused: `noUnusedLocals` is for style,
 * and says nothing about whether the code could run. Stryker leaves it out as well:
 * https://stryker-mutator.io/docs/stryker-js/typescript-checker/
 */
const TSCONFIG = {
  extends: './project.json',
  compilerOptions: {
    types: ['node'],
    noUnusedLocals: false,
    noUnusedParameters: false,
    allowUnreachableCode: true,
    incremental: true,
    tsBuildInfoFile: './tsconfig.tsbuildinfo',
  },
  include: [SOURCES],
};

/**
 * The mutants that TypeScript refuses, by id: nobody could deploy them, so they say nothing about the
 * simulation. Stryker calls them `CompileError` and leaves them out of the score as well.
 *
 * One mutant of each file is checked at a time, all files at once: errors are put down to the mutant of
 * the file that they are in. An error elsewhere is put down to nobody, and its mutant stays. All of
 * them parse, or types would not be looked at.
 *
 * @throws Error when the code without a mutant has errors
 */
export async function uncompilable(
  root: string,
  mutants: readonly Mutant[],
  onProgress: (checked: number) => void = () => undefined,
): Promise<ReadonlySet<string>> {
  const checked = mutants.filter(({ target }) => target.startsWith(`${SOURCES}/`));
  const refused = new Set<string>();
  if (checked.length === 0) return refused;
  const folder = ownedFolder('mutants');
  try {
    prepare(root, folder.path);
    const [first] = await filesWithErrors(root, folder.path);
    if (first !== undefined) throw new Error(`${first} has type errors without a mutant`);
    let count = 0;
    for (const batch of batches(checked)) {
      for (const mutant of batch) writeFileSync(join(folder.path, mutant.target), textOf(mutant));
      const wrong = await filesWithErrors(root, folder.path);
      for (const { id, target } of batch) {
        if (wrong.has(target)) refused.add(id);
        cpSync(join(root, target), join(folder.path, target));
      }
      count += batch.length;
      onProgress(count);
    }
    return refused;
  } finally {
    folder.remove();
  }
}

const textOf = ({ replace }: Mutant): string => replace().text;

function prepare(root: string, folder: string): void {
  cpSync(join(root, SOURCES), join(folder, SOURCES), { recursive: true });
  cpSync(join(root, 'tsconfig.json'), join(folder, 'project.json'));
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify(TSCONFIG));
}

/** One of each file, then the next of each, until there is none left. */
function batches(mutants: readonly Mutant[]): readonly (readonly Mutant[])[] {
  const result: Mutant[][] = [];
  const turns = new Map<string, number>();
  for (const mutant of mutants) {
    const turn = turns.get(mutant.target) ?? 0;
    turns.set(mutant.target, turn + 1);
    result[turn] = [...(result[turn] ?? []), mutant];
  }
  return result;
}

async function filesWithErrors(root: string, folder: string): Promise<ReadonlySet<string>> {
  const output = await compilerOutput(root, folder);
  return new Set([...output.matchAll(/^(\S+?)\(\d+,\d+\): error /gm)].map(([, path]) => `${path}`));
}

/** @throws Error when the compiler itself fails, and not what it looks at */
async function compilerOutput(root: string, folder: string): Promise<string> {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  try {
    const { stdout } = await execute(
      process.execPath,
      [compiler, '--noEmit', '--pretty', 'false'],
      {
        cwd: folder,
        maxBuffer: 64 * 1024 * 1024,
      },
    );
    return stdout;
  } catch (error) {
    const said =
      typeof error === 'object' && error !== null && 'stdout' in error ? String(error.stdout) : '';
    // It ends with 1 or 2 when it has found errors.
    if (said.includes(': error TS')) return said;
    throw error;
  }
}
