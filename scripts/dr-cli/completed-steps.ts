import type { ErrorDescription } from '../engine/events';
import { shellQuoted } from './shell-quoted';

/**
 * The error, whose next steps are whole commands: a step that is an option alone becomes the command
 * that was typed with that option in place of what was typed for it.
 *
 * @param argv without the program's name
 */
export function withCompletedSteps(
  error: ErrorDescription,
  program: string,
  argv: readonly string[],
): ErrorDescription {
  return {
    ...error,
    nextSteps: error.nextSteps.map((step) =>
      step.startsWith('--') ? commandWith(program, argv, step) : step,
    ),
  };
}

function commandWith(program: string, argv: readonly string[], step: string): string {
  const [flag = '', value] = step.split(' ');
  const at = argv.findIndex((word) => word === flag || word.startsWith(`${flag}=`));
  const takesNext = value !== undefined && argv[at] === flag && !argv[at + 1]?.startsWith('-');
  const others = at < 0 ? argv : argv.toSpliced(at, takesNext ? 2 : 1);
  return [program, ...others.map(shellQuoted), step].join(' ');
}
