import { Argument, type Command } from 'commander';
import { EXIT, type ExitCode } from '../../engine/errors';
import { candidatesFor } from '../completion/candidates';
import { knownValues } from '../completion/known-values';
import { SHELL_SCRIPTS, SHELLS, type Shell } from '../completion/shell-scripts';
import type { CommandContext } from '../context';

export function addCompletionCommand(
  program: Command,
  { io, product }: CommandContext,
  finish: (code: ExitCode) => void,
): void {
  program
    .command('completion')
    .description('Print what completes commands, options and values in a shell')
    .addArgument(new Argument('<shell>', 'which one').choices(SHELLS))
    .addHelpText('after', HELP)
    .action((shell: Shell) => {
      io.stdout.write(SHELL_SCRIPTS[shell]);
      finish(EXIT.done);
    });
  // Asked by those scripts; people have no use for it.
  program
    .command('complete', { hidden: true })
    .argument('<line>', 'a command line up to the cursor')
    .action((line: string) => {
      const candidates = candidatesFor(program, line, knownValues(io, product.topology));
      io.stdout.write(
        candidates.map(({ word, description }) => `${word}\t${description}\n`).join(''),
      );
      finish(EXIT.done);
    });
}

const HELP = `
Stacks, environments of the settings file, profiles and choices are completed too. Nobody is called.

Examples:
  eval "$(dr-cli completion bash)"
  eval "$(dr-cli completion zsh)"
  dr-cli completion fish > ~/.config/fish/completions/dr-cli.fish`;
