import type { Command } from 'commander';
import { destroy } from '../../engine/destroy/destroy';
import { type DestroyPlan, planDestroy } from '../../engine/destroy/plan';
import { DrError, EXIT, type ExitCode } from '../../engine/errors';
import { withFoundRolesStack } from '../../engine/stack-sets/find-rollout';
import { confirm } from '../confirm';
import type { CommandContext } from '../context';
import { exitCodeOf } from '../exit-code';
import { comeBackTo, interruptible } from '../interrupt';
import type { Io } from '../io';
import { addConnectionOptions, type ConnectionOptions } from '../options';
import { dataAtStakeText } from '../render/data-at-stake';
import { planText } from '../render/plan';
import { styleFor } from '../render/style';
import { createReporter } from '../reporter';
import { beginningText, beginRun } from '../runs/begin-run';
import { assertNobodyElse } from '../runs/environment-lock';
import { withEnvironmentRuns } from '../runs/environment-runs';
import { recordedRun } from '../runs/recorded-run';
import { TAKE_OVER_DESCRIPTION } from '../runs/run-request';
import { openSession, type Session } from '../session';

interface DestroyOptions extends ConnectionOptions {
  readonly yes?: true;
  readonly takeOver?: true;
  readonly deleteData?: true;
}

export function addDestroyCommand(
  program: Command,
  context: CommandContext,
  finish: (code: ExitCode) => void,
): void {
  const command = program
    .command('destroy')
    .description('Delete every stack, with its data, in both regions')
    .option(
      '--delete-data',
      'agree that everything that holds data goes; without it, it is only named',
    )
    .option('--yes', 'do it without asking')
    .option('--take-over', TAKE_OVER_DESCRIPTION);
  addConnectionOptions(command)
    .addHelpText('after', HELP)
    .action(async (options: DestroyOptions) => finish(await runDestroy(context, options)));
}

const HELP = `
Databases are deleted without a final snapshot and buckets with every version in them. Without
--delete-data the command names what would be lost, and deletes nothing. The region whose database
can write now is taken down last, whichever it is. At the end both regions are searched for anything
that still carries the environment's tag.

Examples:
  dr-cli destroy --suffix staging                   # what would be lost
  dr-cli destroy --suffix staging --delete-data
  dr-cli destroy --suffix demo --local --delete-data --yes`;

async function runDestroy(context: CommandContext, options: DestroyOptions): Promise<ExitCode> {
  const { io } = context;
  const session = await openSession(context, options);
  const { environment, clock } = session;

  const again = comeBackTo(environment, comeBack(session, options));
  return interruptible(io, again, (signal, announceThrough) =>
    withEnvironmentRuns(context, session, async (runs) => {
      const begun = beginRun(runs, session, 'destroy', signal);
      io.stderr.write(beginningText(runs, begun));
      const { run } = begun;
      const takeOver = options.takeOver ?? false;
      await assertNobodyElse(run, runs.store, { takeOver });
      const found = await withFoundRolesStack(run);
      const plan = await planDestroy(found);
      await agree(io, session, plan, options);
      const reporter = createReporter({ io, clock, json: options.json ?? false });
      announceThrough(reporter.say);
      try {
        const summary = await recordedRun(
          {
            runs,
            run: { ...found, emit: reporter.emit },
            command: 'destroy',
            place: session.place,
            settings: {},
            options: consentGiven(options),
            takeOver,
            say: reporter.say,
          },
          (recorded) => destroy(recorded, plan),
        );
        return exitCodeOf(summary, signal);
      } finally {
        reporter.close();
      }
    }),
  );
}

async function agree(
  io: Io,
  { environment }: Session,
  { steps, writer, atStake }: DestroyPlan,
  { yes, json, deleteData }: DestroyOptions,
): Promise<void> {
  const { suffix, topology } = environment;
  const style = styleFor(io.stderr, io.env);
  const isRefused = atStake.length > 0 && !deleteData;
  if (isRefused || !json || (!yes && io.isInteractive)) {
    const last = writer && `; ${topology.regions[writer].name} has the writer and goes last`;
    const title = `destroy ${suffix} and all its data${last ?? ''}`;
    io.stderr.write(planText(title, steps, style) + dataAtStakeText(atStake, style));
  }
  if (isRefused) {
    throw new DrError({
      code: 'DR_DATA_WOULD_BE_LOST',
      message: `${suffix} holds data; nothing was deleted`,
      nextSteps: [environment.command('destroy', '--delete-data')],
      exitCode: EXIT.invalidInput,
    });
  }
  if (!yes) {
    await confirm(io, {
      question: `This deletes all data of ${suffix}. Type the suffix to go on: `,
      answer: suffix,
      withoutAsking: environment.command('destroy', '--delete-data', '--yes'),
    });
  }
}

/** The same command, with the consent that was given for it. */
function comeBack({ environment }: Session, options: DestroyOptions): string {
  return environment.command('destroy', ...consentGiven(options));
}

function consentGiven({ deleteData }: DestroyOptions): string[] {
  return deleteData ? ['--delete-data'] : [];
}
