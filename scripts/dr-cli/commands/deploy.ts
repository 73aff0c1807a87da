import type { Command } from 'commander';
import { deploy } from '../../engine/deploy';
import type { ExitCode } from '../../engine/errors';
import type { RunSummary } from '../../engine/events';
import { type DeployPlan, planDeploy } from '../../engine/plan';
import { confirm } from '../confirm';
import type { CommandContext } from '../context';
import { exitCodeOf } from '../exit-code';
import { interruptible } from '../interrupt';
import type { Io } from '../io';
import {
  addConnectionOptions,
  addSettingOptions,
  type ConnectionOptions,
  settingFlags,
} from '../options';
import { outputsText } from '../render/outputs';
import { planText } from '../render/plan';
import { styleFor } from '../render/style';
import { createReporter, type Reporter } from '../reporter';
import { parseSelection } from '../selection';
import { openSession, type Session, startRun } from '../session';
import { SETTING_NAMES, type SettingName } from '../setting-options';
import { chooseSettings, localSettings } from '../settings';
import { outputsOfSummary } from '../stack-outputs';
import { typedConnection, typedSettings } from '../typed-command';

interface DeployOptions extends ConnectionOptions {
  readonly only?: string[];
  readonly yes?: true;
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
    .option('--yes', 'do it without asking');
  addSettingOptions(addConnectionOptions(command))
    .addHelpText('after', HELP)
    .action(async (options: DeployOptions) => finish(await runDeploy(context, options)));
}

const HELP = `
Examples:
  dr-cli deploy --suffix demo --local --yes
  dr-cli deploy --suffix prod --domain payments.example.com --hosted-zone-id Z0123456789EXAMPLE \\
    --image-digest sha256:<digest>
  dr-cli deploy --suffix prod --nat-gateways per-zone
  dr-cli deploy --suffix prod --only regional@dr

Running it again takes up a deploy that failed or was interrupted. When nothing has
changed, nothing is done. A setting that is left off stays as it is in an existing environment.`;

async function runDeploy(context: CommandContext, options: DeployOptions): Promise<ExitCode> {
  const { io, product } = context;
  const selected = options.only && parseSelection(product.topology, options.only, io.program);
  const flags = settingFlags(options);
  const nextSteps = (unusable: readonly SettingName[]) => correctedCommands(io, options, unusable);
  const typed = chooseSettings(flags, io.env, nextSteps);
  const local = localSettings(typed.suffix, typed.given.domainName);
  const settings = options.local ? chooseSettings(flags, io.env, nextSteps, local) : typed;
  const input = product.deployInput(settings);
  const session = await openSession(context, options, { ...local, ...settings.given });

  return interruptible(
    io,
    session.environment.command('deploy'),
    async (signal, announceThrough) => {
      const planning = startRun(session, () => undefined, signal);
      const plan = await planDeploy(planning, input, selected);
      await agree(io, session, plan, options);
      const reporter = createReporter({ io, clock: session.clock, json: options.json ?? false });
      announceThrough(reporter.say);
      const summary = await reported(reporter, () =>
        deploy({ ...planning, emit: reporter.emit }, plan, input),
      );
      if (!options.json) {
        printResult(io, session, summary);
      }
      return exitCodeOf(summary);
    },
  );
}

/** The command as it was typed, with places to fill in for what can't be used. */
function correctedCommands(
  { program }: Io,
  options: DeployOptions,
  unusable: readonly SettingName[],
): string[] {
  const settings = typedSettings(options, SETTING_NAMES, unusable);
  return [
    [program, 'deploy', ...settings, ...typedConnection(options)].join(' '),
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
