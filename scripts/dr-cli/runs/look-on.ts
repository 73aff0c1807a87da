import type { ExitCode } from '../../engine/errors';
import type { LockItem } from '../../engine/journal/lock/lock-item';
import { readNewestLock } from '../../engine/journal/lock/take-lock';
import type { CommandContext } from '../context';
import { interruptibleRead, untilInterrupted } from '../interrupt';
import type { ConnectionOptions } from '../options';
import { createReporter } from '../reporter';
import { openSession, type Session, startRun } from '../session';
import { holderText, lockRegion } from './environment-lock';
import { followElsewhere } from './follow-elsewhere';

/** The lock of the environment, with the session that it was read in. */
export interface AskedLock {
  readonly session: Session;
  readonly item: LockItem | undefined;
}

export async function readLock(
  context: CommandContext,
  options: ConnectionOptions,
): Promise<AskedLock> {
  const session = await openSession(context, options);
  const { environment } = session;
  const item = await interruptibleRead(context.io, environment.command('attach'), () =>
    readNewestLock(lockRegion(session).parameters, environment.suffix),
  );
  return { session, item };
}

/** Without the journal there are still the account's lock and the stacks themselves. */
export async function lookOn(
  { io }: CommandContext,
  session: Session,
  item: LockItem,
  options: ConnectionOptions,
): Promise<ExitCode> {
  const { clock } = session;
  const { holder } = item;
  const reporter = createReporter({ io, clock, json: options.json ?? false });
  reporter.say(
    `${holderText(item, clock.nowMs())}\n` +
      `its journal is on ${holder.host}: this shows what its stacks go through\n`,
  );
  const announce = () =>
    reporter.say(`\nno longer followed; run ${holder.runId} goes on where it was started\n`);
  return untilInterrupted(io, announce, async (signal) => {
    try {
      return await followElsewhere(startRun(session, reporter.emit, signal), item);
    } finally {
      reporter.close();
    }
  });
}
