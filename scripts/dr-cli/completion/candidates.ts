import type { Argument, Command, Option } from 'commander';
import { splitWords } from './split-words';

/** A word that could come next. */
export interface Candidate {
  readonly word: string;
  readonly description: string;
}

/**
 * Values of an option or argument, by its long flag (`--suffix`) and what stands for its value in
 * the help (`stack`); none where the shell's own way, files, is the best.
 */
export type ValuesOf = (flag: string | undefined, placeholder: string) => readonly string[];

/**
 * What could be typed next, from the commands as they are: a new command or option is completed
 * without anything being written about it here.
 *
 * @param line Up to the cursor, beginning with the program's name.
 */
export function candidatesFor(program: Command, line: string, valuesOf: ValuesOf): Candidate[] {
  const { words, current } = splitWords(line);
  const { command, awaiting, seen, argumentsGiven } = readWords(program, words.slice(1));
  const found = (): Candidate[] => {
    const assigned = /^(--[\w-]+)=/.exec(current);
    if (assigned !== null) {
      const option = optionNamed(command, assigned[1] ?? '');
      return option === undefined
        ? []
        : optionValues(option, valuesOf).map((value) => plain(`${assigned[0]}${value}`));
    }
    if (awaiting !== undefined && !(awaiting.variadic && current.startsWith('-'))) {
      return optionValues(awaiting, valuesOf).map(plain);
    }
    if (current.startsWith('-')) {
      return optionCandidates(command, seen);
    }
    const argument = argumentAt(command, argumentsGiven);
    return [
      ...subcommands(command),
      ...(argument === undefined ? [] : argumentValues(argument, valuesOf).map(plain)),
    ];
  };
  return found().filter(({ word }) => word.startsWith(current));
}

interface Reached {
  readonly command: Command;
  /** An option whose value comes next. */
  readonly awaiting: Option | undefined;
  /** Options that are given already. */
  readonly seen: ReadonlySet<Option>;
  readonly argumentsGiven: number;
}

/** Goes through the words that are complete, as commander would. */
function readWords(program: Command, words: readonly string[]): Reached {
  let command = program;
  let awaiting: Option | undefined;
  let argumentsGiven = 0;
  const seen = new Set<Option>();
  for (const word of words) {
    const option = optionNamed(command, word.split('=')[0] ?? '');
    if (option !== undefined) {
      seen.add(option);
      awaiting = (option.required || option.optional) && !word.includes('=') ? option : undefined;
    } else if (awaiting !== undefined) {
      awaiting = awaiting.variadic ? awaiting : undefined;
    } else {
      const next = command.commands.find(
        (each) => each.name() === word || each.aliases().includes(word),
      );
      argumentsGiven = next === undefined ? argumentsGiven + 1 : 0;
      command = next ?? command;
    }
  }
  return { command, awaiting, seen, argumentsGiven };
}

function subcommands(command: Command): Candidate[] {
  return command
    .createHelp()
    .visibleCommands(command)
    .map((each) => ({ word: each.name(), description: each.description() }));
}

function optionCandidates(command: Command, seen: ReadonlySet<Option>): Candidate[] {
  return command
    .createHelp()
    .visibleOptions(command)
    .filter((option) => !seen.has(option) || option.variadic)
    .flatMap(({ long, description }) => (long ? [{ word: long, description }] : []));
}

function optionNamed(command: Command, flag: string): Option | undefined {
  return command.options.find(
    ({ long, short }) => flag !== '' && (long === flag || short === flag),
  );
}

/** The last argument takes all that follow when it is variadic. */
function argumentAt(command: Command, given: number): Argument | undefined {
  const { registeredArguments } = command;
  const last = registeredArguments.at(-1);
  return registeredArguments[given] ?? (last?.variadic ? last : undefined);
}

function optionValues(option: Option, valuesOf: ValuesOf): readonly string[] {
  const placeholder = /[<[]([^\]>.]+)/.exec(option.flags)?.[1] ?? '';
  return option.argChoices ?? valuesOf(option.long, placeholder);
}

function argumentValues(argument: Argument, valuesOf: ValuesOf): readonly string[] {
  return argument.argChoices ?? valuesOf(undefined, argument.name());
}

function plain(word: string): Candidate {
  return { word, description: '' };
}
