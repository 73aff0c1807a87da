import type { Command } from 'commander';
import { DrError, EXIT, type ExitCode } from '../../engine/errors';
import { keepsOthersAway } from '../../engine/journal/lock/take-lock';
import type { LineOf } from '../../engine/journal/records';
import { isOf, type RunHistory } from '../../engine/journal/run-history';
import { systemClock } from '../clock';
import type { CommandContext } from '../context';
import { untilInterrupted } from '../interrupt';
import { addConnectionOptions, type ConnectionOptions } from '../options';
import { createReporter } from '../reporter';
import { holderText } from '../runs/environment-lock';
import { allRuns, isLocalPlace, readRun } from '../runs/environment-runs';
import { type FollowedRun, followJournal } from '../runs/follow-journal';
import { JournalClock } from '../runs/journal-clock';
import { type AskedLock, lookOn, readLock } from '../runs/look-on';
import type { RunStore } from '../runs/run-store';
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
Reads the run's journal (see dr-cli runs) on the machine and in the folder that the run was started
from. Elsewhere it shows what the stacks of the environment go through, until the run has ended; steps
without a stack, such as uploads, are not seen there. Ends with the run's own exit code. Ctrl-C ends
the following and nothing else.

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
  if (history !== undefined && (runId !== undefined || history.end === undefined)) {
    return follow(context, store, history, options);
  }
  if (runId === undefined) {
    return followNewest(context, store, history, options);
  }
  if (history === undefined) {
    throw new DrError({
      code: 'DR_RUN_UNKNOWN',
      message: `there is no journal of run ${runId} in ${store.name}`,
      nextSteps: [
        `${context.io.program} runs`,
        `${context.io.program} attach --suffix <suffix> (follows whoever is at work, wherever)`,
      ],
      exitCode: EXIT.invalidInput,
    });
  }
  return follow(context, store, history, options);
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
  let typed: readonly string[] = [];
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
          if (isOf(line, 'process')) {
            typed = line.options ?? [];
          }
          if (isOf(line, 'event')) {
            reporter.emit(line.event);
          }
        },
      });
    } finally {
      reporter.close();
    }
  });
  const connection = typedConnection(options);
  const again = [io.program, run.command, '--suffix', run.suffix, ...connection, ...typed].join(
    ' ',
  );
  if (ended.kind === 'ended') {
    io.stderr.write(endText(ended.end, run.runId, again));
  }
  return exitCodeOf(ended, run.runId, again);
}

/** What the events leave open: why it ended, and how to go on. */
function endText({ result, reason }: LineOf<'end'>, runId: string, again: string): string {
  switch (result) {
    case 'succeeded':
      return '';
    case 'interrupted':
      return `next: ${again} (takes up where this run ended)\n`;
    case 'abandoned':
    case 'failed':
    case 'refused':
      return reason === undefined ? '' : `run ${runId} ${result}: ${reason}\n`;
  }
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

/**
 * The run that has the environment now, wherever it was started; where nobody has it, the newest of
 * those that are recorded here.
 */
async function followNewest(
  context: CommandContext,
  store: RunStore,
  newestHere: RunHistory | undefined,
  options: ConnectionOptions,
): Promise<ExitCode> {
  const { io } = context;
  let asked: AskedLock;
  try {
    asked = await readLock(context, options);
  } catch (error) {
    if (newestHere === undefined || !(error instanceof DrError)) {
      throw error;
    }
    io.stderr.write(`whether anybody is at work now is not known: ${error.message}\n`);
    return follow(context, store, newestHere, options);
  }
  const { session, item } = asked;
  const { environment, clock } = session;
  if (item !== undefined && keepsOthersAway(item, clock.nowMs())) {
    const history = readRun(store, item.holder.runId);
    return history === undefined
      ? lookOn(context, session, item, options)
      : follow(context, store, history, options);
  }
  if (newestHere !== undefined) {
    return follow(context, store, newestHere, options);
  }
  const last = item === undefined ? '' : `; the last was ${holderText(item, clock.nowMs())}`;
  throw new DrError({
    code: 'DR_RUN_UNKNOWN',
    message: `nobody works on ${environment.suffix}, and ${store.name} has no run of it${last}`,
    nextSteps: [`${environment.command('status', '--watch')} (shows what CloudFormation does)`],
  });
}
