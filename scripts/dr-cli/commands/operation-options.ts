import { type Command, Option } from 'commander';
import { addConnectionOptions } from '../options';

/** Options that `failover` and `failback` share, as commander hands them over. */
export interface KindOptions {
  readonly planned?: true;
  readonly unplanned?: true;
  readonly acceptDataLoss?: true;
}

export function addOperationOptions(
  command: Command,
  { planned, unplanned }: { readonly planned: string; readonly unplanned: string },
): Command {
  command
    .addOption(new Option('--planned', planned).conflicts(['unplanned', 'acceptDataLoss']))
    .option('--unplanned', unplanned)
    .addOption(
      new Option('--accept-data-loss', 'whatever is lost, known or not; only with --unplanned'),
    )
    .option('--dry-run', 'print what would happen, and stop')
    .option('--no-wait', 'return once it has been started')
    .option('--yes', 'do it without asking');
  return addConnectionOptions(command);
}
