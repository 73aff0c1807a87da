import { Command, InvalidArgumentError, Option } from 'commander';
import { type SimulateOptions, simulate } from './simulation/command';
import { exitWithTwo } from './tools/exit-with-two';

function count(value: string): number {
  if (!/^[1-9]\d*$/.test(value)) {
    throw new InvalidArgumentError('Give a whole number from 1 on.');
  }
  return Number(value);
}

const command = new Command('npm run simulate --')
  .description(
    'Failovers in virtual time, with seeded faults, through the real functions and state machines',
  )
  .option('--seeds <count>', 'runs in all, over the scenarios in turn', count, 100)
  .addOption(
    new Option('--seed <number>', 'this seed alone, as it was before')
      .argParser(count)
      .conflicts('seeds'),
  )
  .option('--scenario <name>', 'one scenario, or all', 'all')
  .addHelpText(
    'after',
    '\nExits with 1 when an invariant breaks, with 2 when the simulation itself fails or an option is wrong.',
  )
  .exitOverride(exitWithTwo)
  .parse();

simulate(command.opts<SimulateOptions>(), (text) => process.stdout.write(text)).then(
  (exitCode) => {
    process.exitCode = exitCode;
  },
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  },
);
