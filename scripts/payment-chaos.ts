import { Command } from 'commander';
import { type ChaosOptions, chaos } from './payment-chaos/command';
import { wholeNumber } from './payments-lab/whole-number';

const command = new Command('npm run chaos:payments --')
  .description(
    'Concurrent clients that retry, against real payment services and PostgreSQL servers, while ' +
      'connections are cut, services killed and databases crashed',
  )
  .option('--runs <count>', 'runs, each with a seed of its own', wholeNumber, 20)
  .option('--seed <number>', 'seed of the first run', wholeNumber, 1)
  .option(
    '--lanes <count>',
    'databases with services that are used at the same time',
    wholeNumber,
    3,
  )
  .addHelpText('after', '\nExits with 1 when a promise about payments was broken.')
  .parse();

chaos(command.opts<ChaosOptions>(), (text) => process.stdout.write(text)).then(
  (exitCode) => process.exit(exitCode),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(2);
  },
);
