import type { Command } from 'commander';
import { deploy } from '../../engine/deploy';
import type { UnsettledStacks } from '../../engine/environment';
import type { ExitCode } from '../../engine/errors';
import type { RunSummary } from '../../engine/events';
import { ALLOW_FLAG } from '../../engine/guard/change-guard';
import { type DeployPlan, planDeploy } from '../../engine/plan';
import { assertSameRollout } from '../../engine/stack-sets/assert-same-rollout';
import { assertDecisionsFit } from '../../engine/unsettled';
import { assertValuesFit } from '../assert-values-fit';
import { guardOf } from '../change-guard';
import { confirm } from '../confirm';
import type { CommandContext } from '../context';
import { exitCodeOf } from '../exit-code';
import { comeBackTo, interruptible } from '../interrupt';
import type { Io } from '../io';
import { addConnectionOptions, addSettingOptions } from '../options';
import { outputsText } from '../render/outputs';
import { planText } from '../render/plan';
import { styleFor } from '../render/style';
import { createReporter, type Reporter } from '../reporter';
import { beginningText, beginRun } from '../runs/begin-run';
import { assertNobodyElse } from '../runs/environment-lock';
import { withEnvironmentRuns } from '../runs/environment-runs';
import { recordedRun } from '../runs/recorded-run';
import { TAKE_OVER_DESCRIPTION } from '../runs/run-request';
import { recordedSettings, withSettingsOf } from '../runs/run-settings';
import { parseSelection } from '../selection';
import { openSession, type Session } from '../session';
import { SETTING_NAMES, type SettingName } from '../setting-options';
import { settingSources } from '../setting-sources';
import { chooseSettings, localSettings } from '../settings';
import { outputsOfSummary } from '../stack-outputs';
import {
  addStackSetOptions,
  deployInputOf,
  typedStackSets,
  withStackSets,
} from '../stack-sets/options';
import { typedConnection, typedSettings } from '../typed-command';
import { typedChoice, withTypedChoice } from '../typed-deploy';
import { ALLOW_DESCRIPTION, type PreviewOptions, runPreview } from './preview';

interface DeployOptions extends PreviewOptions {
  readonly only?: string[];
  readonly dryRun?: true;
  readonly skip?: string[];
  /** Commander's name for `--no-attach`. */
  readonly attach?: boolean;
  readonly yes?: true;
  readonly takeOver?: true;
}

export function addDeployCommand(
  program: Command,
  context: CommandContext,
  finish: (code: ExitCode) => void,
): void {
  const command = program
    .command('deploy')
    .description('Create or update every stack in both regions, each as soon as its inputs exist')
    .option('--only <stack...>', 'these stacks alone: regional, or regional@dr')
    .option('--yes', 'do it without asking')
    .option('--dry-run', 'what preview shows; nothing is changed')
    .option(ALLOW_FLAG, ALLOW_DESCRIPTION)
    .option('--skip <logical-id...>', 'resources that a stuck rollback leaves as they are')
    .option('--no-attach', 'fail at a stack that an operation runs on, instead of waiting for it')
    .option('--take-over', TAKE_OVER_DESCRIPTION);
  addStackSetOptions(command);
  addSettingOptions(addConnectionOptions(command))
    .addHelpText('after', HELP)
    .action(async (options: DeployOptions) =>
      finish(
        options.dryRun
          ? await runPreview(context, options.only ?? [], options)
          : await runDeploy(context, options),
      ),
    );
}

const HELP = `
Examples:
  dr-cli deploy --suffix demo --local --yes
  dr-cli deploy --suffix prod --domain payments.example.com --hosted-zone-id Z0123456789EXAMPLE \\
    --image-digest sha256:<digest>
  dr-cli deploy --suffix prod --nat-gateways per-zone
  dr-cli deploy --suffix prod --only regional@dr

Running it again takes up a deploy that failed, was interrupted or was killed. When nothing has
changed, nothing is done. A setting that is left off stays as it is in an existing environment.`;

