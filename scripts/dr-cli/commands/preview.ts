import type { Command } from 'commander';
import { EXIT, type ExitCode } from '../../engine/errors';
import type { EngineEvent } from '../../engine/events';
import { ALLOW_FLAG } from '../../engine/guard/change-guard';
import type { RunHistory } from '../../engine/journal/run-history';
import { planDeploy } from '../../engine/plan';
import { previewDeploy } from '../../engine/preview/preview';
import { assertSameRollout } from '../../engine/stack-sets/assert-same-rollout';
import { foundRolloutOptions } from '../../engine/stack-sets/found-rollout';
import { assertValuesFit } from '../assert-values-fit';
import { guardOf } from '../change-guard';
import type { CommandContext } from '../context';
import { CAUSES, untilInterrupted } from '../interrupt';
import type { Io } from '../io';
import { addConnectionOptions, addSettingOptions, type ConnectionOptions } from '../options';
import { eventLine } from '../render/event-line';
import { previewObject } from '../render/preview/json';
import { outcomeOf, type PreviewOutcome, refusalOf } from '../render/preview/outcome';
import { previewText } from '../render/preview/preview';
import { styleFor } from '../render/style';
import { unfinishedText } from '../runs/begin-run';
import { unfinishedRun, unfinishedRuns } from '../runs/environment-runs';
import { withSettingsOf } from '../runs/run-settings';
import { parseSelection } from '../selection';
import { openSession, type Session, startRun } from '../session';
import { SETTING_NAMES, type SettingName } from '../setting-options';
import { settingSources } from '../setting-sources';
import { chooseSettings, localSettings } from '../settings';
import {
  addStackSetOptions,
  deployInputOf,
  type StackSetOptions,
  typedStackSets,
  withStackSets,
} from '../stack-sets/options';
import { typedConnection, typedSettings } from '../typed-command';
import { withTypedChoice } from '../typed-deploy';

export interface PreviewOptions extends ConnectionOptions, StackSetOptions {
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
  addStackSetOptions(command);
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
  dr-cli preview --suffix prod --stack-sets
  dr-cli preview regional@dr --suffix prod --database-instance-class db.r6g.xlarge
  dr-cli preview --suffix prod --json | jq '.stacks[].result.resources'`;

/** Also what `deploy --dry-run` runs. */
export async function runPreview(
  context: CommandContext,
  names: readonly string[],
  options: PreviewOptions,
): Promise<ExitCode> {
  const { io, product } = context;
  const select = (stacks: readonly string[]) =>
    parseSelection(product.topology, stacks, io.program);
  // Checked before anything is asked of AWS.
  const typed = names.length === 0 ? undefined : select(names);
  const sources = settingSources(io, options);
  const nextSteps = (unusable: readonly SettingName[]) => [
    [
      io.program,
      'preview',
      ...names,
      ...typedSettings(options, SETTING_NAMES, unusable),
      ...typedConnection(options),
      ...typedStackSets(options),
      ...(options.allowChangeAfterFailover ? [ALLOW_FLAG] : []),
    ].join(' '),
  ];
  const { suffix, given } = chooseSettings(sources, nextSteps);
  const local = localSettings(suffix, given.domainName);
  const chosen = chooseSettings(sources, nextSteps, options.local ? local : {});
  const session = withTypedChoice(
    withStackSets(await openSession(context, options, { ...local, ...given }), options),
    { ...options, only: names },
  );
  const takenUp = await runToTakeUp(context, session);
  const settings = withSettingsOf(takenUp, chosen, nextSteps);
  const selection = takenUp?.processes.at(-1)?.selection;
  const selected = typed ?? (selection && select(selection));
  const input = deployInputOf(session, product.deployInput(settings));
  assertValuesFit(session.environment.topology, input, nextSteps);

  const announce = (interruption: keyof typeof CAUSES) =>
    io.stderr.write(`\n${CAUSES[interruption]}: deleting the change sets that were made\n`);
  const { preview, rollout } = await untilInterrupted(io, announce, async (signal) => {
    const run = {
      ...startRun(session, (event) => tell(io, event), signal),
      ...(await guardOf(session, product)),
    };
    const plan = await planDeploy(run, input, selected);
    if (options.stackSets) {
      await assertSameRollout(run, plan.observed);
    }
    return {
      preview: await previewDeploy(run, plan, input),
      // A deploy goes on as the environment was rolled out; a preview needs nobody to say how.
      rollout: options.stackSets ? [] : await foundRolloutOptions(run, plan.observed),
    };
  });
  const allowed = { isAllowed: options.allowChangeAfterFailover ?? false };
  const outcome = outcomeOf(preview, allowed);
  const { environment } = session;
  io.stdout.write(
    options.json
      ? `${JSON.stringify(previewObject(preview, { suffix, outcome, atMs: session.clock.nowMs() }))}\n`
      : previewText(preview, {
          suffix,
          outcome,
          refusal: refusalOf(preview, allowed),
          style: styleFor(io.stdout, io.env),
          deploy: environment.command('deploy', ...rollout),
          deployAllowed: environment.command('deploy', ...rollout, ALLOW_FLAG),
          preview: environment.command('preview'),
        }),
  );
  return exitCodeOf(outcome);
}

/** The run that a deploy would go on with, whose settings and stacks it would take; said so. */
async function runToTakeUp(
  { io, openRuns }: CommandContext,
  session: Session,
): Promise<RunHistory | undefined> {
  const unfinished = unfinishedRuns(openRuns(io), session, await session.cloud.caller());
  const takenUp = unfinishedRun({ unfinished }, 'deploy');
  if (takenUp !== undefined) {
    io.stderr.write(`with the settings of ${unfinishedText(takenUp)}; deploy takes it up\n`);
  }
  return takenUp;
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
