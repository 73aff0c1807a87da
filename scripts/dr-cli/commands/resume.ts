import type { Command } from 'commander';
import type { ExitCode } from '../../engine/errors';
import type { CommandContext } from '../context';
import { type ResumeOptions, runResume } from '../operation/resume';
import { addConnectionOptions } from '../options';

export function addResumeCommand(
  program: Command,
  context: CommandContext,
  finish: (code: ExitCode) => void,
): void {
  const command = program
    .command('resume')
    .description('Finish a failover or switchover that stopped half-way')
    .option('--no-wait', 'return once it has been started')
    .option('--yes', 'do it without asking');
  addConnectionOptions(command)
    .addHelpText('after', HELP)
    .action(async (options: ResumeOptions) => finish(await runResume(context, options)));
}

const HELP = `
Looks in both regions for the newest operation, and when that failed or its execution is dead,
starts the next one: same kind, same acceptance of loss. It goes through all steps again; what is
done already is found done. When nothing stopped half-way there is nothing to do.

Examples:
  dr-cli resume --suffix prod
  dr-cli resume --suffix demo --local --yes`;
