import type { Argument, Command, Option } from 'commander';
import { code, table } from './markdown';

/** In so many commands, an option is told once and named afterwards. */
const COMMON_FROM = 4;

/** All commands, from what `--help` is made of. */
export function commandsMarkdown(program: Command): string[] {
  const commands = allCommands(program);
  const uses = new Map<string, number>();
  for (const key of commands.flatMap(optionsOf).map(keyOf)) {
    uses.set(key, (uses.get(key) ?? 0) + 1);
  }
  const isCommon = (option: Option) => (uses.get(keyOf(option)) ?? 0) >= COMMON_FROM;
  const common = new Map(
    commands
      .flatMap(optionsOf)
      .filter(isCommon)
      .map((option) => [keyOf(option), option]),
  );
  return [
    '## Options of many commands',
    '',
    ...optionTable([...common.values()]),
    '## Commands',
    '',
    ...commands.flatMap((command) => describe(command, isCommon)),
  ];
}

/** Those that do something; `report` alone doesn't. */
function allCommands(command: Command): Command[] {
  const subcommands = command
    .createHelp()
    .visibleCommands(command)
    .filter((each) => each.name() !== 'help');
  return subcommands.flatMap((each) => (each.commands.length > 0 ? allCommands(each) : [each]));
}

function describe(command: Command, isCommon: (option: Option) => boolean): string[] {
  const options = optionsOf(command);
  const own = options.filter((option) => !isCommon(option));
  const common = options.filter(isCommon).map(({ long, flags }) => code(long ?? flags));
  return [
    `### \`${pathOf(command)}\``,
    '',
    `${command.description()}.`,
    '',
    ...argumentTable(command.registeredArguments),
    ...(own.length === 0 ? [] : optionTable(own)),
    ...(common.length === 0 ? [] : [`And ${common.join(', ')}.`, '']),
    '```text',
    ...textAfterHelp(command),
    '```',
    '',
  ];
}

function pathOf(command: Command): string {
  return command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
}

/** But `--help`, which every command has. */
function optionsOf(command: Command): Option[] {
  return command
    .createHelp()
    .visibleOptions(command)
    .filter(({ long }) => long !== '--help');
}

function keyOf({ flags, description }: Option): string {
  return `${flags} ${description}`;
}

function optionTable(options: readonly Option[]): string[] {
  return table(
    ['option', '', 'default'],
    options.map((option) => [
      code(option.flags),
      [
        option.description,
        ...(option.argChoices ? [`one of ${option.argChoices.map(code).join(', ')}`] : []),
        ...(option.mandatory && option.defaultValue === undefined ? ['required'] : []),
      ].join('; '),
      defaultOf(option),
    ]),
  );
}

/** `--no-x` has a default that nobody types. */
function defaultOf({ defaultValue, negate }: Option): string {
  return defaultValue === undefined || negate ? '' : code(String(defaultValue));
}

function argumentTable(given: readonly Argument[]): string[] {
  return given.length === 0
    ? []
    : table(
        ['argument', ''],
        given.map((argument) => [
          code(argument.required ? `<${argument.name()}>` : `[${argument.name()}]`),
          [
            ...(argument.description === '' ? [] : [argument.description]),
            ...(argument.argChoices ? [`one of ${argument.argChoices.map(code).join(', ')}`] : []),
            ...(argument.variadic ? ['may be several'] : []),
          ].join('; '),
        ]),
      );
}

/** What a command adds to its help: explanations and examples. */
function textAfterHelp(command: Command): string[] {
  const written: string[] = [];
  const before = command.configureOutput();
  command.configureOutput({ ...before, writeOut: (text) => written.push(text) });
  try {
    command.outputHelp();
  } finally {
    command.configureOutput(before);
  }
  return written.join('').slice(command.helpInformation().length).trim().split('\n');
}
