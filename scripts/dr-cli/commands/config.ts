import type { Command } from 'commander';
import { DrError, EXIT, type ExitCode } from '../../engine/errors';
import type { CommandContext } from '../context';
import { effectiveSettings, environmentProblem, settingProblems } from '../effective-settings';
import { addConnectionOptions, addSettingOptions, type ConnectionOptions } from '../options';
import { settingsObject, settingsText } from '../render/settings';
import { settingSources } from '../setting-sources';

export function addConfigCommand(
  program: Command,
  context: CommandContext,
  finish: (code: ExitCode) => void,
): void {
  const command = program
    .command('config')
    .description('Print every setting that a command would use, and where it comes from');
  addSettingOptions(addConnectionOptions(command))
    .addHelpText('after', HELP)
    .action((options: ConnectionOptions) => finish(printSettings(context, options)));
}

const HELP = `
A flag wins over its environment variable, and that over the settings file; in the file the section
of the environment wins over what all have. Checks the whole file. Calls nobody.

Examples:
  dr-cli config --suffix prod
  dr-cli config --suffix prod --json | jq -r .settings.domain.value`;

function printSettings({ io }: CommandContext, options: ConnectionOptions): ExitCode {
  const sources = settingSources(io, options);
  const effective = effectiveSettings(sources);
  io.stdout.write(
    options.json ? `${JSON.stringify(settingsObject(effective))}\n` : settingsText(effective),
  );
  const problems = settingProblems(sources);
  if (problems.length > 0) {
    throw new DrError({
      code: 'DR_INVALID_SETTINGS',
      message: problems.map(({ problem }) => problem).join('\n  '),
      nextSteps: problems.map(({ correction }) => correction),
      exitCode: EXIT.invalidInput,
    });
  }
  const unknown = environmentProblem(sources);
  if (unknown !== undefined) {
    // No mistake for certain: an environment may have all of its settings from elsewhere.
    io.stderr.write(`note: ${unknown}\n`);
  }
  return EXIT.done;
}
