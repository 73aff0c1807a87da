import { type ArmingRequest, changeArming } from '../engine/arming/change-arming';
import type { FailoverKnowledge, Run } from '../engine/environment';
import { DrError, EXIT, type ExitCode } from '../engine/errors';
import { confirm } from './confirm';
import type { CommandContext } from './context';
import { interruptible } from './interrupt';
import type { ConnectionOptions } from './options';
import { outcomesObject, outcomesText, outcomeWarnings } from './render/arming';
import { styleFor } from './render/style';
import { openSession, startRun } from './session';

export interface ArmingOptions extends ConnectionOptions {
  readonly yes?: true;
}

/** One command that changes who may fail over by itself. */
export interface ArmingCommand {
  readonly verb: 'arm' | 'disarm';
  readonly question: string;
  readonly reason: string;
  /** Options of the command itself, for messages that repeat it. */
  readonly repeated: readonly string[];
  /** What has to hold before, in words; throws when it doesn't. */
  check(run: Run): Promise<readonly string[]>;
  request(nowMs: number): ArmingRequest;
}

/** Checks, asks, writes both regions, and prints what became of it. */
export async function runArmingCommand(
  context: CommandContext,
  options: ArmingOptions,
  command: ArmingCommand,
): Promise<ExitCode> {
  const { io, product } = context;
  const knowledge = requireFailover(product.failover);
  const session = await openSession(context, options);
  const { environment, cloud, clock } = session;
  const again = environment.command(command.verb, ...command.repeated);
  return interruptible(io, again, async (signal) => {
    const run = startRun(session, () => undefined, signal);
    const checks = await command.check(run);
    if (!options.json) {
      io.stderr.write(checks.map((check) => `checked: ${check}\n`).join(''));
    }
    if (!options.yes) {
      await confirm(io, {
        question: command.question,
        answer: 'yes',
        withoutAsking: environment.command(command.verb, ...command.repeated, '--yes'),
      });
    }
    signal.throwIfAborted();
    const { name: by } = await cloud.caller();
    const atMs = clock.nowMs();
    const change = { by, reason: command.reason, atMs };
    const outcomes = await changeArming(run, knowledge, command.request(atMs), change);
    const { regions } = environment.topology;
    const style = styleFor(io.stderr, io.env);
    for (const warning of outcomeWarnings(regions, outcomes)) {
      io.stderr.write(`${style.yellow('warning:')} ${warning}\nnext: ${again}\n`);
    }
    io.stdout.write(
      options.json
        ? `${JSON.stringify({ ...outcomesObject(regions, outcomes), by, reason: command.reason, checks })}\n`
        : outcomesText(regions, outcomes),
    );
    return EXIT.done;
  });
}

function requireFailover(knowledge: FailoverKnowledge | undefined): FailoverKnowledge {
  if (knowledge === undefined) {
    throw new DrError({
      code: 'DR_NO_FAILOVER',
      message: 'this product has nothing that fails over by itself',
      nextSteps: [],
      exitCode: EXIT.invalidInput,
    });
  }
  return knowledge;
}
