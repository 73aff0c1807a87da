import type { Command } from 'commander';
import { DrError, EXIT } from '../engine/errors';
import { shellQuoted } from './shell-quoted';

/**
 * Throws where an option was taken for the value of the one before it: `deploy --only --yes`, which
 * commander reads as a stack of that name.
 *
 * @param argv without the program's name
 */
export function assertNoOptionSwallowed(
  command: Command,
  program: string,
  argv: readonly string[],
): void {
  const flags = new Set(command.options.flatMap(({ long }) => long ?? []));
  for (const option of command.options) {
    const { long, required, flags: shown } = option;
    const given: unknown = command.getOptionValue(option.attributeName());
    const values: readonly unknown[] = Array.isArray(given) ? given : [given];
    const swallowed = values.find((value) => typeof value === 'string' && flags.has(value));
    if (long === undefined || !required || typeof swallowed !== 'string') {
      continue;
    }
    const placeholder = shown.slice(shown.indexOf('<'));
    const at = argv.indexOf(long) + 1;
    const typed = argv.map(shellQuoted).toSpliced(at, 0, placeholder);
    throw new DrError({
      code: 'DR_OPTION_WITHOUT_VALUE',
      message: `${long} needs a value, and ${swallowed} is an option`,
      nextSteps: [[program, ...typed].join(' ')],
      exitCode: EXIT.invalidInput,
    });
  }
}
