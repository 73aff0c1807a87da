import { type BenchOptions, benchPayments } from './payments-bench/command';
import { labCommand, labMain } from './payments-lab/lab-command';
import { wholeNumber } from './payments-lab/whole-number';

const command = labCommand('bench:payments')
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
  .addHelpText(
    'after',
    '\nNeeds pgbench, which comes with PostgreSQL (apt-get install postgresql), but for --minutes.\n' +
      'Exits with 1 when a silent socket is noticed too late, 2 when it could not be found out, 4 when an\n' +
      'option cannot be used or pgbench is missing, 130 after Ctrl-C. Payments per second are shown and not\n' +
      'judged: they depend on the machine.',
  );

void labMain<BenchOptions>(command, benchPayments);
