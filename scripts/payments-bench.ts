import { Command } from 'commander';
import { type BenchOptions, benchPayments } from './payments-bench/command';
import { wholeNumber } from './payments-lab/whole-number';

const command = new Command('npm run bench:payments --')
  .description(
    'The payment service over HTTPS beside pgbench with the same statements on the same ' +
      'PostgreSQL server, and what a silent database socket costs',
  )
  .option('--rounds <count>', 'turns of both', wholeNumber, 5)
  .option('--seconds <count>', 'length of a turn', wholeNumber, 6)
  .option('--clients <count>', 'at a time, of both', wholeNumber, 16)
  .option(
    '--minutes <count>',
    'pay for so long instead, and show the memory of the service',
    wholeNumber,
  )
  .parse();

benchPayments(command.opts<BenchOptions>(), (text) => process.stdout.write(text)).then(
  (exitCode) => process.exit(exitCode),
  (error: unknown) => {
    process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
    process.exit(2);
  },
);
