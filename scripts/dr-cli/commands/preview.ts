import type { Command } from 'commander';
import { EXIT, type ExitCode } from '../../engine/errors';
import type { EngineEvent } from '../../engine/events';
import { ALLOW_FLAG } from '../../engine/guard/change-guard';
import { planDeploy } from '../../engine/plan';
import { previewDeploy } from '../../engine/preview/preview';
import { guardOf } from '../change-guard';
import type { CommandContext } from '../context';
import { CAUSES, untilInterrupted } from '../interrupt';
import type { Io } from '../io';
import { addConnectionOptions, addSettingOptions, type ConnectionOptions } from '../options';
import { eventLine } from '../render/event-line';
import { previewObject } from '../render/preview/json';
import { outcomeOf, type PreviewOutcome } from '../render/preview/outcome';
import { previewText } from '../render/preview/preview';
import { styleFor } from '../render/style';
import { parseSelection } from '../selection';
import { openSession, startRun } from '../session';
import { SETTING_NAMES, type SettingName } from '../setting-options';
import { settingSources } from '../setting-sources';
import { chooseSettings, localSettings } from '../settings';
import { typedConnection, typedSettings } from '../typed-command';

export interface PreviewOptions extends ConnectionOptions {
  readonly allowChangeAfterFailover?: true;
}

/** What the flag does, where a change is made or shown. */
export const ALLOW_DESCRIPTION =
  'change databases and capacity also while the DR region serves or an operation runs';

export function addPreviewCommand(
  program: Command,
  context: CommandContext,
  finish: (code: ExitCode) => void,
): void {
  const command = program
    .command('preview [stack...]')
    .description('Show what a deploy would change, property by property; nothing is changed')
    .option(ALLOW_FLAG, ALLOW_DESCRIPTION);
  addSettingOptions(addConnectionOptions(command))
    .addHelpText('after', HELP)
    .action(async (stacks: readonly string[], options: PreviewOptions) =>
      finish(await runPreview(context, stacks, options)),
    );
}

const HELP = `
Makes a change set for every stack, shows it and deletes it again. Exits with ${EXIT.done} when a deploy
would change nothing, with ${EXIT.changesFound} when it would, and with ${EXIT.invalidInput} when it would be refused.

Examples:
  dr-cli preview --suffix prod
  dr-cli preview regional@dr --suffix prod --database-instance-class db.r6g.xlarge
  dr-cli preview --suffix prod --json | jq '.stacks[].result.resources'`;

/** Also what `deploy --dry-run` runs. */
export async function runPreview(
  context: CommandContext,
  names: readonly string[],
  options: PreviewOptions,
): Promise<ExitCode> {
  const { io, product } = context;
  const selected =
    names.length === 0 ? undefined : parseSelection(product.topology, names, io.program);
  const sources = settingSources(io, options);
  const nextSteps = (unusable: readonly SettingName[]) => [
    [
      io.program,
      'preview',
      ...typedSettings(options, SETTING_NAMES, unusable),
      ...typedConnection(options),
    ].join(' '),
  ];
  const { suffix, given } = chooseSettings(sources, nextSteps);
  const local = localSettings(suffix, given.domainName);
  const settings = chooseSettings(sources, nextSteps, options.local ? local : {});
  const input = product.deployInput(settings);
  const session = await openSession(context, options, { ...local, ...given });

  const announce = (interruption: keyof typeof CAUSES) =>
    io.stderr.write(`\n${CAUSES[interruption]}: deleting the change sets that were made\n`);
  const preview = await untilInterrupted(io, announce, async (signal) => {
    const run = {
      ...startRun(session, (event) => tell(io, event), signal),
      ...(await guardOf(session, product)),
    };
    return previewDeploy(run, await planDeploy(run, input, selected), input);
  });
  const outcome = outcomeOf(preview, {
    isAllowed: options.allowChangeAfterFailover ?? false,
  });
  const { environment } = session;
  io.stdout.write(
    options.json
      ? `${JSON.stringify(previewObject(preview, { suffix, outcome, atMs: session.clock.nowMs() }))}\n`
      : previewText(preview, {
          suffix,
          outcome,
          style: styleFor(io.stdout, io.env),
          deploy: environment.command('deploy'),
          deployAllowed: environment.command('deploy', ALLOW_FLAG),
        }),
  );
  return exitCodeOf(outcome);
}

/** What couldn't be done on the side; what was found is shown as a whole in the end. */
function tell(io: Io, event: EngineEvent): void {
  const line = event.type === 'step_activity' ? eventLine(event) : undefined;
  if (line !== undefined) {
    io.stderr.write(`${line}\n`);
  }
}

function exitCodeOf(outcome: PreviewOutcome): ExitCode {
  switch (outcome) {
    case 'failed':
      return EXIT.failed;
    case 'refused':
      return EXIT.invalidInput;
    case 'changes':
      return EXIT.changesFound;
    case 'unchanged':
      return EXIT.done;
  }
}
