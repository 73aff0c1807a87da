import { accessSync, constants, statSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { DrError, EXIT } from '../../engine/errors';
import { BUILDERS, type BuilderName } from './container-builder';
import { runProgram } from './run-program';

type Environment = Readonly<Record<string, string | undefined>>;

export interface FoundBuilder {
  readonly name: BuilderName;
  readonly program: string;
}

/**
 * The first builder that is installed and works: a client alone, whose daemon or virtual machine
 * isn't there, builds nothing.
 *
 * @param wanted - this one and no other
 */
export async function findBuilder(
  env: Environment,
  wanted: BuilderName | undefined,
  signal: AbortSignal,
): Promise<FoundBuilder> {
  const problems: string[] = [];
  for (const name of wanted === undefined ? BUILDERS : [wanted]) {
    const program = findProgram(name, env.PATH);
    if (program === undefined) {
      problems.push(`${name} is not installed`);
      continue;
    }
    const problem = await problemWith(program, env, signal);
    if (problem === undefined) return { name, program };
    problems.push(`${name} does not work: ${problem}`);
  }
  throw new DrError({
    code: 'DR_NO_IMAGE_BUILDER',
    message: `nothing here can build an image: ${problems.join('; ')}`,
    nextSteps: [`install or start one of ${BUILDERS.join(', ')}, then the same command again`],
    exitCode: EXIT.invalidInput,
  });
}

/** A server that hangs, or another program of that name: there is a messenger called finch. */
const VERSION_TIMEOUT_MS = 20_000;

/** What keeps a builder from working. The command for its version asks the server for one too. */
async function problemWith(
  program: string,
  env: Environment,
  signal: AbortSignal,
): Promise<string | undefined> {
  const timeout = AbortSignal.timeout(VERSION_TIMEOUT_MS);
  try {
    const { exitCode, output } = await runProgram({
      program,
      args: ['version'],
      env,
      signal: AbortSignal.any([signal, timeout]),
    });
    return exitCode === 0 ? undefined : (output.trim().split('\n').at(-1) ?? '');
  } catch (error) {
    if (signal.aborted || !timeout.aborted) throw error;
    return `it has not said its version for ${VERSION_TIMEOUT_MS / 1000} s`;
  }
}

function findProgram(name: string, path = ''): string | undefined {
  return path
    .split(delimiter)
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, name))
    .find(isExecutable);
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
