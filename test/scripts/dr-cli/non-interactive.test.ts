import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Command, Option } from 'commander';
import { commandContext, createProgram } from '../../../scripts/dr-cli/main';
import { EXIT } from '../../../scripts/engine/errors';
import { type BuiltCli, buildCli } from '../../support/built-cli';
import { testIo } from '../../support/test-io';

const program = createProgram(commandContext(testIo()), () => undefined);

/** Every command that does something, hidden ones too. */
function leaves(command: Command): Command[] {
  return command.commands.flatMap((each) => (each.commands.length > 0 ? leaves(each) : [each]));
}

function wordsOf(command: Command): string[] {
  return command.parent === null ? [] : [...wordsOf(command.parent), command.name()];
}

/** The rest of the command line that gets furthest without doing work for minutes. */
const SPECIAL: Readonly<Record<string, readonly string[]>> = {
  // Would take minutes, and asks nothing.
  drill: ['--scenario', 'none'],
};

/** Whatever has to be given, in a form that reaches beyond the parser where that can be had. */
function minimalOptions(command: Command): string[] {
  const given = command.options.filter(({ mandatory }) => mandatory).flatMap(requiredOption);
  const needed = command.registeredArguments.filter(({ required }) => required);
  const has = (flag: string) => command.options.some(({ long }) => long === flag);
  return [
    ...needed.map(({ argChoices }) => argChoices?.[0] ?? 'nothing'),
    ...given,
    ...(has('--suffix') ? ['--suffix', 'demo'] : []),
    ...(has('--local') && !given.includes('--local') ? ['--local'] : []),
    ...(SPECIAL[command.name()] ?? []),
  ];
}

function requiredOption({ long, required, argChoices }: Option): string[] {
  return [long ?? '', ...(required ? [argChoices?.[0] ?? 'nothing'] : [])];
}

const commands = leaves(program).map((command) => [
  [...wordsOf(command), ...minimalOptions(command)].join(' '),
]);

let cli: BuiltCli;
let env: Record<string, string>;

beforeAll(async () => {
  cli = await buildCli();
  env = { DR_LOCAL_STATE: mkdtempSync(join(tmpdir(), 'dr-state-')), DR_LOCAL_SPEED: '1000' };
  const deployed = await cli.run(['deploy', '--suffix', 'demo', '--local', '--yes'], { env });
  expect(deployed).toMatchObject({ exitCode: 0 });
});

test('there are commands to try', () => {
  expect(commands.length).toBeGreaterThan(15);
});

test.each(commands)('dr-cli %s ends by itself with nobody there to answer', async (command) => {
  const { exitCode, err } = await cli.run(command.split(' '), { env });

  expect(Object.values(EXIT)).toContain(exitCode);
  expect(exitCode).not.toBe(EXIT.interrupted);
  expect(err).not.toMatch(/^ +at /m);
});

test.each([
  'destroy --delete-data',
  'disarm --reason test',
  'failover --unplanned --accept-data-loss',
])(
  'dr-cli %s, which has to be confirmed, says so and names the command that asks nothing',
  async (command) => {
    const words = [...command.split(' '), '--suffix', 'demo', '--local'];

    const { exitCode, err } = await cli.run(words, { env });

    expect(exitCode).toBe(EXIT.invalidInput);
    expect(err).toContain('nobody can be asked to confirm');
    expect(err).toMatch(/next: .*--yes/);
  },
);