async function runDeploy(context: CommandContext, options: DeployOptions): Promise<ExitCode> {
  const { io, product } = context;
  const { topology } = product;
  // Checked before anything is asked of AWS.
  const typed = options.only && parseSelection(topology, options.only, io.program);
  const sources = settingSources(io, options);
  const nextSteps = (unusable: readonly SettingName[]) => correctedCommands(io, options, unusable);
  const { suffix, given } = chooseSettings(sources, nextSteps);
  const local = localSettings(suffix, given.domainName);
  const chosen = chooseSettings(sources, nextSteps, options.local ? local : {});
  const session = withTypedChoice(
    withStackSets(await openSession(context, options, { ...local, ...given }), options),
    options,
  );
  const { environment, clock } = session;

  return interruptible(
    io,
    comeBackTo(environment, environment.command('deploy')),
    (signal, announceThrough) =>
      withEnvironmentRuns(context, session, async (runs) => {
        const begun = beginRun(runs, session, 'deploy', signal);
        io.stderr.write(beginningText(runs, begun));
        const { run, takenUp } = begun;
        const settings = withSettingsOf(takenUp, chosen, nextSteps);
        const selection = options.only ?? takenUp?.processes.at(-1)?.selection;
        const selected = typed ?? (selection && parseSelection(topology, selection, io.program));
        const input = deployInputOf(session, product.deployInput(settings));
        assertValuesFit(session.environment.topology, input, nextSteps);
        const takeOver = options.takeOver ?? false;
        await assertNobodyElse(run, runs.store, { takeOver });
        const plan = await planDeploy(run, input, selected);
        await assertSameRollout(run, plan.observed);
        const unsettled = unsettledStacks(options);
        assertDecisionsFit(run, plan, unsettled);
        await agree(io, session, plan, options);
        const guard = options.allowChangeAfterFailover ? {} : await guardOf(session, product);
        const reporter = createReporter({ io, clock, json: options.json ?? false });
        announceThrough(reporter.say);
        const summary = await reported(reporter, async () =>
          recordedRun(
            {
              runs,
              run: {
                ...run,
                emit: reporter.emit,
                ...guard,
                unsettled,
              },
              command: 'deploy',
              place: session.place,
              settings: recordedSettings(settings.given),
              selection,
              options: typedOptions(options),
              takeOver,
              say: reporter.say,
            },
            (recorded) => deploy(recorded, plan, input),
          ),
        );
        if (!options.json) {
          printResult(io, session, summary);
        }
        return exitCodeOf(summary, signal);
      }),
  );
}

function unsettledStacks({ skip = [], attach = true }: DeployOptions): UnsettledStacks {
  return { skippedResources: skip, running: attach ? 'attach' : 'fail' };
}

/** What a deploy that goes on with this one is to be typed with again. */
function typedOptions({ skip = [], attach = true, ...options }: DeployOptions): string[] {
  return [
    ...(skip.length > 0 ? ['--skip', ...skip] : []),
    ...(attach ? [] : ['--no-attach']),
    ...(options.allowChangeAfterFailover ? [ALLOW_FLAG] : []),
  ];
}

/** The command as it was typed, with places to fill in for what can't be used. */
function correctedCommands(
  { program }: Io,
  options: DeployOptions,
  unusable: readonly SettingName[],
): string[] {
  const settings = typedSettings(options, SETTING_NAMES, unusable);
  return [
    [
      program,
      'deploy',
      ...settings,
      ...typedConnection(options),
      ...typedStackSets(options),
      ...typedChoice(options),
    ].join(' '),
    ...(options.local ? [] : [`${program} deploy --suffix demo --local (needs no account)`]),
  ];
}

async function agree(
  io: Io,
  session: Session,
  { steps }: DeployPlan,
  { yes, json }: DeployOptions,
): Promise<void> {
  const { environment } = session;
  if (!json || (!yes && io.isInteractive)) {
    io.stderr.write(planText(`deploy ${environment.suffix}`, steps, styleFor(io.stderr, io.env)));
  }
  if (!yes) {
    await confirm(io, {
      question: 'Deploy? Type yes: ',
      answer: 'yes',
      withoutAsking: environment.command('deploy', '--yes'),
    });
  }
}

/** Runs and closes the display, whatever happens. */
async function reported(reporter: Reporter, run: () => Promise<RunSummary>): Promise<RunSummary> {
  try {
    return await run();
  } finally {
    reporter.close();
  }
}

function printResult(io: Io, { environment }: Session, summary: RunSummary): void {
  // After a failure what matters is the message, which a page of outputs would push away.
  if (summary.result !== 'succeeded') {
    return;
  }
  io.stdout.write(outputsText(outputsOfSummary(environment, summary)));
  const statuses = Object.values(summary.steps);
  if (statuses.length > 0 && statuses.every((status) => status === 'unchanged')) {
    io.stderr.write('no changes: everything was up to date\n');
  }
}
