import type { Command } from 'commander';
import { assertReady } from '../../engine/arming/assert-ready';
import type { ExitCode } from '../../engine/errors';
import { type ArmingOptions, runArmingCommand } from '../change-arming';
import type { CommandContext } from '../context';
import { addConnectionOptions } from '../options';

export function addArmCommand(
  program: Command,
  context: CommandContext,
  finish: (code: ExitCode) => void,
): void {
  const command = program
    .command('arm')
    .description('Allow the DR region to fail over by itself')
    .option('--yes', 'do it without asking');
  addConnectionOptions(command)
    .addHelpText('after', HELP)
    .action(async (options: ArmingOptions) =>
      finish(
        await runArmingCommand(context, options, {
          verb: 'arm',
          question: 'From now on the DR region may fail over by itself. Type yes: ',
          reason: 'checked and armed',
          repeated: [],
          check: assertReady,
          request: () => ({ kind: 'arm' }),
        }),
      ),
    );
}

const HELP = `
Refused unless the last deploy of every stack is complete and the global database has its
writer and a member in each region. Ends a pause. Nothing changes when it is armed already.

Examples:
  dr-cli arm --suffix demo --local --yes
  dr-cli arm --suffix prod`;
