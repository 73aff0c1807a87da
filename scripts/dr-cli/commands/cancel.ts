import type { Command } from 'commander';
import { version as programVersion } from '../../../package.json';
import type { Run } from '../../engine/environment';
import { EXIT, type ExitCode } from '../../engine/errors';
import { type CancelledUpdate, cancelUpdates } from '../../engine/journal/cancel-updates';
import { journaledRun } from '../../engine/journal/journaled-run';
import { JOURNAL_VERSION } from '../../engine/journal/records';
import type { CommandContext } from '../context';
import { interruptible } from '../interrupt';
import { addConnectionOptions, type ConnectionOptions } from '../options';
import { type OpenJournal, openJournal } from '../runs/journal-writer';
import { thisProcess } from '../runs/process-identity';
import { endOf } from '../runs/recorded-run';
import { type StoppedRun, stopRun } from '../runs/stop-run';
import { openSession, type Session, startRun } from '../session';

interface CancelOptions extends ConnectionOptions {
  readonly updates?: true;
}

export function addCancelCommand(
  program: Command,
  context: CommandContext,
  finish: (code: ExitCode) => void,
): void {
  const command = program
    .command('cancel')
    .description('Ask a deploy or destroy to stop, wherever it runs; or give one up that is dead')
    .option(
      '--updates',
      'also cancel stack updates under way, which CloudFormation then rolls back',
    );
  addConnectionOptions(command)
    .addHelpText('after', HELP)
    .action(async (options: CancelOptions) => finish(await runCancel(context, options)));
}

const HELP = `
The run does what it does at the first Ctrl-C: it starts nothing more, and CloudFormation goes on with
what has begun. It looks every 15 seconds whether it was asked to. A run whose process is gone, or that
was interrupted, is given up: the next deploy or destroy begins a new one.

Examples:
  dr-cli cancel --suffix prod
  dr-cli cancel --suffix prod --updates`;

async function runCancel(context: CommandContext, options: CancelOptions): Promise<ExitCode> {
  const { io } = context;
  const session = await openSession(context, options);
  return interruptible(io, session.environment.command('cancel'), async (signal) => {
    const run = startRun(session, () => undefined, signal);
    const journal = openJournal(context.openRuns(io), run.id, run.clock);
    try {
      await begin(session, run, journal);
      const journaled = journaledRun(run, journal);
      const stopped = await stopRun(context, session, journaled);
      const updates = options.updates ? await cancelUpdates(journaled) : [];
      journal.record({ type: 'end', result: 'succeeded', exitCode: EXIT.done });
      io.stdout.write(options.json ? json(stopped, updates) : text(stopped, updates, session));
      return EXIT.done;
    } catch (error) {
      journal.record(endOf(error));
      throw error;
    } finally {
      journal.close();
    }
  });
}

async function begin(session: Session, run: Run, journal: OpenJournal): Promise<void> {
  const { accountId, name } = await session.cloud.caller();
  journal.record({
    type: 'run',
    version: JOURNAL_VERSION,
    runId: run.id,
    command: 'cancel',
    suffix: session.environment.suffix,
    accountId,
    cloud: session.place,
  });
  journal.record({ type: 'process', programVersion, by: name, ...thisProcess(), settings: {} });
}

function json(stopped: StoppedRun, updates: readonly CancelledUpdate[]): string {
  return `${JSON.stringify({ version: '1.0', ...stopped, updates })}\n`;
}

function text(
  stopped: StoppedRun,
  updates: readonly CancelledUpdate[],
  { environment }: Session,
): string {
  return [stoppedText(stopped, environment.suffix), ...updates.map(updateText)]
    .map((line) => `${line}\n`)
    .join('');
}

function stoppedText(stopped: StoppedRun, suffix: string): string {
  switch (stopped.kind) {
    case 'stopped':
      return `run ${stopped.runId} has stopped; what CloudFormation has begun goes on`;
    case 'given-up':
      return `given up: run ${stopped.runIds.join(', ')}`;
    case 'nothing-to-stop':
      return `nobody works on ${suffix}`;
  }
}

function updateText({ location, outcome, status }: CancelledUpdate): string {
  return outcome === 'cancelled'
    ? `${location}: update cancelled; CloudFormation rolls it back`
    : `${location}: goes on (${status} can't be cancelled)`;
}
