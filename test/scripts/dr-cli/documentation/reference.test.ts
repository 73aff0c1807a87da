import { readFileSync } from 'node:fs';
import { configSchemaFile } from '../../../../scripts/dr-cli/documentation/config-schema-file';
import { eventStreams } from '../../../../scripts/dr-cli/documentation/event-streams';
import { exitCodes } from '../../../../scripts/dr-cli/documentation/exit-codes';
import { referenceFile } from '../../../../scripts/dr-cli/documentation/reference';
import { commandContext, createProgram } from '../../../../scripts/dr-cli/main';
import { GIVEN_OPTIONS } from '../../../../scripts/dr-cli/setting-options';
import { EXIT } from '../../../../scripts/engine/errors';
import { testIo } from '../../../support/test-io';

const { content } = referenceFile();

test.each([referenceFile(), configSchemaFile()])(
  '$path is what the sources give; npm run generate writes it',
  (file) => {
    expect(readFileSync(file.path, 'utf8')).toBe(file.content);
  },
);

test('every exit code is there with its meaning', () => {
  expect(exitCodes().map(({ code }) => code)).toEqual(Object.values(EXIT));
  expect(content).toContain('| 130 | Interrupted with Ctrl-C. |');
});

test.each(Object.values(GIVEN_OPTIONS))(
  '$flag is there with its variable and its key',
  (option) => {
    expect(content).toMatch(
      new RegExp(
        `^\\| \`${option.flag}\` \\| \`${option.environmentVariable}\` \\| \`\\w+\` \\|`,
        'm',
      ),
    );
  },
);

test('every command is there, with options, choices, defaults and examples', () => {
  const program = createProgram(commandContext(testIo()), () => undefined);
  const names = program
    .createHelp()
    .visibleCommands(program)
    .map((each) => each.name());

  for (const name of names.filter((each) => each !== 'help')) {
    expect(content).toContain(`### \`dr-cli ${name}`);
  }
  expect(content).toContain('### `dr-cli report verify`');
  expect(content).toContain('one of `docker`, `podman`, `finch`');
  expect(content).toContain('| `--scenario <name>` | what happens | `region-killed` |');
  expect(content).toContain('\n  dr-cli deploy --suffix demo --local --yes\n');
  expect(content).not.toContain('dr-cli complete`');
});

test('events of both kinds of runs are there with version, fields and the types of those', () => {
  const [runs, operations] = eventStreams();

  expect(runs?.events.map(({ type }) => type)).toEqual(
    expect.arrayContaining(['run_started', 'step_failed', 'summary']),
  );
  expect(operations?.events.map(({ type }) => type)).toEqual([
    'nothing_to_do',
    'what_if',
    'operation_started',
    'phase',
    'unseen',
    'operation_ended',
  ]);
  expect(content).toMatch(/^\| `summary` \| Always the last one\. \| `summary: RunSummary` \|$/m);
  expect(content).toMatch(/^\*\*OperationPhase\*\*\n\n`'claimed' \| 'confirmed'/m);
});
