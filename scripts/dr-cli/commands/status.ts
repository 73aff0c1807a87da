import type { Command } from 'commander';
import { EXIT, type ExitCode } from '../../engine/errors';
import type { CommandContext } from '../context';
import { interruptibleRead, untilInterrupted } from '../interrupt';
import { whileLiving } from '../operation/operation-session';
import { addConnectionOptions, type ConnectionOptions } from '../options';
import { statusText } from '../render/status';
import { statusObject } from '../render/status-json';
import { styleFor } from '../render/style';
import { openSession, type Session } from '../session';
import { readStatus } from '../status/read-status';
import { statusDisplay } from '../status/watch';

interface StatusOptions extends ConnectionOptions {
  readonly watch?: true;
}

/** Between two looks of `--watch`: each asks every region some twenty questions. */
const WATCH_INTERVAL_MS = 5_000;

export function addStatusCommand(
  program: Command,
  context: CommandContext,
  finish: (code: ExitCode) => void,
): void {
  addConnectionOptions(
    program
      .command('status')
      .description('Show both regions side by side: who writes, operations, lag, tasks, stacks')
      .option('--watch', 'look again every few seconds, until Ctrl-C'),
  )
    .addHelpText('after', HELP)
    .action(async (options: StatusOptions) => finish(await runStatus(context, options)));
}

const HELP = `
What can't be read within seconds is shown as unknown, with the reason; a lost region doesn't keep
the other one from being shown. Off a terminal, --watch prints what changes, line by line.

Examples:
  dr-cli status --suffix prod
  dr-cli status --suffix prod --watch
  dr-cli status --suffix prod --json | jq .regions.dr.operation`;

async function runStatus(context: CommandContext, options: StatusOptions): Promise<ExitCode> {
  const { io, product } = context;
  const session = await openSession(context, options);
  if (options.watch) {
    return watch(context, session, options);
  }
  const view = await interruptibleRead(io, session.environment.command('status'), (signal) =>
    readStatus(session, product, signal),
  );
  const { stdout } = io;
  stdout.write(
    options.json
      ? `${JSON.stringify(statusObject(view))}\n`
      : statusText(view, { columns: stdout.columns, style: styleFor(stdout, io.env) }),
  );
  return EXIT.done;
}

/** Ends with Ctrl-C, which is how it is meant to end. */
async function watch(
  { io, product }: CommandContext,
  session: Session,
  { json }: StatusOptions,
): Promise<ExitCode> {
  const show = statusDisplay(io, { json: json ?? false });
  return untilInterrupted(
    io,
    () => undefined,
    (signal) =>
      whileLiving(session, async () => {
        try {
          for (;;) {
            show(await readStatus(session, product, signal));
            await session.clock.sleep(WATCH_INTERVAL_MS, signal);
          }
        } catch (error) {
          if (signal.aborted) {
            return EXIT.done;
          }
          throw error;
        }
      }),
  );
}
