import { type Command, InvalidArgumentError, type Option } from 'commander';

/**
 * Refuses an option that is given twice with different values, for a command and those below it.
 * Commander takes the last one, and the environment that is destroyed should not hang on that.
 */
export function giveOptionsOnce(command: Command): void {
  for (const option of command.options) {
    if (!option.variadic && (option.required || option.optional)) {
      giveOnce(option);
    }
  }
  command.commands.forEach(giveOptionsOnce);
}

function giveOnce(option: Option): void {
  const parse = option.parseArg ?? ((value: string) => value);
  let given: string | undefined;
  option.argParser((value, previous) => {
    if (given !== undefined && given !== value) {
      throw new InvalidArgumentError(`It was given before as '${given}'.`);
    }
    given = value;
    return parse(value, previous);
  });
}
