import type { Command } from 'commander';
import { DrError, EXIT, type ExitCode } from '../../engine/errors';
import { readNewestLock } from '../../engine/journal/lock/take-lock';
import { isOf, type RunHistory } from '../../engine/journal/run-history';
import { systemClock } from '../clock';
import type { CommandContext } from '../context';
import { interruptibleRead, untilInterrupted } from '../interrupt';
import { addConnectionOptions, type ConnectionOptions } from '../options';
import { createReporter } from '../reporter';
import { holderText, lockRegion } from '../runs/environment-lock';
import { allRuns, isLocalPlace, readRun } from '../runs/environment-runs';
import { type FollowedRun, followJournal } from '../runs/follow-journal';
import { JournalClock } from '../runs/journal-clock';
import type { RunStore } from '../runs/run-store';
import { openSession } from '../session';
import { settingSources } from '../setting-sources';
import { resolveSuffix } from '../settings';
import { typedConnection } from '../typed-command';

export function addAttachCommand(
  program: Command,
  context: CommandContext,
  finish: (code: ExitCode) => void,
): void {
  const command = program
    .command('attach')
    .description('Follow a deploy or destroy that another terminal runs, or show again what it did')
    .argument('[run]', 'id of the run; the newest one of the environment without it');
  addConnectionOptions(command)
    .addHelpText('after', HELP)
    .action(async (runId: string | undefined, options: ConnectionOptions) =>
      finish(await runAttach(context, runId, options)),
    );
}

const HELP = `
Reads the run's journal (see dr-cli runs), so that it works on the machine and in the folder that
the run was started from; elsewhere it says whose run it is and where. Ends with the run's own exit
code. Ctrl-C ends the following and nothing else.

Examples:
  dr-cli attach --suffix prod
  dr-cli attach 20260105T090000-1a2b3c`;

async function runAttach(
  context: CommandContext,
  runId: string | undefined,
  options: ConnectionOptions,
): Promise<ExitCode> {
  const store = context.openRuns(context.io);
  const history = runId === undefined ? newestRun(context, store, options) : readRun(store, runId);
  if (history !== undefined) {
    return follow(context, store, history, options);
  }
  if (runId !== undefined) {
    throw new DrError({
      code: 'DR_RUN_UNKNOWN',
      message: `there is no journal of run ${runId} in ${store.name}`,
      nextSteps: [`${context.io.program} runs`],
      exitCode: EXIT.invalidInput,
    });
  }
  return sayWhoRuns(context, store, options);
}

function newestRun(
  { io }: CommandContext,
  store: RunStore,
  options: ConnectionOptions,
): RunHistory | undefined {
  const suffix = resolveSuffix(settingSources(io, options));
  const isLocal = options.local ?? false;
  return allRuns(store).findLast(
    ({ run }) =>
      run.suffix === suffix && run.command !== 'cancel' && isLocalPlace(run.cloud) === isLocal,
  );
}

async function follow(
  { io }: CommandContext,
  store: RunStore,
  { run }: RunHistory,
  options: ConnectionOptions,
): Promise<ExitCode> {
  const clock = new JournalClock(systemClock);
  const reporter = createReporter({ io, clock, json: options.json ?? false });
  const announce = () =>
    reporter.say(`\nno longer followed; run ${run.runId} goes on where it was started\n`);
  const ended = await untilInterrupted(io, announce, async (signal) => {
    try {
      return await followJournal({
        store,
        runId: run.runId,
        clock,
        signal,
        onLine: (line) => {
          clock.reach(Date.parse(line.at));
          if (isOf(line, 'event')) {
            reporter.emit(line.event);
          }
        },
      });
    } finally {
      reporter.close();
    }
  });
  const again = [io.program, run.command, '--suffix', run.suffix, ...typedConnection(options)];
  return exitCodeOf(ended, run.runId, again.join(' '));
}

function exitCodeOf(followed: FollowedRun, runId: string, again: string): ExitCode {
  switch (followed.kind) {
    case 'ended':
      return knownExitCode(followed.end.exitCode);
    case 'died':
      throw new DrError({
        code: 'DR_RUN_DIED',
        message: `run ${runId} has no end, and its process ${followed.process.processId} on ${followed.process.host} is gone`,
        nextSteps: [`${again} (takes up where it was killed)`],
      });
    case 'never-began':
      throw new DrError({
        code: 'DR_RUN_DIED',
        message: `run ${runId} was killed before it did anything`,
        nextSteps: [again],
      });
  }
}

function knownExitCode(code: number): ExitCode {
  return Object.values(EXIT).find((known) => known === code) ?? EXIT.failed;
}

/** Without the journal there is still the account's lock. */
async function sayWhoRuns(
  context: CommandContext,
  store: RunStore,
  options: ConnectionOptions,
): Promise<ExitCode> {
  const { io } = context;
  const session = await openSession(context, options);
  const { environment, clock } = session;
  const status = `${environment.command('status', '--watch')} (shows what CloudFormation does)`;
  const item = await interruptibleRead(io, environment.command('attach'), () =>
    readNewestLock(lockRegion(session).parameters, environment.suffix),
  );
  if (item === undefined || item.state === 'released') {
    const last = item === undefined ? '' : `; the last was ${holderText(item, clock.nowMs())}`;
    throw new DrError({
      code: 'DR_RUN_UNKNOWN',
      message: `nobody works on ${environment.suffix}, and ${store.name} has no run of it${last}`,
      nextSteps: [status],
    });
  }
  throw new DrError({
    code: 'DR_RUN_ELSEWHERE',
    message: `${store.name} has no journal of it: ${environment.suffix} is being worked on by ${holderText(item, clock.nowMs())}`,
    nextSteps: [
      `${io.program} attach ${item.holder.runId} (on ${item.holder.host}, where it was started)`,
      status,
      `${environment.command('cancel')} (asks it to stop)`,
    ],
  });
}
