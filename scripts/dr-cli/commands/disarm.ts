import type { Command } from 'commander';
import { DrError, EXIT, type ExitCode } from '../../engine/errors';
import { type ArmingOptions, runArmingCommand } from '../change-arming';
import type { CommandContext } from '../context';
import { addConnectionOptions } from '../options';
import { parsePauseMs } from '../pause-duration';
import { shellQuoted } from '../shell-quoted';

interface DisarmOptions extends ArmingOptions {
  readonly reason: string;
  readonly for?: string;
}

export function addDisarmCommand(
  program: Command,
  context: CommandContext,
  finish: (code: ExitCode) => void,
): void {
  const command = program
    .command('disarm')
    .description('Stop failovers that start by themselves, for a time or until somebody arms')
    .requiredOption('--reason <text>', 'why, for whoever is paged meanwhile')
    .option('--for <duration>', 'armed again after 15m to 7d, such as 2h')
    .option('--yes', 'do it without asking');
  addConnectionOptions(command)
    .addHelpText('after', HELP)
    .action(async (options: DisarmOptions) => finish(await runDisarm(context, options)));
}

const HELP = `
A lost region is still noticed and paged for; a person has to fail over. A region that was
not armed is not armed by the end of --for.

Examples:
  dr-cli disarm --suffix prod --for 2h --reason "database upgrade"
  dr-cli disarm --suffix demo --local --yes --reason test`;

async function runDisarm(context: CommandContext, options: DisarmOptions): Promise<ExitCode> {
  const { reason, for: duration } = options;
  assertReason(reason);
  const pauseMs = duration === undefined ? undefined : parsePauseMs(duration);
  return runArmingCommand(context, options, {
    verb: 'disarm',
    question: 'Nothing fails over by itself then. Type yes: ',
    reason,
    repeated: [
      ...(duration === undefined ? [] : ['--for', duration]),
      ...['--reason', shellQuoted(reason)],
    ],
    check: async () => [],
    request: (nowMs) =>
      pauseMs === undefined ? { kind: 'disarm' } : { kind: 'pause', untilMs: nowMs + pauseMs },
  });
}

function assertReason(reason: string): void {
  if (!/^(?=.*\S)\P{Cc}{1,200}$/u.test(reason)) {
    throw new DrError({
      code: 'DR_INVALID_REASON',
      message: '--reason is one line of 1 to 200 characters',
      nextSteps: ['--reason "database upgrade"'],
      exitCode: EXIT.invalidInput,
    });
  }
}
