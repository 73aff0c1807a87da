import { DrError } from '../../engine/errors';
import type { StackOutputs } from './outputs';

/**
 * Lines for `eval` and `.env` files: `export FOUNDATION_PRIMARY_VPCID='vpc-1'`. A name is the stack,
 * the region's role and the output in capitals, with `_` for what a shell's name can't have, so that
 * it is the same in every environment.
 *
 * @throws DrError when two outputs would get one name.
 */
export function outputsEnv(stacks: readonly StackOutputs[]): string {
  const sources = new Map<string, string>();
  return stacks
    .flatMap(({ location, outputs }) =>
      Object.entries(outputs).map(([output, value]) => {
        const source = `${location}.${output}`;
        const name = variableName(location, output);
        assertUnique(sources.get(name), source, name);
        sources.set(name, source);
        return `export ${name}=${singleQuoted(value)}\n`;
      }),
    )
    .join('');
}

function variableName(location: string, output: string): string {
  return `${location}_${output}`.toUpperCase().replaceAll(/[^A-Z0-9]/g, '_');
}

/** In single quotes a shell reads everything as it is; only the quote itself has to leave them. */
function singleQuoted(value: string): string {
  return `'${value.replaceAll("'", "'\\''")}'`;
}

function assertUnique(other: string | undefined, source: string, name: string): void {
  if (other !== undefined) {
    throw new DrError({
      code: 'DR_AMBIGUOUS_OUTPUT',
      message: `${other} and ${source} would both be ${name}`,
      nextSteps: ['rename one of the outputs in templates-src/, or use --json'],
    });
  }
}
