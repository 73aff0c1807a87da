import type { Command } from 'commander';
import type { ExitCode } from '../../engine/errors';
import type { CommandContext } from '../context';
import type { OperationOptions } from '../operation/beginning';
import { carryOut } from '../operation/carry-out';
import { typedKind } from '../operation/kind';
import { addOperationOptions, type KindOptions } from './operation-options';

export function addFailbackCommand(
  program: Command,
  context: CommandContext,
  finish: (code: ExitCode) => void,
): void {
  const command = program.command('failback').description('Make the home primary serve again');
  addOperationOptions(command, {
    planned: 'hand over without losing anything; both regions have to be in sync (default)',
    unplanned: 'take over from a lost DR region',
  })
    .addHelpText('after', HELP)
    .action(async (options: OperationOptions & KindOptions) => {
      const typed = typedKind(context.io, 'failback', options);
      finish(
        await carryOut(context, options, typed.command, () =>
          typed.kind === 'unplanned'
            ? { kind: 'unplanned', goal: 'primary', acceptDataLoss: typed.acceptDataLoss }
            : { kind: 'planned', goal: 'primary' },
        ),
      );
    });
}

const HELP = `
Prints what would happen, with the expected time and loss, and asks. After a failover the old
primary is rebuilt first, which takes minutes to hours; until it is in sync this is refused.
When the home primary serves already there is nothing to do.

Examples:
  dr-cli failback --suffix prod --dry-run
  dr-cli failback --suffix demo --local --yes`;
