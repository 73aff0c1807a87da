import { basename } from 'node:path';

/**
 * How a shell finds this program: by its name where it is installed, and through npx in a clone.
 * npm says `exec` to what npx starts: https://docs.npmjs.com/cli/v11/using-npm/scripts#environment
 *
 * @param script The path that Node was started with.
 */
export function programName(
  script: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): string {
  const isOnPath = basename(script ?? '') === NAME && env.npm_command !== 'exec';
  return isOnPath ? NAME : `npx ${NAME}`;
}

/** As `bin` of package.json has it. */
const NAME = 'dr-cli';
